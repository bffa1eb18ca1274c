
// Our own words, in the language of the page's labels.

const byId = (id) => document.getElementById(id);
const { parts, landmarks, labels, language, about } = JSON.parse(byId("cues").textContent);

// A message in that language, its fields filled.
function t(message, fields = {}) {
  return (labels[message] ?? message).replace(/\{(\w+)\}/g, (_, name) => fields[name] ?? "");
}

// A language tag as a page gives it, or English if it is not valid.
function locale(tag) {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? "en";
  } catch {
    return "en";
  }
}

const numbersIn = locale(language);
const decimal = new Intl.NumberFormat(numbersIn);
const percent = new Intl.NumberFormat(numbersIn, { style: "percent" });
const units = ["hour", "minute", "second"].map(
  (unit) => new Intl.NumberFormat(numbersIn, { style: "unit", unit, unitDisplay: "long" }),
);

function splitTime(time) {
  const seconds = Math.round(time);
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
}

// 12:40, as a clock shows it.
function clockTime(time) {
  const [hours, minutes, seconds] = splitTime(time);
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

// 12 minutes 40 seconds, as a screen reader says it.
function spokenTime(time) {
  const numbers = splitTime(time);
  const said = numbers.map((number, at) => (number ? units[at].format(number) : "")).filter(Boolean);
  return said.join(" ") || units[2].format(0);
}
