
// The keys, and what they do.

// Esc stops the voice, and closes what is open.
function leave() {
  stop();
  closeMenu();
  closeSearch();
  for (const panel of document.querySelectorAll(".panel:popover-open")) {
    panel.hidePopover();
  }
}

// The keys and what they do, as in a session of the program. One without words is like the one before it.
const KEYS = [
  [["Space"], t("Pause or resume"), playOrPause],
  [["Esc"], t("Stop speaking"), leave],
  [["?"], t("List the keys"), listKeys],
  [["Right", "f"], t("Next sentence"), () => moveSentence(1)],
  [["Left", "F"], t("This sentence again, or the previous one"), () => moveSentence(-1)],
  [["Down", "p"], t("Next paragraph"), toNextParagraph],
  [["Up", "P"], t("Previous paragraph"), toPreviousParagraph],
  [["s"], t("Next section"), () => moveSection(1)],
  [["S"], t("This section again, or the previous one"), () => moveSection(-1)],
  [["Home"], t("Start of the article"), () => jump(0, t("Start of article"))],
  [["End"], t("Last sentence of the article"), () => jump(sentences.length - 1, t("Last sentence"))],
  ...pair("h", t("Next heading"), t("Previous heading"), (by) => moveTo("heading", by)),
  ...[1, 2, 3, 4, 5, 6].map((level) => [
    [`${level}`],
    level === 1 ? t("Next heading at level 1; also 2 to 6") : "",
    () => moveTo("heading", 1, level),
  ]),
  ...pair("d", t("Next landmark"), t("Previous landmark"), moveLandmark),
  [["b"], t("Follow the page's next skip link"), () => moveSkipLink(1)],
  [["B"], t("Follow its previous skip link"), () => moveSkipLink(-1)],
  ...pair("k", t("Next link"), t("Previous link"), moveLink),
  ...pair("l", t("Next list"), t("Previous list"), (by) => moveTo("list", by)),
  ...pair("i", t("Next list item"), t("Previous list item"), (by) => moveTo("item", by)),
  ...pair("t", t("Next table"), t("Previous table"), (by) => moveTo("table", by)),
  ...pair("g", t("Next figure"), t("Previous figure"), (by) => moveTo("figure", by)),
  [["Enter"], t("Follow this link"), followLink],
  [["Backspace"], t("Go back to before the last jump"), back],
  [["+", "]", "="], t("Faster"), () => moveRate(1)],
  [["-", "["], t("Slower"), () => moveRate(-1)],
  [["9"], t("Quieter"), () => moveVolume(-0.1)],
  [["0"], t("Louder"), () => moveVolume(0.1)],
  [["r"], t("Repeat this sentence"), () => go(here)],
  [["w"], t("Where am I"), where],
  [["/"], t("Search"), openSearch],
  [["n"], t("Next match"), () => search(searched, 1)],
  [["N"], t("Previous match"), () => search(searched, -1)],
];

// The next of a kind by a small letter, the previous by its capital.
function pair(key, next, previous, move) {
  return [
    [[key], next, () => move(1)],
    [[key.toUpperCase()], previous, () => move(-1)],
  ];
}

const BY_KEY = new Map(KEYS.flatMap(([names, , run]) => names.map((name) => [name, run])));
// How the listed keys are called.
const SHOWN = {
  Space: t("Space"), Esc: t("Esc"), Enter: t("Enter"), Backspace: t("Backspace"), Left: t("Left"), Right: t("Right"),
  Up: t("Up"), Down: t("Down"), Home: t("Home"), End: t("End"),
};
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

function fillKeys() {
  for (const [names, line] of KEYS) {
    if (line) {
      const row = byId("key-rows").insertRow();
      const key = document.createElement("th");
      key.scope = "row";
      key.textContent = names.map((name) => SHOWN[name] ?? name).join(t(" or "));
      row.append(key);
      row.insertCell().textContent = line;
    }
  }
}
