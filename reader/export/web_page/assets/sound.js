
// The sound of the article: a part for each section, played one after another as one sound.

class Sound {
  // One element plays all parts: a browser that let it begin at a key press lets it go on.
  #audio;
  #parts;
  #elements;
  #failed;
  #number = -1;
  #place = 0;

  // `parts` have a start and a length in seconds; `elements` hold their sound. `heard` is called as time
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
    return part.start + Math.max(0, Math.min(this.#audio.currentTime, part.length - 0.03));
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
      this.#audio.setAttribute("src", this.#elements[number].getAttribute("src"));
    }
    this.#audio.currentTime = this.#place;
  }

  play() {
    this.#audio.play().catch((error) => {
      if (error.name !== "AbortError") { // that is only a pause, or another part, before it began
        this.#failed();
      }
    });
  }

  pause() {
    this.#audio.pause();
  }

  set rate(rate) {
    this.#audio.defaultPlaybackRate = rate; // of the parts to come
    this.#audio.playbackRate = rate;
  }

  // Gives the volume, from 0 to 1.
  louder(by) {
    this.#audio.volume = Math.min(1, Math.max(0, Math.round((this.#audio.volume + by) * 10) / 10));
    return this.#audio.volume;
  }
}
