// The questions of filing online, in the browser: the same schema, layout and words as the server's.
// Without this script everything works by the server; with it errors come at once, what is typed is
// saved by itself, questions appear when they are asked, and communes follow the province.
import { Validator, format } from "@cfworker/json-schema";
import { patience } from "./patience.js";

// --- what the server says in motcua/lib/eform; tests/browser/test_eform_twins.py compares the two -----

const CODES = ["required", "type", "const", "enum", "minLength", "maxLength", "pattern", "format", "minimum", "maximum", "minItems", "maxItems", "uniqueItems"];
const LIMITED = new Set(["minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems"]);
// Keywords that only say that something inside them is wrong.
const AROUND = new Set(["properties", "items", "allOf", "if", "then", "$ref"]);

export function holds(when, answers, item) {
  if (!when) return true;
  if (when.all) return when.all.every((one) => holds(one, answers, item));
  if (when.any) return when.any.some((one) => holds(one, answers, item));
  if (when.not) return !holds(when.not, answers, item);
  const value = item && Object.hasOwn(item, when.field) ? item[when.field] : answers[when.field];
  return Array.isArray(value) ? value.some((one) => when.in.includes(one)) : when.in.includes(value);
}

export function shown(pages, answers) {
  const kept = {};
  for (const page of pages) {
    if (!holds(page.when, kept)) continue;
    for (const field of page.fields) {
      if (!Object.hasOwn(answers, field.name) || !holds(field.when, kept)) continue;
      const value = answers[field.name];
      kept[field.name] = field.columns && Array.isArray(value) ? value.map((one) => shownItem(field, one, kept)) : value;
    }
  }
  return kept;
}

function shownItem(field, item, kept) {
  if (item === null || typeof item !== "object" || Array.isArray(item)) return item;
  const found = {};
  for (const column of field.columns) {
    if (Object.hasOwn(item, column.name) && holds(column.when, kept, found)) found[column.name] = item[column.name];
  }
  return found;
}

export function find(schema, pages, answers, today, pageKey) {
  setFormats(today);
  const kept = shown(pages, answers);
  const { errors } = new Validator(schema, "2020-12", false).validate(kept);
  const found = new Map();
  for (const error of errors) {
    const fault = faultOf(error, schema);
    if (!fault) continue;
    const known = found.get(fault.pointer);
    if (!known || rank(fault) < rank(known)) found.set(fault.pointer, fault);
  }
  return ordered(pages, [...found.values()], pageKey);
}

