
// The sound of the article: a part for each section, played one after another as one sound.
//
// The sound stands at the end of the file, after the scripts, so that the page answers before all of it is
// loaded. A part that is asked for before it is there is played once it is.

class Sound {
  // One element plays all parts: a browser that let it begin at a key press lets it go on.
  #audio;
  #parts;
  #elements;
  #failed;
  #isWanted = false; // it is to play once it is there
  #isAwaited = false;
  #number = -1;
  #place = 0;

  // `parts` have a start and a length in seconds; `elements`, a live list, hold their sound. `heard` is called as time
  // passes, `ended` at the end, `failed` where the browser does not play.
  constructor(audio, parts, elements, { heard, ended, failed }) {
    this.#audio = audio;
    this.#parts = parts;
    this.#elements = elements;
    this.#failed = failed;
    audio.addEventListener("timeupdate", heard);
    audio.addEventListener("error", failed);
    audio.addEventListener("ended", () => {
      if (this.#number + 1 === parts.length) {
        ended();
      } else {
        this.seek(parts[this.#number + 1].start);
        this.play();
      }
    });
    // A browser may forget a place that was asked for before it knew how long the sound is.
    audio.addEventListener("loadedmetadata", () => {
      if (Math.abs(audio.currentTime - this.#place) > 0.05) {
        audio.currentTime = this.#place;
      }
    });
    // Browsers tell the time four times a second only: too late for a short sentence.
    let looking = 0;
    const look = () => {
      heard();
      looking = audio.paused ? 0 : requestAnimationFrame(look);
    };
    audio.addEventListener("playing", () => {
      cancelAnimationFrame(looking);
      looking = requestAnimationFrame(look);
    });
  }

  // Seconds from the beginning of the article.
  get time() {
    const part = this.#parts[this.#number];
    // Encoders make a part a little longer than it is: the next has not begun then.
    const time = this.#audio.hasAttribute("src") ? this.#audio.currentTime : this.#place;
    return part.start + Math.max(0, Math.min(time, part.length - 0.03));
  }

  get isPlaying() {
    return !this.#audio.paused;
  }

  get length() {
    const last = this.#parts.at(-1);
    return last.start + last.length;
  }

  seek(time) {
    const number = Math.max(0, this.#parts.findLastIndex((part) => part.start <= time));
    this.#place = Math.max(0, time - this.#parts[number].start);
    if (number !== this.#number) {
      this.#number = number;
      this.#load();
    }
    this.#audio.currentTime = this.#place;
  }

  // Give the audio element its part, now or when the document has come so far.
  #load() {
    const element = this.#elements[this.#number];
    if (element && (document.readyState !== "loading" || this.#elements[this.#number + 1])) {
      this.#audio.setAttribute("src", element.getAttribute("src"));
      if (this.#isWanted) {
        this.play();
      }
      return;
    }
    this.#audio.removeAttribute("src");
    this.#audio.load();
    if (!this.#isAwaited) {
      this.#isAwaited = true;
      document.addEventListener("DOMContentLoaded", () => this.#load());
    }
  }

  play() {
    this.#isWanted = true;
    if (!this.#audio.hasAttribute("src")) {
      return;
    }
    this.#audio.play().catch((error) => {
      if (error.name !== "AbortError") { // that is only a pause, or another part, before it began
        this.#failed();
      }
    });
  }

  pause() {
    this.#isWanted = false;
    this.#audio.pause();
  }

  set rate(rate) {
    this.#audio.defaultPlaybackRate = rate; // of the parts to come
    this.#audio.playbackRate = rate;
  }

  // Change the volume, which is from 0 to 1. Returns the new one.
  changeVolume(by) {
    this.#audio.volume = Math.min(1, Math.max(0, Math.round((this.#audio.volume + by) * 10) / 10));
    return this.#audio.volume;
  }
}
