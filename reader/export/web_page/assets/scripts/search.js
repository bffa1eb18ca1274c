
// Search in the article. As in a session: / opens it, Enter goes to the match, n and N to the next and the
// previous one, and Esc closes it.

const [searchPanel, wanted, find, count] = ["search", "wanted", "find", "matches"].map(byId);
let searched = "";

function openSearch() {
  searchPanel.showPopover();
  find.setAttribute("aria-expanded", "true");
  wanted.focus();
  wanted.select();
}

function closeSearch() {
  if (!searchPanel.matches(":popover-open")) {
    return;
  }
  const hadFocus = searchPanel.contains(document.activeElement);
  searchPanel.hidePopover();
  find.setAttribute("aria-expanded", "false");
  markMatches([], "");
  if (hadFocus) {
    byId("article").focus({ preventScroll: true }); // where keys are commands again
  }
}

function countMatches() {
  const all = matches(wanted.value);
  markMatches(all, wanted.value);
  count.textContent = folded(wanted.value) ? decimal.format(all.length) : "";
}

function search(query, by) {
  if (!folded(query)) {
    tell(t("No search yet. Press {key} to search", { key: "/" }));
    return;
  }
  searched = query;
  const all = matches(query);
  const number = by > 0 ? all.find((each) => each > here) : all.findLast((each) => each < here);
  if (number === undefined) {
    tell(all.length ? t("No more found: {query}", { query }) : t("Nothing found: {query}", { query }));
    return;
  }
  const place = t("{number} of {total}", { number: all.indexOf(number) + 1, total: all.length });
  if (searchPanel.matches(":popover-open")) {
    markMatches(all, query);
    count.textContent = place;
    jump(number); // the panel shows the place
  } else {
    jump(number, `${place}: ${query}`);
  }
}

find.addEventListener("click", () => {
  if (searchPanel.matches(":popover-open")) {
    closeSearch();
  } else {
    openSearch();
  }
});
wanted.addEventListener("input", countMatches);
byId("search-form").addEventListener("submit", (event) => {
  event.preventDefault();
  search(wanted.value, 1);
  byId("article").focus({ preventScroll: true }); // Space, n and N are commands again
});
byId("match-before").addEventListener("click", () => search(wanted.value, -1));
byId("match-after").addEventListener("click", () => search(wanted.value, 1));
byId("search-close").addEventListener("click", closeSearch);
searchPanel.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    event.preventDefault();
    closeSearch();
  }
});
