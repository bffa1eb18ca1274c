
// The moves: what the keys and links that go somewhere do.

const SKIP = 15; // seconds

// What is said where there is no next, or no previous one.
const NONE = {
  section: [t("No next section"), t("No previous section")],
  heading: [t("No next heading"), t("No previous heading")],
  link: [t("No next link"), t("No previous link")],
  list: [t("No next list"), t("No previous list")],
  item: [t("No next list item"), t("No previous list item")],
  table: [t("No next table"), t("No previous table")],
  figure: [t("No next figure"), t("No previous figure")],
  landmark: [t("No next landmark"), t("No previous landmark")],
};
const NAMES_OF_KINDS = {
  link: t("link"), list: t("list"), item: t("list item"), table: t("table"), figure: t("figure"),
};
const none = (kind, by) => NONE[kind][by > 0 ? 0 : 1];
const isBegunLongAgo = () => sound.time - sentences[here].start > 2;

// -- by sentence, paragraph and section --------------------------------------------------------------------

function moveSentence(by) {
  if (by < 0 && isBegunLongAgo()) {
    go(here);
  } else if (sentences[here + by]) {
    go(here + by);
  } else {
    tell(by > 0 ? t("End of article") : t("Start of article"));
  }
}

function skip(seconds) {
  goToTime(sound.time + seconds);
  if (isGoing) {
    goOn();
  } else {
    answer(clockTime(sound.time));
  }
}

function toNextParagraph() {
  const number = nextParagraph(here);
  if (number < 0) {
    tell(t("No next paragraph"));
  } else {
    go(number);
  }
}

function toPreviousParagraph() {
  const first = paragraphStart(here);
  if (first < here || isBegunLongAgo()) {
    go(first);
  } else if (here > 0) {
    go(paragraphStart(here - 1));
  } else {
    tell(t("No previous paragraph"));
  }
}

// The sections in which anything is heard, the number of that in which one is, and a line that tells of one.
const sections = parts.filter((part) => part.cues.length);
const sectionHere = () => sections.indexOf(parts[sentences[here].part]);
const sectionLine = (number) => {
  const place = t("section {number} of {total}", { number: number + 1, total: sections.length });
  return `${sections[number].title}, ${place}`;
};

// Back from within a section its own beginning is meant.
function moveSection(by) {
  const isWithin = by < 0 && sections[sectionHere()].first < here;
  const number = sectionHere() + (isWithin ? 0 : by);
  if (sections[number]) {
    jump(sections[number].first, sectionLine(number));
  } else {
    tell(none("section", by));
  }
}

function where() {
  tell(`${sectionLine(sectionHere())}, ${percent.format(Math.floor((100 * sound.time) / sound.length) / 100)}`);
}

// -- by element --------------------------------------------------------------------------------------------

function nameOf(element) {
  const caption = element.querySelector(":scope > caption, :scope > figcaption") ?? element;
  const name = (element.ariaLabel ?? caption.textContent).trim().replace(/\s+/g, " ");
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}

// Move to the next or the previous of a kind; headings also at one level.
function moveTo(kind, by, level = 0) {
  const all = elements(level ? `h${level}` : KINDS[kind]);
  const next = by > 0
    ? all.find((each) => each.sentence > here)
    : all.findLast((each) => each.sentence < here);
  if (next) {
    const name = NAMES_OF_KINDS[kind] ?? t("heading {level}", { level: next.element.tagName[1] });
    jump(next.sentence, `${nameOf(next.element)}, ${name}`);
  } else {
    tell(level ? t("No next heading {level}", { level }) : none(kind, by));
  }
}

// Links are moved to one by one, where several stand in a sentence too.
function moveLink(by) {
  const all = elements(KINDS.link);
  const at = all.findIndex((each) => each.element === linked);
  const near = by > 0 ? all.find((each) => each.sentence >= here) : all.findLast((each) => each.sentence < here);
  const next = at < 0 ? near : all[at + by];
  if (!next) {
    tell(none("link", by));
    return;
  }
  linked?.classList.remove("reached");
  jump(next.sentence, `${nameOf(next.element)}, ${NAMES_OF_KINDS.link}`);
  linked = next.element;
  linked.classList.add("reached");
}

function followLink() {
  const link = linked ?? elements(KINDS.link).find((each) => each.sentence === here)?.element;
  if (link) {
    link.click();
  } else {
    tell(t("No link here"));
  }
}

function back() {
  const number = backStack.pop();
  if (number === undefined) {
    tell(t("Nothing to go back to"));
  } else {
    go(number, t("Back"));
  }
}

// -- by what the page itself offers ------------------------------------------------------------------------

const skipLinks = [...document.querySelectorAll(".skip .own")]
  .filter((link) => sentenceNamed(link.hash.slice(1)) >= 0);
let skipped = -1; // the number of the skip link that was followed last

function moveSkipLink(by) {
  if (!skipLinks.length) {
    tell(t("This page has no skip links"));
    return;
  }
  skipped = skipped < 0 && by < 0 ? skipLinks.length - 1 : (skipped + by + skipLinks.length) % skipLinks.length;
  const link = skipLinks[skipped];
  jump(sentenceNamed(link.hash.slice(1)), link.textContent);
}

function moveLandmark(by) {
  const part = sentences[here].part;
  const all = landmarks.map(([id, name]) => ({ name, number: parts.findIndex((each) => each.id === id) }));
  const next = by > 0 ? all.find((each) => each.number > part) : all.findLast((each) => each.number < part);
  if (next && next.number >= 0) {
    jump(sentenceNamed(parts[next.number].id), next.name);
  } else {
    tell(none("landmark", by));
  }
}
