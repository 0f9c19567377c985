// For pages that are worked on: parts that are fetched anew (htmx), tables that are sorted or ticked (MoJ).
import htmx from "htmx.org/dist/htmx.esm.js";
import { MultiSelect } from "@ministryofjustice/frontend/moj/components/multi-select/multi-select.mjs";
import { SortableTable } from "@ministryofjustice/frontend/moj/components/sortable-table/sortable-table.mjs";
import { createAll } from "govuk-frontend";

// The browser is told to refuse what is inline, and htmx may not make any.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyRestoreAsHxRequest = false;
window.htmx = htmx;

// A form asks for CSRF's word; htmx sends the one that the page's forms carry.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (token) event.detail.headers["X-CSRFToken"] = token.value;
});

// A group of the menu closes when one turns to something else, and on Escape.
function close(except) {
  for (const group of document.querySelectorAll(".mc-nav-group details[open]")) {
    if (!except || !group.contains(except)) group.open = false;
  }
}
document.addEventListener("click", (event) => close(event.target));
document.addEventListener("focusin", (event) => close(event.target));
document.addEventListener("keydown", (event) => {
  const group = event.key === "Escape" && event.target.closest?.(".mc-nav-group details[open]");
  if (!group) return;
  group.open = false;
  group.querySelector("summary").focus();
});

// What MoJ's parts would say in English stands on this script's own tag in the page's language.
const words = document.currentScript.dataset;
const sorting = words.sorted && {
  statusMessage: `${words.sorted} %heading% (%direction%)`,
  ascendingText: words.ascending,
  descendingText: words.descending,
};

function start(scope) {
  createAll(SortableTable, sorting, scope);
  createAll(MultiSelect, undefined, scope);
  for (const label of document.querySelectorAll(".moj-multi-select__toggle-label span")) {
    label.textContent = words.selectAll;
  }
}
document.addEventListener("htmx:load", (event) => {
  if (event.target !== document.body) start(event.target);
});
start(document);
