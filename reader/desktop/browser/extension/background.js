// Sends the page of a tab to Reader, by its native-messaging host, and says what went wrong.
"use strict";

const api = globalThis.browser ?? globalThis.chrome;
const HOST = "accessible_reader";
const CHUNK = 250_000; // characters in a message
const MAX_CHARACTERS = 20_000_000;
const SHOWN_MS = 4000;
const RETRY_MS = 500;
const GREEN = "#1a5c2e";
const GREY = "#4a4a4a";
const RED = "#a3001b";
const text = (name) => api.i18n.getMessage(name); // in the browser's language, or in English

class Problem extends Error {
  constructor(kind, detail = "") {
    super(detail);
    this.kind = kind; // the name of a message; that of the advice ends with "_advice"
  }
}

const inject = (tabId) => api.scripting.executeScript({ target: { tabId }, files: ["capture.js"] });
const later = (duration) => new Promise((resolve) => setTimeout(resolve, duration));

// The page that a tab shows. One that is just being replaced can be read a moment later.
async function capture(tabId) {
  const results = await inject(tabId)
    .catch(() => later(RETRY_MS).then(() => inject(tabId)))
    .catch(() => []);
  const page = results?.[0]?.result;
  if (typeof page?.html !== "string") throw new Problem("restricted");
  if (page.html.length > MAX_CHARACTERS) throw new Problem("large");
  return page;
}

// The text in pieces, none of which ends within a character of two code units.
function* pieces(html) {
  for (let start = 0, end; start < html.length; start = end) {
    end = Math.min(start + CHUNK, html.length);
    if (end < html.length && (html.charCodeAt(end - 1) & 0xfc00) === 0xd800) end -= 1;
    yield html.slice(start, end);
  }
}

function deliver(page, action) {
  return new Promise((resolve, reject) => {
    const port = api.runtime.connectNative(HOST);
    port.onMessage.addListener((answer) => {
      port.disconnect();
      if (answer?.ok === true) resolve();
      else reject(new Problem("refused", String(answer?.message ?? "")));
    });
    port.onDisconnect.addListener(() => {
      void api.runtime.lastError; // read it, or the browser logs it
      reject(new Problem("unreachable"));
    });
    const { url, title, isSelection } = page;
    port.postMessage({ action, url, title, selection: isSelection });
    for (const chunk of pieces(page.html)) port.postMessage({ chunk });
    port.postMessage({ end: true });
  });
}

// Runs in the page: a screen reader says the line, and it is gone again.
function sayInPage(line, lang, id, duration) {
  document.getElementById(id)?.remove();
  const region = document.createElement("div");
  region.id = id;
  region.setAttribute("role", "status");
  region.lang = lang;
  region.style.cssText =
    "position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";
  document.body.append(region);
  setTimeout(() => (region.textContent = line), 100);
  setTimeout(() => region.remove(), duration);
}

// What is read aloud needs no words beside it.
async function showDone(tabId, action) {
  await mark(tabId, "✓", GREEN, text("read_page"));
  setTimeout(() => unmark(tabId).catch(() => {}), SHOWN_MS);
  if (action === "read") return;
  const args = [text("queued"), text("language"), "accessible-reader-status", SHOWN_MS];
  await api.scripting.executeScript({ target: { tabId }, func: sayInPage, args }).catch(() => {});
}

// Takes "✓" away again; a problem that came meanwhile stays.
async function unmark(tabId) {
  if ((await api.action.getBadgeText({ tabId })) === "✓") await api.action.setBadgeText({ tabId, text: "" });
}

async function mark(tabId, badge, color, title) {
  await api.action.setBadgeBackgroundColor({ tabId, color });
  await api.action.setBadgeTextColor?.({ tabId, color: "#ffffff" });
  await api.action.setBadgeText({ tabId, text: badge });
  await api.action.setTitle({ tabId, title });
}

async function showProblem(tab, { kind, message }) {
  const title = `${text(kind)}. ${message || text(`${kind}_advice`)}`;
  await mark(tab.id, "!", RED, title).catch(() => {});
  const query = new URLSearchParams({ kind, message });
  await api.tabs.create({ url: api.runtime.getURL(`problem.html?${query}`), index: tab.index + 1 });
}

const underWay = new Set(); // what is being done with which page of which tab: a second press adds nothing

async function send(tab, action) {
  const what = `${action} ${tab?.id} ${tab?.url}`;
  if (tab?.id === undefined || underWay.has(what)) return;
  underWay.add(what);
  try {
    await mark(tab.id, "…", GREY, text("sending")).catch(() => {});
    await deliver(await capture(tab.id), action);
    await showDone(tab.id, action).catch(() => {}); // the tab may be closed by now
  } catch (error) {
    underWay.delete(what); // the button works again before the new tab is open
    await showProblem(tab, error instanceof Problem ? error : new Problem("refused", String(error)));
  } finally {
    underWay.delete(what);
  }
}

api.action.onClicked.addListener((tab) => send(tab, "read"));
api.commands.onCommand.addListener((command, tab) => {
  if (command === "queue") send(tab, "queue");
});
