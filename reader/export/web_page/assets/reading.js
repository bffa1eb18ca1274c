
// The reading: what is heard, where one is, and what is answered.
//
// The voice is a recording, and a screen reader may speak beside it. So that the two do not speak at once,
// a move is answered by the voice, which is then at the new place. What the voice cannot say is told to the
// screen reader, and the voice waits meanwhile.

const [play, place, clock, shown, said] = ["play", "place", "clock", "shown", "said"].map(byId);

let here = 0; // the number of the sentence that is heard
let isGoing = false; // whether the reading goes on; it may be waiting while something is told
let isAtEnd = false;
let until = 0; // seconds: the end of a sentence that is heard alone, or 0
let waiting = 0; // the timer of what is told
let linked = null; // the link that was moved to
const before = []; // the sentences from which one jumped
const DELAY = 0.05; // seconds: what encoders put before a sound makes it end that much later

const sound = new Sound(byId("voice"), parts, document.querySelectorAll("#sound audio"), {
  heard,
  ended: () => {
    stop();
    isAtEnd = true;
    tell("End of article");
  },
  failed: () => {
    stop();
    tell("This browser does not play the sound");
  },
});

// -- what is kept, where the browser allows it -------------------------------------------------------------

function kept(name) {
  try {
    return localStorage.getItem(`reader ${name}`);
  } catch {
    return null;
  }
}

function keep(name, value) {
  try {
    localStorage.setItem(`reader ${name}`, value);
  } catch {
    // Then it holds until the page is closed.
  }
}

const placeKept = `place ${location.pathname}`;

// -- what is shown and told --------------------------------------------------------------------------------

// Show a line, which no screen reader reads out.
function show(words) {
  shown.textContent = words;
}

// Show it, and have a screen reader say it; the voice waits about as long as that takes.
function tell(words) {
  show(words);
  said.textContent = said.textContent === words ? `${words}\u00a0` : words; // the same again is said again
  if (isGoing) {
    sound.pause();
    clearTimeout(waiting);
    waiting = setTimeout(goOn, 700 + 60 * words.length);
  }
}

// Tell it only where the voice does not make it heard.
function answer(words) {
  if (isGoing) {
    show(words);
    goOn();
  } else {
    tell(words);
  }
}

function clockTime(time) {
  const seconds = Math.round(time);
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

function spokenTime(time) {
  const seconds = Math.round(time);
  const minutes = Math.floor(seconds / 60);
  const rest = `${seconds % 60} seconds`;
  return minutes ? `${minutes} ${minutes === 1 ? "minute" : "minutes"} ${rest}` : rest;
}

function showTime(time) {
  const words = `${clockTime(time)} / ${clockTime(sound.length)}`;
  if (clock.textContent !== words) {
    clock.textContent = words;
    if (document.activeElement !== place) { // a screen reader says each new value of what has the focus
      setPlace(time);
    }
  }
}

function setPlace(time) {
  place.value = time;
  place.setAttribute("aria-valuetext", `${spokenTime(time)} of ${spokenTime(sound.length)}`);
}

function showChapter() {
  const id = `#${parts[sentences[here].part].id}`;
  for (const link of document.querySelectorAll(".chapters a")) {
    link.setAttribute("aria-current", link.hash === id);
  }
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
  } else if (!until && now !== here) {
    reach(now);
  }
}

function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const bar = byId("player");
  const covered = getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
  return top >= covered && bottom <= innerHeight;
}

// Highlight a sentence. The page follows it, if one moved there, or looked at the one before.
function reach(number, isMove = false) {
  const [old, now] = [sentences[here].element, sentences[number].element];
  const follows = isMove || !old || isInSight(old);
  old?.classList.remove("now");
  now?.classList.add("now");
  if (now && follows && !isInSight(now)) {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    now.scrollIntoView({ block: "center", behavior: isCalm ? "instant" : "smooth" });
  }
  if (number !== here) {
    linked?.classList.remove("reached");
    linked = null;
  }
  here = number;
  keep(placeKept, now?.id ?? parts[sentences[here].part].id);
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
  play.textContent = "Pause";
  if (isAtEnd) {
    goToTime(0);
  }
  reach(here, true);
  goOn();
}

function stop() {
  isGoing = false;
  until = 0;
  play.textContent = "Play";
  clearTimeout(waiting);
  sound.pause();
}

// Be at a time, without hearing it where the reading is paused.
function goToTime(time) {
  until = 0;
  isAtEnd = false;
  sound.seek(Math.min(time, sound.length));
  reach(sentenceAt(time), true);
  showTime(time);
}

// Go to a sentence; where the reading is paused, it alone is heard.
function go(number, words = "") {
  const isPaused = !isGoing && !isAtEnd; // at the end nobody asked for a pause
  goToTime(sentences[number].start);
  show(words);
  if (isPaused) {
    until = sentences[number].end + DELAY;
    sound.play();
  } else {
    start();
  }
}

// Go there, and remember from where.
function jump(number, words) {
  before.push(here);
  go(number, words);
}
