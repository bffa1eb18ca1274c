// Shows what went wrong, and what to do, in the browser's language.
"use strict";

const api = globalThis.browser ?? globalThis.chrome;
const told = new URLSearchParams(location.search);
const kind = told.get("kind") ?? "";
const message = told.get("message") ?? "";
const texts = {
  what: api.i18n.getMessage(kind),
  advice: message || api.i18n.getMessage(`${kind}_advice`),
  close: api.i18n.getMessage("close_tab"),
};
document.title = texts.what;
document.documentElement.lang = api.i18n.getMessage("language");
for (const [id, text] of Object.entries(texts)) document.getElementById(id).textContent = text;
if (message) document.getElementById("advice").lang = "en"; // Reader's own message
