
// The reading: what is heard, where one is, and what is answered.
//
// The voice is a recording, and a screen reader may speak beside it. So that the two do not speak at once,
// a move is answered by the voice, which is then at the new place. What the voice cannot say is told to the
// screen reader, and the voice waits meanwhile.

const [play, place, rail, clock, shown, said, follow, resume] = [
  "play", "place", "rail", "clock", "shown", "said", "follow", "resume",
].map(byId);

let here = 0; // the number of the sentence that is heard
let isGoing = false; // whether the reading goes on; it may be waiting while something is told
let isAtEnd = false;
let until = 0; // seconds: the end of a sentence that is heard alone, or 0
let waiting = 0; // the timer of what is told
let fading = 0; // the timer of what is shown
let scrollingUntil = 0; // when the page has followed the voice
let linked = null; // the link that was moved to
const backStack = []; // the sentences from which one jumped
const DELAY = 0.05; // seconds: what encoders put before a sound makes it end that much later
const SHOWN_FOR = 4000; // milliseconds
const ROOM = 72; // pixels under the sentence that is heard, for what is shown over the page

const sound = new Sound(byId("voice"), parts, document.getElementsByClassName("part"), {
  heard,
  ended: () => {
    stop();
    isAtEnd = true;
    tell(t("End of article"));
  },
  failed: () => {
    stop();
    tell(t("This browser cannot play the sound"));
  },
});

const placeName = `place ${location.pathname}`;

// -- what is shown and told --------------------------------------------------------------------------------

// Show a line for a moment, which no screen reader reads out.
function show(line) {
  shown.textContent = line;
  shown.hidden = !line;
  clearTimeout(fading);
  fading = setTimeout(() => {
    shown.hidden = true;
  }, SHOWN_FOR);
}

// Show it, and have a screen reader say it; the voice waits about as long as that takes.
function tell(line) {
  show(line);
  said.textContent = said.textContent === line ? `${line}\u00a0` : line; // the same again is said again
  if (isGoing) {
    sound.pause();
    clearTimeout(waiting);
    waiting = setTimeout(goOn, 700 + 60 * line.length);
  }
}

// Tell it only where the voice does not make it heard.
function answer(line) {
  if (isGoing) {
    show(line);
    goOn();
  } else {
    tell(line);
  }
}

function showTime(time) {
  const line = `${clockTime(time)} / ${clockTime(sound.length)}`;
  if (clock.textContent !== line) {
    clock.textContent = line;
    if (document.activeElement !== place) { // a screen reader says each new value of what has the focus
      setPlace(time);
    }
  }
  rail.style.setProperty("--done", sound.length ? time / sound.length : 0);
}

function setPlace(time) {
  place.value = time;
  const fields = { number: spokenTime(time), total: spokenTime(sound.length) };
  place.setAttribute("aria-valuetext", t("{number} of {total}", fields));
}

function showChapter() {
  const id = `#${parts[sentences[here].part].id}`;
  for (const link of document.querySelectorAll(".chapters a")) {
    if (link.hash === id) {
      link.setAttribute("aria-current", "true");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

function showPlaying() {
  const label = isGoing ? t("Pause") : t("Play");
  play.querySelector("span").textContent = label;
  play.title = label;
  play.classList.toggle("going", isGoing);
  showInMediaKeys();
}

// -- what is heard -----------------------------------------------------------------------------------------

function heard() {
  const time = sound.time;
  const now = sentenceAt(time);
  showTime(time);
  if (until && time >= until) {
    until = 0;
    sound.pause();
    sound.seek(sentences[here].start); // from there it goes on
    unmarkWord();
  } else if (!until && now !== here) {
    reach(now);
  }
  if (sound.isPlaying) {
    markWord(here, time);
  }
}

// The part of the window that neither the player nor the search covers.
function view() {
  const boxes = [byId("player"), byId("search")].map((each) => each.getBoundingClientRect());
  const covering = boxes.filter((box) => box.height);
  const isAbove = (box) => box.top < innerHeight / 2;
  return {
    top: Math.max(0, ...covering.filter(isAbove).map((box) => box.bottom)),
    bottom: Math.min(innerHeight, ...covering.filter((box) => !isAbove(box)).map((box) => box.top)),
  };
}

function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const seen = view();
  return top >= seen.top && bottom <= seen.bottom - ROOM;
}

// Whether any of it can be seen: a sentence may be longer than the window.
function isPartlyInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const seen = view();
  return bottom > seen.top && top < seen.bottom;
}

function scrollToVoice() {
  scrollingUntil = performance.now() + 1000;
  sentences[here].element?.scrollIntoView({ block: "center", behavior: calm.matches ? "instant" : "smooth" });
}

// Offer the way back, once the reader has scrolled away from the voice.
function offerFollow() {
  const { element } = sentences[here];
  const isOnItsWay = performance.now() < scrollingUntil;
  follow.hidden = !isGoing || isOnItsWay || !element || isPartlyInSight(element);
}

// Highlight a sentence. The page follows it, if one moved there, or looked at the one before.
function reach(number, isMove = false) {
  const [old, now] = [sentences[here].element, sentences[number].element];
  const follows = isMove || !old || isPartlyInSight(old);
  old?.classList.remove("now");
  now?.classList.add("now");
  if (number !== here) {
    linked?.classList.remove("reached");
    linked = null;
  }
  here = number;
  if (now && follows && !isInSight(now)) {
    scrollToVoice();
  } else {
    offerFollow();
  }
  resume.hidden = true;
  unmarkWord();
  remember(placeName, now?.id ?? parts[sentences[here].part].id);
  showChapter();
}

function goOn() {
  clearTimeout(waiting);
  if (isGoing && !byId("keys").open) {
    sound.play();
  }
}

function start() {
  isGoing = true;
  until = 0;
  showPlaying();
  if (isAtEnd) {
    goToTime(0);
  }
  reach(here, true);
  goOn();
}

function stop() {
  isGoing = false;
  until = 0;
  clearTimeout(waiting);
  sound.pause();
  showPlaying();
  follow.hidden = true;
}

// Be at a time, without hearing it where the reading is paused.
function goToTime(time) {
  until = 0;
  isAtEnd = false;
  sound.seek(Math.max(0, Math.min(time, sound.length)));
  reach(sentenceAt(sound.time), true);
  showTime(sound.time);
  showInMediaKeys();
}

// Go to a sentence; where the reading is paused, it alone is heard.
function go(number, line = "") {
  const isPaused = !isGoing && !isAtEnd; // at the end nobody asked for a pause
  goToTime(sentences[number].start);
  show(line);
  if (isPaused) {
    until = sentences[number].end + DELAY;
    sound.play();
  } else {
    start();
  }
}

// Go there, and remember from where.
function jump(number, line) {
  backStack.push(here);
  go(number, line);
}

// Go there and read on, paused or not: what a click or a tap asks for.
function readFrom(number) {
  backStack.push(here);
  goToTime(sentences[number].start);
  start();
}
