
// The keys of keyboards and headphones, and the lock screen of a phone.

const media = navigator.mediaSession;

function showInMediaKeys() {
  if (media) {
    media.playbackState = isGoing ? "playing" : "paused";
    const place = { duration: sound.length, position: Math.min(sound.time, sound.length), playbackRate: Number(rate.value) };
    if (place.duration > 0) {
      media.setPositionState?.(place);
    }
  }
}

function takeMediaKeys() {
  if (!media) {
    return;
  }
  const { title, author, site, cover } = about;
  const artwork = cover ? [{ src: cover, type: "image/png", sizes: "512x512" }] : [];
  media.metadata = new MediaMetadata({ title, artist: author, album: site, artwork });
  const handlers = {
    play: start,
    pause: stop,
    stop,
    seekbackward: ({ seekOffset }) => skip(-(seekOffset || SKIP)),
    seekforward: ({ seekOffset }) => skip(seekOffset || SKIP),
    seekto: ({ seekTime }) => goToTime(seekTime),
    previoustrack: () => moveSection(-1),
    nexttrack: () => moveSection(1),
  };
  for (const [action, handler] of Object.entries(handlers)) {
    try {
      media.setActionHandler(action, handler);
    } catch {
      // This browser does not know the action.
    }
  }
}
