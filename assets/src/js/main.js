import htmx from "htmx.org/dist/htmx.esm.js";
import { initAll as initGovuk } from "govuk-frontend";
import { AddAnother } from "@ministryofjustice/frontend/moj/components/add-another/add-another.mjs";
import { ButtonMenu } from "@ministryofjustice/frontend/moj/components/button-menu/button-menu.mjs";
import { MultiSelect } from "@ministryofjustice/frontend/moj/components/multi-select/multi-select.mjs";
import { SortableTable } from "@ministryofjustice/frontend/moj/components/sortable-table/sortable-table.mjs";
import { createAll } from "govuk-frontend";

// The browser is told to refuse what is inline, and htmx may not make any.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyRestoreAsHxRequest = false;
window.htmx = htmx;

// The words that GOV.UK's scripts would say in English stand on <body> in the page's language.
const words = document.body.dataset;
const i18n = { showPassword: words.showPassword, hidePassword: words.hidePassword };

function start(scope) {
  initGovuk({
    scope,
    passwordInput: {
      i18n: {
        ...i18n,
        showPasswordAriaLabel: words.showPassword,
        hidePasswordAriaLabel: words.hidePassword,
        passwordShownAnnouncement: words.passwordShown,
        passwordHiddenAnnouncement: words.passwordHidden,
      },
    },
    button: { preventDoubleClick: true },
  });
  for (const part of [AddAnother, ButtonMenu, MultiSelect, SortableTable]) createAll(part, undefined, scope);
}

// A form asks for CSRF's word; htmx sends the one that the page carries.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("meta[name=csrf-token]");
  if (token) event.detail.headers["X-CSRFToken"] = token.content;
});
document.addEventListener("htmx:load", (event) => {
  if (event.target !== document.body) start(event.target);
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
});

// Sending files piece by piece is asked for only where there is a field for files.
function sending(scope) {
  const field = scope.querySelector("[data-upload]");
  if (!field || document.querySelector("script[data-sending]")) return;
  const script = document.createElement("script");
  script.src = field.dataset.script;
  script.dataset.sending = "";
  document.head.append(script);
}
document.addEventListener("htmx:load", (event) => sending(event.target));

start(document);
sending(document);
