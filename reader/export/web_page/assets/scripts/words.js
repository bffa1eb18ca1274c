
// The word that is heard, marked inside its sentence. The document itself does not change, so a screen
// reader keeps its place.

const canMarkWords = "highlights" in CSS;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const marker = canMarkWords ? new Highlight() : null;
let marksWords = false;
let words = { number: -1, starts: [], ranges: [] }; // of the sentence with this number
let marked = -1; // the number of the marked word

if (canMarkWords) {
  const style = new CSSStyleSheet(); // here, as the HTML checker does not know this selector
  style.replaceSync(`
    ::highlight(word) { background-color: var(--word); }
    ::highlight(found) { background-color: var(--found); text-decoration: underline; }
    @media (forced-colors: active) {
      ::highlight(word) { background-color: Highlight; color: HighlightText; }
      ::highlight(found) { background-color: Mark; color: MarkText; }
    }
  `);
  document.adoptedStyleSheets = [style];
  marker.priority = 1; // over a match
  CSS.highlights.set("word", marker);
}

function unmarkWord() {
  marker?.clear();
  marked = -1;
}

// The start of each word, and its range in the page. Empty where the page shows other text than is spoken.
function wordsOf(number) {
  const { element, length, times } = sentences[number];
  const found = { number, starts: [], ranges: [] };
  if (!element || !length || element.textContent.length !== length) {
    return found;
  }
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let node = texts.nextNode();
  let before = 0; // characters in the nodes before this one
  const place = (at) => {
    while (node && at > before + node.length) {
      before += node.length;
      node = texts.nextNode();
    }
    return [node, at - before];
  };
  let [time, at] = [sentences[number].start, 0];
  for (let index = 0; index < times.length; index += 3) {
    const [wait, gap, size] = times.slice(index, index + 3);
    const range = document.createRange();
    range.setStart(...place(at + gap));
    range.setEnd(...place(at + gap + size));
    time += wait / 1000;
    at += gap + size;
    found.starts.push(time);
    found.ranges.push(range);
  }
  return found;
}

function markWord(number, time) {
  if (!marksWords) {
    return;
  }
  if (words.number !== number) {
    words = wordsOf(number);
    unmarkWord();
  }
  const now = words.starts.findLastIndex((start) => start <= time + SOON);
  if (now !== marked) {
    unmarkWord();
    marked = now;
    if (now >= 0) {
      marker.add(words.ranges[now]);
    }
  }
}

// Unless the listener chose, words are marked where motion is welcome.
function chooseWords() {
  const chosen = remembered("words");
  marksWords = canMarkWords && (chosen ? chosen === "on" : !calm.matches);
  byId("words").checked = marksWords;
  if (!marksWords) {
    unmarkWord();
  }
}

byId("words-choice").hidden = !canMarkWords;
byId("words").addEventListener("change", ({ target }) => {
  remember("words", target.checked ? "on" : "off");
  chooseWords();
});
calm.addEventListener("change", chooseWords);
chooseWords();