function faultOf(error, schema) {
  if (AROUND.has(error.keyword)) return null;
  const path = error.instanceLocation.slice(1);
  if (error.keyword === "required") {
    const name = /property "(.*)"\.$/.exec(error.error)[1];
    return { pointer: `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, code: "required", params: {} };
  }
  const value = at(schema, error.keywordLocation);
  if (error.keyword === "format") return { pointer: path, code: `format:${value}`, params: {} };
  return { pointer: path, code: error.keyword, params: LIMITED.has(error.keyword) ? { limit: value } : {} };
}

function at(schema, location) {
  const parts = location.slice(2).split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return parts.reduce((found, part) => found?.[part], schema);
}

function rank(fault) {
  const place = CODES.indexOf(fault.code.split(":")[0]);
  return place < 0 ? CODES.length : place;
}

function ordered(pages, faults, pageKey) {
  const places = new Map();
  const columns = new Map();
  let number = 0;
  for (const page of pages) {
    for (const field of page.fields) {
      if (!pageKey || page.key === pageKey) places.set(field.name, number);
      columns.set(field.name, (field.columns ?? []).map((column) => column.name));
      number += 1;
    }
  }
  const place = ({ pointer }) => {
    const [, name, item = "-1", column = ""] = pointer.split("/");
    const line = /^[0-9]+$/.test(item) ? Number(item) : -1;
    return [places.get(name), line, (columns.get(name) ?? []).indexOf(column)];
  };
  const compare = (one, other) => {
    const [a, b] = [place(one), place(other)];
    return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || (one.pointer < other.pointer ? -1 : 1);
  };
  return faults.filter((fault) => places.has(fault.pointer.split("/")[1])).sort(compare);
}

// --- formats: motcua/lib/eform/formats.py and motcua/law/person_code.py -------------------------------

const tidy = (raw) => raw.replace(/[\s.\-\u2013()]/g, "");

function parseDay(written) {
  const parts = /^([0-9]{2})\/([0-9]{2})\/([0-9]{4})$/.exec(written);
  if (!parts) return null;
  const [day, month, year] = parts.slice(1).map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return year >= 1 && day >= 1 && day <= days ? year * 10000 + month * 100 + day : null;
}

function isIdentity(raw, thisYear) {
  const number = tidy(raw);
  if (!/^[0-9]{12}$/.test(number)) return /^[0-9]{9}$/.test(number);
  const bornIn = 1900 + 100 * Math.floor(Number(number[3]) / 2) + Number(number.slice(4, 6));
  return !number.startsWith("000") && bornIn <= thisYear;
}

function isEnterprise(raw) {
  const number = tidy(raw);
  if (!/^([0-9]{10}|[0-9]{13})$/.test(number) || number.slice(10) === "000") return false;
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return String(10 - (sum % 11)) === number[9];
}

const OLD_MOBILE = /^01(2[0-4678]|6[2-9]|86|88|99)[0-9]{7}$/;

function isPhone(raw) {
  const digits = tidy(raw)
    .replace(/^(\+|00)84(0?)/, "0")
    .replace(/^84(?=[0-9]{9,10}$)/, "0");
  return OLD_MOBILE.test(digits) || /^(0[35789][0-9]{8}|02[0-9]{9}|0[24][0-9]{8})$/.test(digits) || /^1[89]00[0-9]{4,6}$/.test(digits);
}

function setFormats(today) {
  const now = parseDay(today);
  format["identity-number"] = (written) => isIdentity(written, Math.floor(now / 10000));
  format["enterprise-code"] = isEnterprise;
  format.phone = isPhone;
  format.day = (written) => parseDay(written) !== null;
  format["past-day"] = (written) => parseDay(written) !== null && parseDay(written) <= now;
  format["future-day"] = (written) => parseDay(written) !== null && parseDay(written) >= now;
  format.email = (written) => written.length <= 254 && /^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(written);
  format.unit = (written) => /^[0-9]{2,5}$/.test(written);
}

// --- reading the page: motcua/lib/eform/reading.py ----------------------------------------------------

export function read(fields, data, prefix = "") {
  const found = {};
  for (const field of fields) {
    const value = readField(field, data, prefix + field.name);
    const empty = value === "" || value === undefined || (typeof value === "object" && Object.keys(value).length === 0);
    if (!empty) found[field.name] = value;
  }
  return found;
}

const one = (data, name) => String(data.getAll(name).at(-1) ?? "").replaceAll("\0", "").replaceAll("\r\n", "\n").trim().slice(0, 10000);

function readField(field, data, name) {
  switch (field.widget) {
    case "date":
    case "past":
    case "future": {
      const [day, month, year] = ["day", "month", "year"].map((part) => one(data, `${name}_${part}`));
      return day || month || year ? `${day.padStart(2, "0")}/${month.padStart(2, "0")}/${year}` : "";
    }
    case "number":
    case "money": {
      const typed = one(data, name);
      const plain = /^[0-9]{1,3}([.,  ][0-9]{3})+$/.test(typed) ? typed.replace(/[^0-9]/g, "") : typed;
      return /^-?[0-9]{1,15}$/.test(plain) ? Number(plain) : typed;
    }
    case "consent":
      return one(data, name) ? true : undefined;
    case "checkboxes":
      return field.choices.map((choice) => choice.value).filter((value) => data.getAll(name).includes(value));
    case "address": {
      const parts = {};
      for (const part of ["province", "commune", "detail"]) {
        const value = one(data, `${name}_${part}`);
        if (value) parts[part] = value;
      }
      return parts;
    }
    case "blocks":
    case "table": {
      const count = Math.min(Number(one(data, `${name}-count`)) || 0, 50);
      const items = Array.from({ length: count }, (_, number) => read(field.columns, data, `${name}-${number}-`));
      return items.filter((item) => Object.keys(item).length > 0);
    }
    default:
      return one(data, name);
  }
}

// --- the page ------------------------------------------------------------------------------------------

const form = document.querySelector("form[data-eform]");
const told = document.getElementById("eform");
if (form && told) begin(form, JSON.parse(told.textContent));

window.motcuaEform = { find, holds, read, shown };

function begin(form, known) {
  const page = known.pages.find((one) => one.key === known.page);
  const now = () => {
    const others = Object.fromEntries(Object.entries(known.answers).filter(([name]) => !page.fields.some((field) => field.name === name)));
    return { ...others, ...read(page.fields, new FormData(form)) };
  };
  reveal(form, now());
  form.addEventListener("change", () => reveal(form, now()));
  form.addEventListener("input", () => reveal(form, now()));
  communes(form, known);
  const saver = autosave(form, known);
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    saver.stop();
    if (button?.name === "act" || button?.name === "language") return;
    const faults = find(known.schema, known.pages, now(), known.today, page.key);
    if (faults.length === 0) return;
    // What is wrong is kept too: it is what the person wrote.
    event.preventDefault();
    saver.start();
    saver.soon();
    tell(form, page, faults, known.messages, known.language);
  });
}

function reveal(form, answers) {
  for (const holder of form.querySelectorAll("[data-when]")) {
    const list = holder.parentElement.closest("[data-list]");
    const item = list ? itemOf(holder, list, answers) : undefined;
    holder.hidden = !holds(JSON.parse(holder.dataset.when), answers, item);
  }
}

function itemOf(holder, list, answers) {
  const [name, number] = holder.dataset.field.split("-");
  return answers[name]?.[Number(number)] ?? {};
}

function communes(form, known) {
  for (const set of form.querySelectorAll("[data-address]")) {
    const name = set.dataset.address;
    const province = set.querySelector(`[name="${name}_province"]`);
    const commune = set.querySelector(`[name="${name}_commune"]`);
    set.querySelector("[data-communes]").hidden = true;
    province.addEventListener("change", async () => {
      commune.length = 1;
      commune.value = "";
      if (!province.value) return;
      const answer = await fetch(known.communes.replace("/00/", `/${province.value}/`), { signal: patience() }).catch(() => null);
      if (!answer?.ok) {
        set.querySelector("[data-communes]").hidden = false;
        return;
      }
      for (const [code, label] of (await answer.json()).communes) commune.add(new Option(label, code));
    });
  }
}

// Saved a moment after the last key; what could not be sent is sent again.
function autosave(form, known) {
  const status = document.getElementById("saved");
  const seen = form.querySelector("[name=seen]");
  const words = known.messages;
  let timer = 0;
  let on = true;
  let last = sent();
  function sent() {
    const data = new FormData(form);
    for (const name of ["seen", "csrfmiddlewaretoken"]) data.delete(name);
    return new URLSearchParams(data).toString();
  }
  async function save() {
    if (!on || sent() === last) return;
    const tried = sent();
    const answer = await fetch(form.action || location.href, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Autosave": "1" },
      signal: patience(),
    }).catch(() => null);
    if (!on) return;
    if (!answer || answer.status >= 500) {
      status.textContent = words.unsaved;
      timer = setTimeout(save, 10000);
      return;
    }
    const result = await answer.json().catch(() => ({}));
    if (result.filed) {
      location.href = result.filed;
    } else if (result.choose) {
      status.textContent = `${words.rival} `;
      const link = Object.assign(document.createElement("a"), { href: result.choose, textContent: words.choose, className: "govuk-link" });
      status.append(link);
    } else if (answer.ok) {
      last = tried;
      seen.value = result.revision;
      status.textContent = words.saved.replace("%(time)s", result.at);
    }
  }
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
  return {
    soon,
    stop: () => {
      on = false;
      clearTimeout(timer);
    },
    start: () => {
      on = true;
    },
  };
}

// --- saying what is wrong, in the places and words of the server ---------------------------------------

function tell(form, page, faults, words, language) {
  for (const old of form.querySelectorAll(".govuk-error-message")) old.remove();
  for (const old of form.querySelectorAll(".govuk-form-group--error")) old.classList.remove("govuk-form-group--error");
  const lines = faults.map((fault) => {
    const spot = spotOf(page, fault, language);
    const sentence = sentenceOf(spot, fault, words);
    const first = document.getElementById(spot.first);
    mark(first, spot.identity, sentence, words);
    return { text: `${spot.label}: ${sentence}`, href: `#${spot.first}` };
  });
  summary(lines, words);
}

