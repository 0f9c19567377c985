// Files sent ahead of their form, piece by piece, by tus: over a line that breaks, and again after the
// browser was closed. Without this script the same field sends its files with the form.
import { Upload } from "tus-js-client";
import { patience } from "./patience.js";

const PIECE = 4 * 1024 * 1024;
const DELAYS = [0, 1000, 3000, 5000, 10000, 20000, 30000, 60000, 60000, 60000];
const LOOK_AGAIN = 1500;
// So long a piece may stand still on a line that is connected; each time twice as long, for the slowest lines.
const STILL = 30000;

function token() {
  return document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
}

function size(bytes) {
  const language = document.documentElement.lang || "vi";
  const write = (value, digits) => value.toLocaleString(language, { maximumFractionDigits: digits, minimumFractionDigits: digits });
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${write(bytes / 1024, 1)} KB` : `${write(bytes / 1048576, 1)} MB`;
}

function element(name, classes, text = "") {
  const made = document.createElement(name);
  made.className = classes;
  made.textContent = text;
  return made;
}

class Line {
  // One file in the list: its name, how far it is, what can be done with it.
  constructor(field, file) {
    this.field = field;
    this.file = file;
    this.busy = true;
    this.row = element("li", "mc-upload__item");
    this.name = element("span", "mc-upload__name", file.name);
    this.state = element("span", "mc-upload__state");
    this.bar = element("progress", "mc-bar mc-upload__bar");
    this.bar.max = Math.max(file.size, 1);
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", file.name);
    this.acts = element("span", "mc-upload__acts");
    this.row.append(this.name, this.state, this.bar, this.acts);
    this.button(field.words.remove, () => this.remove());
    field.list.append(this.row);
    field.orderable();
  }

  button(text, act) {
    const made = element("button", "govuk-link mc-upload__act", text);
    made.type = "button";
    made.append(element("span", "govuk-visually-hidden", ` ${this.file.name}`));
    made.addEventListener("click", act);
    this.acts.append(made);
    return made;
  }

  say(text, { wrong = false } = {}) {
    this.state.textContent = text;
    this.row.classList.toggle("mc-upload__item--wrong", wrong);
    this.field.say(`${this.file.name}: ${text}`);
  }

  async send() {
    this.say(this.field.words.arriving);
    this.upload = new Upload(this.file, {
      endpoint: this.field.endpoint,
      chunkSize: PIECE,
      retryDelays: DELAYS,
      headers: { "X-CSRFToken": token() },
      metadata: { filename: this.file.name, filetype: this.file.type, paper: this.field.paper },
      removeFingerprintOnSuccess: true,
      onShouldRetry: (error) => {
        this.state.textContent = this.field.words.waiting;
        const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
        return status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;
      },
      onProgress: (sent, all) => {
        this.moved = Date.now();
        this.bar.value = sent;
        this.state.textContent = `${this.field.words.arriving}: ${size(sent)} / ${size(all)}`;
      },
      onError: (error) => this.failed(error),
      onSuccess: () => {
        clearInterval(this.watch);
        this.look();
      },
    });
    const before = await this.upload.findPreviousUploads();
    if (before.length) this.upload.resumeFromPreviousUpload(before[0]);
    this.upload.start();
    this.watchStillness();
  }

  // What stands still is begun again where the server says that it ended.
  watchStillness() {
    clearInterval(this.watch);
    this.moved = Date.now();
    let wait = STILL;
    this.watch = setInterval(async () => {
      if (!this.row.isConnected) return clearInterval(this.watch);
      if (Date.now() - this.moved < wait) return;
      this.moved = Date.now();
      wait = Math.min(wait * 2, 8 * STILL);
      this.say(this.field.words.waiting);
      await this.upload.abort().catch(() => {});
      this.upload.start();
    }, 1000);
  }

  failed(error) {
    clearInterval(this.watch);
    const answer = error.originalResponse;
    const said = answer && answer.getStatus() < 500 ? answer.getBody() : "";
    this.end(said && said.length < 400 && !said.startsWith("<") ? said : this.field.words.failed);
    if (!said) {
      this.again = this.button(this.field.words.again, () => {
        this.again.remove();
        this.busy = true;
        this.bar.hidden = false;
        this.upload.start();
        this.watchStillness();
      });
    }
  }

  // Whole: the server looks at it. Asked until it has.
  async look() {
    const url = new URL(this.upload.url);
    this.token = url.pathname.split("/").pop();
    this.bar.hidden = true;
    let told;
    try {
      told = await (await fetch(`${url.pathname}/state`, { headers: { Accept: "application/json" }, signal: patience() })).json();
    } catch {
      told = { state: "whole" };
    }
    if (told.state === "accepted") return this.kept(told);
    if (told.state === "refused" || told.state === "gone") return this.end(told.sentence);
    this.say(told.sentence || (told.state === "scanning" ? this.field.words.scanning : this.field.words.checking));
    if (told.state === "scanning") this.keep();
    setTimeout(() => this.row.isConnected && this.look(), LOOK_AGAIN);
  }

  // Where the page keeps files at once, "here" is said only when it has: who closes the browser then
  // finds the file again.
  async kept(told) {
    if (!this.field.keepAt) return this.here(told);
    const answer = await this.field.tell("keep", this.token);
    if (answer?.ok) return this.here(told);
    if (answer && answer.status < 500) {
      const says = await answer.json().catch(() => ({}));
      if (says.filed) location.href = says.filed;
      return this.end(says.sentence || this.field.words.failed);
    }
    this.state.textContent = this.field.words.waiting;
    setTimeout(() => this.row.isConnected && this.kept(told), 5 * LOOK_AGAIN);
  }

  here(told) {
    this.keep();
    this.file = { name: told.name, size: told.bytes };
    const link = element("a", "govuk-link", told.name);
    link.href = `${this.field.endpoint}${this.token}/file`;
    link.target = "_blank";
    link.rel = "noopener";
    this.name.replaceChildren(link);
    if (told.thumbnail && !this.row.querySelector("img")) {
      const picture = element("img", "mc-upload__picture");
      picture.src = told.thumbnail;
      picture.alt = "";
      this.row.prepend(picture);
    }
    this.say([`${size(told.bytes)} · ${this.field.words.here}`, ...told.notes].join(" "));
  }

  // The form takes it along by its token.
  keep() {
    this.busy = false;
    if (this.hidden) return;
    this.hidden = element("input", "");
    this.hidden.type = "hidden";
    this.hidden.name = `${this.field.name}-upload`;
    this.hidden.value = this.token;
    this.row.append(this.hidden);
  }

  end(sentence) {
    this.busy = false;
    this.bar.hidden = true;
    this.say(sentence, { wrong: true });
  }

  remove() {
    this.busy = false;
    // What is whole is let go by the page first: without its upload the page would not know which it was.
    if (this.token) this.field.drop(this.token);
    else if (this.upload) this.upload.abort(true).catch(() => {});
    this.row.remove();
    this.field.orderable();
    this.field.say(`${this.file.name}: ${this.field.words.removed}`);
    this.field.input.focus();
  }
}

class Field {
  constructor(root) {
    this.root = root;
    this.endpoint = root.dataset.upload;
    this.name = root.dataset.field;
    this.paper = root.dataset.paper;
    this.keepAt = root.dataset.keepAt;
    this.types = (root.dataset.types || "").split(" ").filter(Boolean);
    this.mostBytes = Number(root.dataset.mostBytes) || Infinity;
    this.mostFiles = Number(root.dataset.mostFiles) || Infinity;
    this.words = {};
    for (const [key, text] of Object.entries(root.dataset)) {
      if (key.startsWith("words")) this.words[key.slice(5).toLowerCase()] = text;
    }
    this.input = root.querySelector("input[type=file]");
    this.list = root.querySelector(".mc-upload__list");
    this.said = root.querySelector("[data-upload-said]");
    this.lines = [];
    for (const row of this.list.children) this.adopt(row);
    this.orderable();
    this.input.addEventListener("change", () => this.take());
    root.closest("form")?.addEventListener("submit", (event) => this.hold(event), true);
  }

  say(text) {
    this.said.textContent = text;
  }

  // The page keeps a file, or lets it go, before its form is sent; null when the line is down.
  tell(act, name) {
    const body = new FormData();
    body.append(act, this.name);
    body.append("token", name);
    return fetch(this.keepAt, { method: "POST", body, headers: { "X-CSRFToken": token(), "X-Autosave": "1" }, signal: patience() }).catch(() => null);
  }

  async drop(name) {
    if (this.keepAt) await this.tell("drop", name);
    fetch(`${this.endpoint}${name}`, { method: "DELETE", headers: { "Tus-Resumable": "1.0.0", "X-CSRFToken": token() } }).catch(() => {});
  }

  // What the server drew: its tick box becomes a button.
  adopt(row) {
    const label = row.querySelector(".mc-upload__drop");
    if (!label) return;
    const made = element("button", "govuk-link mc-upload__act", this.words.remove);
    made.type = "button";
    made.append(element("span", "govuk-visually-hidden", ` ${row.querySelector(".mc-upload__name").textContent}`));
    made.addEventListener("click", () => {
      this.drop(row.dataset.token);
      row.remove();
      this.orderable();
      this.input.focus();
    });
    label.replaceWith(made);
  }

  // The order of photographs is the order of pages.
  orderable() {
    const rows = [...this.list.children].filter((row) => !("attached" in row.dataset));
    rows.forEach((row, place) => {
      let up = row.querySelector("[data-up]");
      if (!up) {
        up = element("button", "govuk-link mc-upload__act", this.words.up);
        up.type = "button";
        up.dataset.up = "";
        up.append(element("span", "govuk-visually-hidden", ` ${row.querySelector(".mc-upload__name").textContent}`));
        up.addEventListener("click", () => {
          row.previousElementSibling?.before(row);
          this.orderable();
          up.hidden ? this.input.focus() : up.focus();
        });
        row.querySelector(".mc-upload__acts").prepend(up);
      }
      up.hidden = place === 0;
    });
  }

  take() {
    const files = [...this.input.files];
    this.input.value = "";
    for (const file of files) {
      const wrong = this.fault(file);
      const line = new Line(this, file);
      this.lines.push(line);
      if (wrong) line.end(wrong);
      else line.send();
    }
  }

  fault(file) {
    const ending = file.name.includes(".") ? file.name.split(".").pop().toLowerCase() : "";
    const known = { jpeg: "jpg", jpe: "jpg", jfif: "jpg", heif: "heic", tiff: "tif" };
    if (!file.size) return this.words.empty;
    if (file.size > this.mostBytes) return this.words.large;
    if (ending && this.types.length && !this.types.includes(known[ending] ?? ending)) return this.words.type;
    if (this.list.querySelectorAll("input[type=hidden]").length >= this.mostFiles) return this.words.many;
    return "";
  }

  hold(event) {
    if (!this.lines.some((line) => line.busy && line.row.isConnected)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.say("");
    this.say(this.words.busy);
    this.root.querySelector(".mc-upload__busy")?.remove();
    const told = element("p", "govuk-error-message mc-upload__busy", this.words.busy);
    this.list.before(told);
    this.input.focus();
  }
}

function start(scope) {
  const found = [...scope.querySelectorAll("[data-upload]")];
  if (scope.matches?.("[data-upload]")) found.push(scope);
  for (const root of found) {
    if (root.dataset.started) continue;
    root.dataset.started = "1";
    new Field(root);
  }
}

document.addEventListener("htmx:load", (event) => start(event.target));
start(document);
