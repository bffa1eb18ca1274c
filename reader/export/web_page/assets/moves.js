
// The moves: what the keys and links that go somewhere do.

const word = (by) => (by > 0 ? "next" : "previous");
const isBegunLongAgo = () => sound.time - sentences[here].start > 2;

// -- by sentence, paragraph and section --------------------------------------------------------------------

function moveSentence(by) {
  if (by < 0 && isBegunLongAgo()) {
    go(here);
  } else if (sentences[here + by]) {
    go(here + by);
  } else {
    tell(by > 0 ? "End of article" : "Start of article");
  }
}

function toNextParagraph() {
  const number = nextParagraph(here);
  if (number < 0) {
    tell("No next paragraph");
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
    tell("No previous paragraph");
  }
}

// The sections in which anything is heard, the number of that in which one is, and a line that tells of one.
const sections = parts.filter((part) => part.cues.length);
const sectionHere = () => sections.indexOf(parts[sentences[here].part]);
const sectionLine = (number) => `${sections[number].title}, section ${number + 1} of ${sections.length}`;

// Back from within a section its own beginning is meant.
function moveSection(by) {
  const isWithin = by < 0 && sections[sectionHere()].first < here;
  const number = sectionHere() + (isWithin ? 0 : by);
  if (sections[number]) {
    jump(sections[number].first, sectionLine(number));
  } else {
    tell(`No ${word(by)} section`);
  }
}

function where() {
  tell(`${sectionLine(sectionHere())}, ${Math.floor((100 * sound.time) / sound.length)} percent`);
}

// -- by element --------------------------------------------------------------------------------------------

function nameOf(element) {
  const caption = element.querySelector(":scope > caption, :scope > figcaption") ?? element;
  const name = (element.ariaLabel ?? caption.textContent).trim().replace(/\s+/g, " ");
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}

function moveTo(kind, by, selector = KINDS[kind]) {
  const all = elements(selector);
  const next = by > 0
    ? all.find((each) => each.sentence > here)
    : all.findLast((each) => each.sentence < here);
  if (next) {
    const level = kind === "heading" ? `heading ${next.element.tagName[1]}` : kind;
    jump(next.sentence, `${nameOf(next.element)}, ${level}`);
  } else {
    tell(`No ${word(by)} ${kind}`);
  }
}

// Links are moved to one by one, where several stand in a sentence too.
function moveLink(by) {
  const all = elements(KINDS.link);
  const at = all.findIndex((each) => each.element === linked);
  const near = by > 0 ? all.find((each) => each.sentence >= here) : all.findLast((each) => each.sentence < here);
  const next = at < 0 ? near : all[at + by];
  if (!next) {
    tell(`No ${word(by)} link`);
    return;
  }
  linked?.classList.remove("reached");
  jump(next.sentence, `${nameOf(next.element)}, link`);
  linked = next.element;
  linked.classList.add("reached");
}

function followLink() {
  const link = linked ?? elements(KINDS.link).find((each) => each.sentence === here)?.element;
  if (link) {
    link.click();
  } else {
    tell("No link here");
  }
}

function back() {
  const number = before.pop();
  if (number === undefined) {
    tell("Nothing to go back to");
  } else {
    go(number, "Back");
  }
}

// -- by what the page itself offers ------------------------------------------------------------------------

const skipLinks = document.querySelectorAll(".skip .own");
let skipped = -1; // the number of the skip link that was followed last

function moveSkipLink(by) {
  if (!skipLinks.length) {
    tell("This page has no skip links");
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
    tell(`No ${word(by)} landmark`);
  }
}

// -- by search ---------------------------------------------------------------------------------------------

let searched = "";

function search(words, by) {
  searched = words;
  if (!words.trim()) {
    tell("No search yet. Press / to search");
    return;
  }
  const all = matches(words);
  const number = by > 0 ? all.find((each) => each > here) : all.findLast((each) => each < here);
  if (number === undefined) {
    tell(`${all.length ? "No more" : "Nothing"} found: ${words}`);
  } else {
    jump(number, `${all.indexOf(number) + 1} of ${all.length}: ${words}`);
  }
}
