
// Runs before the page is drawn, so that it appears at once as the listener has chosen.

document.documentElement.classList.add("scripted");

// What is remembered, where the browser allows it. Pages opened as files may have no storage.
function remembered(name) {
  try {
    return localStorage.getItem(`reader ${name}`);
  } catch {
    return null;
  }
}

function remember(name, value) {
  try {
    localStorage.setItem(`reader ${name}`, value);
  } catch {
    // Then it lasts until the page is closed.
  }
}

const LOOKS = ["theme", "face", "width", "spacing"];

// Apply a choice of the text panel; "" is the usual one.
function applyLook(name, value) {
  document.documentElement.dataset[name] = value;
}

function applySize(percent) {
  document.documentElement.style.setProperty("--size", percent / 100);
}

for (const name of LOOKS) {
  applyLook(name, remembered(name) ?? "");
}
const sizeKept = Number(remembered("size"));
const firstSize = sizeKept >= 80 && sizeKept <= 200 ? sizeKept : 100;
applySize(firstSize);