function spotOf(page, fault, language) {
  const said = (text) => text?.[language] || text?.vi || "";
  const [, name, ...rest] = fault.pointer.split("/");
  const field = page.fields.find((one) => one.name === name);
  if (rest.length && field.columns) {
    const column = field.columns.find((one) => one.name === rest[1]);
    const label = `${said(field.item)} ${Number(rest[0]) + 1}`;
    const identity = `id_${name}-${rest[0]}-${rest[1]}`;
    return { label: column ? `${label}, ${said(column.label)}` : label, widget: column?.widget, identity, first: firstOf(column, identity) };
  }
  const identity = `id_${name}${rest.length ? `_${rest[0]}` : ""}`;
  return { label: said(field.label), widget: field.widget, part: rest[0], identity, first: rest.length ? identity : firstOf(field, identity) };
}

function firstOf(field, identity) {
  if (!field) return identity;
  if (field.widget === "radios" || field.widget === "checkboxes") return `${identity}_0`;
  if (["date", "past", "future"].includes(field.widget)) return `${identity}_day`;
  return field.widget === "address" ? `${identity}_province` : identity;
}

function sentenceOf(spot, fault, words) {
  if (spot.part && words.parts[spot.part]) return words.parts[spot.part];
  if (fault.code === "required" && words.empty[spot.widget]) return words.empty[spot.widget];
  const sentence = words.codes[fault.code] ?? words.codes.pattern;
  return sentence.replace("%(limit)s", fault.params.limit);
}

