
// The places in the article: its sentences, in the order of speaking, and what one can move to.

// Of each: the number of its part, its start and end in seconds, its element if the page shows it, the length
// of its text, and for each word the milliseconds since the one before, the characters between, and its own.
const sentences = [];

for (const [place, part] of parts.entries()) {
  const before = parts[place - 1];
  part.start = before ? before.start + before.length : 0;
  part.length /= 1000;
  part.first = sentences.length;
  for (const [number, start, end, length, times] of part.cues) {
    sentences.push({
      part: place,
      start: part.start + start / 1000,
      end: part.start + end / 1000,
      element: byId(`${part.id}-${number}`),
      length,
      times,
    });
  }
}

const numbers = new Map(sentences.map((sentence, number) => [sentence.element, number]));
numbers.delete(null);

const KINDS = {
  heading: "h1, h2, h3, h4, h5, h6",
  link: "a[href]",
  list: "ul, ol, dl",
  item: "li, dt",
  table: "table",
  figure: "figure, [role=img]",
};
const BLOCKS = `${KINDS.heading}, p, li, dt, dd, pre, figcaption, blockquote, section`;
const SOON = 0.02; // seconds: a browser may stand that much before the place that it was asked for

// The sentence that is heard at a time, or was heard last.
function sentenceAt(time) {
  let low = 0;
  let high = sentences.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sentences[middle].start <= time + SOON) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

const onPage = [...sentences.keys()].filter((number) => sentences[number].element);

// The sentence that an element stands in, else the first in it or after it; -1 if there is none.
function sentenceOf(element) {
  for (let around = element; around; around = around.parentElement) {
    if (numbers.has(around)) {
      return numbers.get(around);
    }
  }
  let low = 0;
  let high = onPage.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sentences[onPage[middle]].element;
    if (element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return onPage[low] ?? -1;
}

// The sentence that an id leads to; -1 if there is none.
function sentenceNamed(id) {
  const part = parts.find((each) => each.id === id);
  const element = byId(id);
  return part ? Math.min(part.first, sentences.length - 1) : element ? sentenceOf(element) : -1;
}

const bySelector = new Map(); // what was found by a selector before

// The elements of the article that a selector matches and that are heard, each with its sentence.
function elements(selector) {
  if (!bySelector.has(selector)) {
    const all = [...document.querySelectorAll(`main :is(${selector})`)];
    const placed = all.map((element) => ({ element, sentence: sentenceOf(element) }));
    bySelector.set(selector, placed.filter((each) => each.sentence >= 0));
  }
  return bySelector.get(selector);
}

// The paragraph, item or table that a sentence stands in.
function blockOf(number) {
  const { element } = sentences[number];
  return element && (element.closest("table") ?? element.closest(BLOCKS));
}

function paragraphStart(number) {
  const block = blockOf(number);
  let first = number;
  while (first > 0 && blockOf(first - 1) === block) {
    first -= 1;
  }
  return first;
}

// The first sentence of the paragraph after another sentence's; -1 if there is none.
function nextParagraph(number) {
  const block = blockOf(number);
  return sentences.findIndex((_, each) => each > number && blockOf(each) !== block);
}
