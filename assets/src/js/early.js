// Runs before the first paint, so that what needs scripts is laid out for them from the start.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
