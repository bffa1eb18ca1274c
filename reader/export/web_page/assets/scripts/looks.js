
// The text panel: size, theme, typeface, column width and line spacing.

const size = byId("size");

function showSize() {
  byId("size-shown").textContent = percent.format(size.value / 100);
  size.setAttribute("aria-valuetext", percent.format(size.value / 100));
}

// What is read stays where it is while the lines around it move.
function keepingThePlace(change) {
  const { element } = sentences[here];
  const before = element?.getBoundingClientRect().top;
  change();
  if (element?.classList.contains("now")) {
    scrollBy({ top: element.getBoundingClientRect().top - before, behavior: "instant" });
  }
}

byId("looks-form").addEventListener("input", ({ target }) => {
  if (target === size) {
    keepingThePlace(() => applySize(size.value));
    showSize();
    remember("size", size.value);
  } else if (LOOKS.includes(target.name)) {
    keepingThePlace(() => applyLook(target.name, target.value));
    remember(target.name, target.value);
  }
});

function showLooks() {
  const form = byId("looks-form");
  for (const name of LOOKS) {
    const kept = [...form.elements[name]].find((each) => each.value === document.documentElement.dataset[name]);
    if (kept) {
      kept.checked = true;
    }
  }
  size.value = firstSize;
  showSize();
}
