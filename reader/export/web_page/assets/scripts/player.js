
// The player: its controls, and how the page begins.

const [rate, keys, areKeysOn, more, tools] = ["rate", "keys", "keys-on", "more", "tools"].map(byId);
const MAX_TICKS = 40; // more would be a line

function setRate(value) {
  rate.value = value;
  sound.rate = Number(value);
  remember("rate", value);
  showInMediaKeys();
}

function moveRate(by) {
  const at = Math.min(rate.length - 1, Math.max(0, rate.selectedIndex + by));
  const edge = { 0: t("slowest"), [rate.length - 1]: t("fastest") }[at];
  setRate(rate.options[at].value);
  answer([t("Speed {speed}", { speed: decimal.format(rate.value) }), edge].filter(Boolean).join(", "));
}

function moveVolume(by) {
  answer(t("Volume {volume}", { volume: Math.round(100 * sound.changeVolume(by)) }));
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

// On a narrow screen the tools are in a menu.
function closeMenu() {
  tools.classList.remove("open");
  more.setAttribute("aria-expanded", "false");
}

function toggleMenu() {
  const isOpen = tools.classList.toggle("open");
  more.setAttribute("aria-expanded", isOpen);
}

// -- controls ----------------------------------------------------------------------------------------------

play.addEventListener("click", playOrPause);
byId("rewind").addEventListener("click", () => skip(-SKIP));
byId("forward").addEventListener("click", () => skip(SKIP));
byId("back").addEventListener("click", () => moveSentence(-1));
byId("next").addEventListener("click", () => moveSentence(1));
more.addEventListener("click", toggleMenu);
tools.addEventListener("click", closeMenu);
byId("help").addEventListener("click", listKeys);
byId("close").addEventListener("click", () => keys.close());
keys.addEventListener("close", goOn);
areKeysOn.addEventListener("change", () => remember("keys", areKeysOn.checked ? "on" : "off"));
rate.addEventListener("change", () => setRate(rate.value));
place.addEventListener("keydown", () => setPlace(sound.time)); // the key moves it on from there
place.addEventListener("input", () => {
  goToTime(Number(place.value));
  setPlace(sound.time);
});
follow.addEventListener("click", () => {
  scrollToVoice();
  follow.hidden = true;
});
resume.addEventListener("click", start);
addEventListener("scroll", offerFollow, { passive: true });

// A sentence that is clicked is read from there on, and so is a chapter. Other links lead the reading too.
document.addEventListener("click", ({ target }) => {
  if (!target.closest("#more, #tools")) {
    closeMenu();
  }
  const link = target.closest("a[href^='#']");
  const number = link ? sentenceNamed(link.hash.slice(1)) : numbers.get(target.closest("main [id]")) ?? -1;
  if (number < 0 || link?.matches("[href='#article'], [href='#sound']")) {
    return;
  }
  if (link?.closest(".chapters")) {
    byId("chapters").hidePopover();
    readFrom(number);
  } else if (link) {
    jump(number, link.getAttribute("aria-label") ?? link.textContent);
  } else if (!target.closest("a") && getSelection().isCollapsed) {
    readFrom(number);
  }
});

// -- the beginning -----------------------------------------------------------------------------------------

function fillChapters() {
  for (const link of document.querySelectorAll(".chapters a")) {
    const time = document.createElement("span");
    time.dir = "ltr";
    time.textContent = clockTime(parts.find((part) => `#${part.id}` === link.hash)?.start ?? 0);
    link.append(" ", time);
  }
  if (sections.length <= MAX_TICKS) {
    for (const part of sections.slice(1)) {
      const tick = document.createElement("i");
      tick.style.left = `${(100 * part.start) / sound.length}%`;
      rail.append(tick);
    }
  }
}

function fillRates() {
  for (const option of rate.options) {
    option.value = option.textContent;
    option.textContent = `${decimal.format(option.value)}×`;
  }
}

const columnsOf = (row) => [...row.cells].reduce((columns, cell) => columns + cell.colSpan, 0);

// A table that is wider than the page is moved within a frame, which then takes the focus.
function frameTables() {
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const isTooWide = target.scrollWidth > target.clientWidth;
      const attributes = { tabindex: "0", role: "group", "aria-label": t("Wide table") };
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
    const [frame, inside] = ["div", "div"].map((name) => document.createElement(name));
    frame.className = "wide";
    frame.style.setProperty("--columns", Math.max(...[...table.rows].map(columnsOf)));
    table.replaceWith(frame);
    frame.append(inside);
    inside.append(table);
    watcher.observe(frame);
  }
}

// Dates in a language that we have no words for.
function showDates() {
  const format = new Intl.DateTimeFormat(locale(document.documentElement.lang), { dateStyle: "long", timeZone: "UTC" });
  for (const element of document.querySelectorAll(".about time")) {
    const day = new Date(`${element.dateTime}T00:00Z`);
    if (element.textContent === element.dateTime && !Number.isNaN(day.valueOf())) {
      element.textContent = format.format(day);
      element.removeAttribute("dir");
    }
  }
}

function begin() {
  sound.seek(0);
  fillKeys();
  fillRates();
  fillChapters();
  frameTables();
  showDates();
  showLooks();
  const isKnown = [...rate.options].some((each) => each.value === remembered("rate"));
  setRate(isKnown ? remembered("rate") : "1");
  areKeysOn.checked = remembered("keys") !== "off";
  place.max = 5 * Math.ceil(sound.length / 5); // a whole number of its steps
  // An address with a fragment leads there, unless the page is only loaded again.
  const isNew = performance.getEntriesByType("navigation")[0]?.type !== "reload";
  const named = isNew ? sentenceNamed(location.hash.slice(1)) : -1;
  const kept = sentenceNamed(remembered(placeName) ?? "");
  const first = named > 0 ? named : kept;
  if (first > 0) {
    goToTime(sentences[first].start);
  }
  if (first === kept && kept > 0) {
    resume.textContent = t("Continue at {time}", { time: clockTime(sound.time) });
    resume.hidden = false;
  }
  showTime(sound.time);
  showPlaying();
  takeMediaKeys();
}

begin();
