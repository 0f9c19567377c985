// Every page's own script. What only some pages need is apart: work.js, upload.js, eform.js, passkey.js.
import {
  Button,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll,
} from "govuk-frontend";

// The words that GOV.UK's scripts would say in English stand on <body> in the page's language.
const words = document.body.dataset;
const password = {
  i18n: {
    showPassword: words.showPassword,
    hidePassword: words.hidePassword,
    showPasswordAriaLabel: words.showPassword,
    hidePasswordAriaLabel: words.hidePassword,
    passwordShownAnnouncement: words.passwordShown,
    passwordHiddenAnnouncement: words.passwordHidden,
  },
};

function start(scope) {
  createAll(Button, { preventDoubleClick: true }, scope);
  createAll(PasswordInput, password, scope);
  for (const part of [Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink]) {
    createAll(part, undefined, scope);
  }
  sending(scope);
}

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

start(document);
