
// What a search finds: the sentences, and the words in them.

// The text as it is compared in a search: without accents and capitals.
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

// The numbers of the sentences that hold some words; none where nothing is left of them to compare.
function matches(words) {
  const wanted = folded(words);
  if (!wanted) {
    return [];
  }
  const holds = (sentence) => folded(sentence.element?.textContent ?? "").includes(wanted);
  return [...sentences.keys()].filter((number) => holds(sentences[number]));
}

// Where some words stand in an element.
function rangesOf(element, words) {
  const wanted = folded(words); // never empty: what holds it is a match
  const from = []; // for each character of the folded text: its node, and its start and end there
  let text = "";
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    let at = 0;
    for (const character of node.data) {
      const plain = /\s/.test(character) ? " " : folded(character);
      if (plain !== " " || !text.endsWith(" ")) {
        text += plain;
        from.push(...Array(plain.length).fill([node, at, at + character.length]));
      }
      at += character.length;
    }
  }
  const ranges = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const range = document.createRange();
    const [first, last] = [from[at], from[at + wanted.length - 1]];
    range.setStart(first[0], first[1]);
    range.setEnd(last[0], last[2]);
    ranges.push(range);
  }
  return ranges;
}

// Mark the words in these sentences; a browser that cannot mark words has the sentences marked.
const foundMarker = canMarkWords ? new Highlight() : null;
let withMatch = []; // the numbers of the sentences that are marked

if (canMarkWords) {
  CSS.highlights.set("found", foundMarker);
}

function markMatches(numbers, words) {
  foundMarker?.clear();
  for (const number of canMarkWords ? [] : withMatch) {
    sentences[number].element.classList.remove("found");
  }
  withMatch = numbers;
  for (const number of numbers) {
    const { element } = sentences[number];
    if (canMarkWords) {
      rangesOf(element, words).forEach((range) => foundMarker.add(range));
    } else {
      element.classList.add("found");
    }
  }
}