function mark(first, identity, sentence, words) {
  // Of a date the whole, not its day alone; of choices their fieldset.
  const group = first?.closest(".govuk-fieldset")?.querySelector(".govuk-date-input, .govuk-radios, .govuk-checkboxes")?.contains(first)
    ? first.closest(".govuk-fieldset").closest(".govuk-form-group")
    : first?.closest(".govuk-form-group");
  if (!group) return;
  group.classList.add("govuk-form-group--error");
  const message = Object.assign(document.createElement("p"), { className: "govuk-error-message", id: `${identity}-error` });
  const hidden = Object.assign(document.createElement("span"), { className: "govuk-visually-hidden", textContent: `${words.error} ` });
  message.append(hidden, sentence);
  const before = group.querySelector(".govuk-date-input, .govuk-radios, .govuk-checkboxes, .govuk-select, .govuk-input__wrapper, input:not([type=hidden]), textarea");
  before?.before(message);
  const described = first.closest("fieldset")?.contains(before) && before !== first ? first.closest("fieldset") : first;
  described.setAttribute("aria-describedby", `${identity}-error`);
}

function summary(lines, words) {
  const place = document.getElementById("errors");
  const box = Object.assign(document.createElement("div"), { className: "govuk-error-summary", tabIndex: -1 });
  const inner = document.createElement("div");
  inner.setAttribute("role", "alert");
  inner.append(Object.assign(document.createElement("h2"), { className: "govuk-error-summary__title", textContent: words.title }));
  const list = Object.assign(document.createElement("ul"), { className: "govuk-list govuk-error-summary__list" });
  for (const line of lines) {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: line.href, textContent: line.text });
    link.addEventListener("click", (event) => {
      const target = document.getElementById(line.href.slice(1));
      if (!target) return;
      event.preventDefault();
      target.closest(".govuk-form-group")?.scrollIntoView();
      target.focus({ preventScroll: true });
    });
    item.append(link);
    list.append(item);
  }
  const body = Object.assign(document.createElement("div"), { className: "govuk-error-summary__body" });
  body.append(list);
  inner.append(body);
  box.append(inner);
  place.replaceChildren(box);
  box.focus();
}
