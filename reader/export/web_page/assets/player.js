
// The player: keys and controls. What they call stands above.

const [rate, keys, areKeysOn] = ["rate", "keys", "keys-on"].map(byId);

function setRate(value) {
  rate.value = value;
  sound.rate = Number(value);
  keep("rate", value);
}

function moveRate(by) {
  const at = Math.min(rate.length - 1, Math.max(0, rate.selectedIndex + by));
  const edge = { 0: ", slowest", [rate.length - 1]: ", fastest" }[at] ?? "";
  setRate(rate.options[at].value);
  answer(`${rate.value} times speed${edge}`);
}

function moveVolume(by) {
  answer(`Volume ${Math.round(100 * sound.louder(by))}`);
}

function playOrPause() {
  if (isGoing) {
    stop();
  } else {
    start();
  }
}

function listKeys() {
  sound.pause();
  keys.showModal();
}

// -- keys --------------------------------------------------------------------------------------------------

// The keys and what they do, as in a session of the program. One without words is like the one before it.
const KEYS = [
  [["Space"], "Pause or resume", playOrPause],
  [["Esc"], "Stop speaking", stop],
  [["?"], "List the keys", listKeys],
  [["Right", "f"], "Next sentence", () => moveSentence(1)],
  [["Left", "F"], "This sentence again, or the previous one", () => moveSentence(-1)],
  [["Down", "p"], "Next paragraph", toNextParagraph],
  [["Up", "P"], "Previous paragraph", toPreviousParagraph],
  [["s"], "Next section", () => moveSection(1)],
  [["S"], "This section again, or the previous one", () => moveSection(-1)],
  [["Home"], "Start of the article", () => jump(0, "Start of article")],
  [["End"], "Last sentence of the article", () => jump(sentences.length - 1, "Last sentence")],
  ...pair("h", "heading", (by) => moveTo("heading", by)),
  ...[1, 2, 3, 4, 5, 6].map((level) => [
    [`${level}`],
    level === 1 ? "Next heading at level 1; also 2 to 6" : "",
    () => moveTo(`heading ${level}`, 1, `h${level}`),
  ]),
  ...pair("d", "landmark", moveLandmark),
  [["b"], "Follow the page's next skip link", () => moveSkipLink(1)],
  [["B"], "Follow its previous skip link", () => moveSkipLink(-1)],
  ...pair("k", "link", moveLink),
  ...pair("l", "list", (by) => moveTo("list", by)),
  ...pair("i", "list item", (by) => moveTo("list item", by, KINDS.item)),
  ...pair("t", "table", (by) => moveTo("table", by)),
  ...pair("g", "figure", (by) => moveTo("figure", by)),
  [["Enter"], "Follow this link", followLink],
  [["Backspace"], "Go back to before the last jump", back],
  [["+", "]", "="], "Faster", () => moveRate(1)],
  [["-", "["], "Slower", () => moveRate(-1)],
  [["9"], "Quieter", () => moveVolume(-0.1)],
  [["0"], "Louder", () => moveVolume(0.1)],
  [["r"], "Repeat this sentence", () => go(here)],
  [["w"], "Where am I", where],
  [["/"], "Search", () => byId("wanted").focus()],
  [["n"], "Next match", () => search(searched, 1)],
  [["N"], "Previous match", () => search(searched, -1)],
];

// The next of a kind by a small letter, the previous by its capital.
function pair(key, named, move) {
  return [
    [[key], `Next ${named}`, () => move(1)],
    [[key.toUpperCase()], `Previous ${named}`, () => move(-1)],
  ];
}

const BY_KEY = new Map(KEYS.flatMap(([names, , run]) => names.map((name) => [name, run])));
const NAMES = {
  " ": "Space", Escape: "Esc", ArrowRight: "Right", ArrowLeft: "Left", ArrowDown: "Down", ArrowUp: "Up",
};

// Whether what has the focus needs the key itself. (WCAG 2.1.4)
function isTheirs(element, key) {
  const isPressed = (key === "Enter" || key === "Space") && element.closest("button, summary");
  const isFollowed = key === "Enter" && element.closest("a");
  return isPressed || isFollowed || element.closest("input, select, dialog");
}

document.addEventListener("keydown", (event) => {
  const key = NAMES[event.key] ?? event.key;
  const run = BY_KEY.get(key);
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;
  if (run && isPlain && areKeysOn.checked && !isTheirs(event.target, key)) {
    event.preventDefault();
    run();
  }
});

// -- controls ----------------------------------------------------------------------------------------------

play.addEventListener("click", playOrPause);
byId("back").addEventListener("click", () => moveSentence(-1));
byId("next").addEventListener("click", () => moveSentence(1));
byId("help").addEventListener("click", listKeys);
byId("close").addEventListener("click", () => keys.close());
keys.addEventListener("close", goOn);
areKeysOn.addEventListener("change", () => keep("keys", areKeysOn.checked ? "on" : "off"));
rate.addEventListener("change", () => setRate(rate.value));
place.addEventListener("keydown", () => setPlace(sound.time)); // the key moves it on from there
place.addEventListener("input", () => {
  goToTime(Number(place.value));
  setPlace(sound.time);
});
byId("search").addEventListener("submit", (event) => {
  event.preventDefault();
  search(byId("wanted").value, 1);
});

// A link into the article leads the reading too; a sentence that is clicked is read from there.
document.addEventListener("click", ({ target }) => {
  const link = target.closest("a[href^='#']");
  const number = link ? sentenceNamed(link.hash.slice(1)) : numbers.get(target.closest("main span[id]")) ?? -1;
  const isSelecting = !getSelection().isCollapsed;
  if (number >= 0 && (link ? link.hash !== "#article" : !target.closest("a") && !isSelecting)) {
    jump(number, link?.textContent ?? "");
  }
});

// Keys of keyboards and headphones, and the lock screen of a phone.
if ("mediaSession" in navigator) {
  navigator.mediaSession.metadata = new MediaMetadata({ title: document.title });
  const handlers = {
    play: start,
    pause: stop,
    seekbackward: () => moveSentence(-1),
    seekforward: () => moveSentence(1),
    previoustrack: () => moveSection(-1),
    nexttrack: () => moveSection(1),
  };
  for (const [action, handler] of Object.entries(handlers)) {
    navigator.mediaSession.setActionHandler(action, handler);
  }
}

// -- the beginning -----------------------------------------------------------------------------------------

function fillKeys() {
  for (const [names, words] of KEYS) {
    if (words) {
      const row = byId("key-rows").insertRow();
      const key = document.createElement("th");
      key.scope = "row";
      key.textContent = names.join(" or ");
      row.append(key);
      row.insertCell().textContent = words;
    }
  }
}

function fillChapters() {
  for (const link of document.querySelectorAll(".chapters a")) {
    const time = document.createElement("span");
    time.textContent = clockTime(parts.find((part) => `#${part.id}` === link.hash)?.start ?? 0);
    link.after(" ", time);
  }
}

// A table that is wider than the page is moved within a frame, which then takes the focus.
function frameTables() {
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const isTooWide = target.scrollWidth > target.clientWidth;
      const attributes = { tabindex: "0", role: "group", "aria-label": "Wide table" };
      for (const [name, value] of Object.entries(attributes)) {
        if (isTooWide) {
          target.setAttribute(name, value);
        } else {
          target.removeAttribute(name);
        }
      }
    }
  });
  for (const table of document.querySelectorAll("main table")) {
    const frame = document.createElement("div");
    frame.className = "wide";
    table.replaceWith(frame);
    frame.append(table);
    watcher.observe(frame);
  }
}

function begin() {
  for (const id of ["player", "tools", "sound"]) {
    byId(id).hidden = id === "sound";
  }
  fillKeys();
  fillChapters();
  frameTables();
  const isKnown = [...rate.options].some((each) => each.value === kept("rate"));
  setRate(isKnown ? kept("rate") : "1");
  areKeysOn.checked = kept("keys") !== "off";
  place.max = 5 * Math.ceil(sound.length / 5); // a whole number of its steps
  const asked = [location.hash.slice(1), kept(placeKept) ?? ""].map(sentenceNamed).find((each) => each > 0);
  sound.seek(0);
  if (asked) {
    goToTime(sentences[asked].start);
  }
  showTime(sound.time);
}

begin();
