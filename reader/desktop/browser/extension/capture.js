// Runs in the page when the listener asks for it. Its value is the page as it is shown: with what scripts
// have added, with shadow trees, without scripts, and without anything that was typed or is secret.
(() => {
  "use strict";

  const HTML = "http://www.w3.org/1999/xhtml";
  const VOID = new Set(
    "area base br col embed hr img input keygen link meta param source track wbr".split(" "),
  );
  const LEFT_OUT = new Set("script style noscript template datalist object embed applet".split(" "));
  const LINKS = /\b(?:canonical|author|license|next|prev|alternate)\b/i;
  const SECRET = /csrf|xsrf|token|nonce|secret|session|password|passwd|api-?key|auth(?!or)/i;
  const NAME = /^[a-z_][\w:.-]*$/i;
  const DROPPED = new Set(
    "nonce srcset srcdoc integrity checked selected aria-checked aria-valuenow aria-valuetext".split(" "),
  );
  const WITH_VALUE = new Set("input textarea select option button".split(" ")); // value is what was typed
  const BUTTONS = new Set("button submit reset image".split(" ")); // value is what is written on it
  const EDITORS = new Set("textbox searchbox combobox".split(" "));
  const ADDRESSES = new Set("href src cite poster longdesc".split(" "));
  // Elements whose kind says nothing about a selection in them.
  const NEUTRAL = new Set("main article section nav aside header footer form dialog search".split(" "));
  const ADDRESS = /^(?:https?|file):/; // not data:, which holds the page itself
  const MAX_ADDRESS = 20_000; // that the host takes
  const MAX_ATTRIBUTE = 2000;
  const MAX_DATA = 200; // characters in a data-* attribute
  const OWN = "accessible-reader-status"; // our own answer, which may still be in the page

  // Properties as the browser defines them: a field of a form, or a picture of a document, can take their names.
  const property = (type, name) => {
    const { get } = Object.getOwnPropertyDescriptor(type.prototype, name);
    return (node) => get.call(node);
  };
  const method = (type, name) => {
    const called = type.prototype[name];
    return (node, ...values) => called.apply(node, values);
  };
  const [childrenOf, typeOf, parentOf, documentOf, baseOf] =
    ["childNodes", "nodeType", "parentElement", "ownerDocument", "baseURI"].map((name) => property(Node, name));
  const [contains, rootOf] = ["contains", "getRootNode"].map((name) => method(Node, name));
  const [attributes, localNameOf, namespaceOf, idOf] =
    ["attributes", "localName", "namespaceURI", "id"].map((name) => property(Element, name));
  const [attributeOf, hasAttribute, closest] =
    ["getAttribute", "hasAttribute", "closest"].map((name) => method(Element, name));
  const isEditable = property(HTMLElement, "isContentEditable");
  const [bodyOf, elementOf, titleOf, viewOf, focusOf] =
    ["body", "documentElement", "title", "defaultView", "activeElement"].map((name) => property(Document, name));
  const [selectionOf, elementsOf] = ["getSelection", "querySelectorAll"].map((name) => method(Document, name));

  const escaped = (text) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const quoted = (text) => `"${escaped(text).replaceAll('"', "&quot;")}"`;

  function shadowOf(element) {
    try {
      if (element.shadowRoot) return element.shadowRoot;
      return element.openOrClosedShadowRoot ?? globalThis.chrome?.dom?.openOrClosedShadowRoot(element) ?? null;
    } catch {
      return null; // not an element that can have one
    }
  }

  function frameDocument(element) {
    try {
      const frame = element.contentDocument;
      return frame && bodyOf(frame) ? frame : null;
    } catch {
      return null; // of another site
    }
  }

  // The document of a frame of this site that fills most of the window.
  function mainFrame(element) {
    const box = element.getBoundingClientRect();
    const share = (box.width * box.height) / (innerWidth * innerHeight || 1);
    return share >= 0.5 ? frameDocument(element) : null;
  }

  function isDropped(element, name) {
    if (LEFT_OUT.has(name)) return !(name === "script" && element.type === "application/ld+json");
    if (name === "input") return element.type === "hidden";
    if (name === "meta") {
      const key = element.getAttribute("name") ?? element.getAttribute("property") ?? "";
      return SECRET.test(key) || element.hasAttribute("http-equiv");
    }
    if (name === "link") return !LINKS.test(element.rel);
    return idOf(element) === OWN;
  }

  // True for a field in which somebody writes: its text is as private as an input's value.
  function isEditor(element) {
    if (!isEditable(element)) return false;
    if (EDITORS.has(attributeOf(element, "role"))) return true;
    return !parentOf(element)?.isContentEditable && closest(element, "form") !== null;
  }

  function attributesOf(element, name, look, inFrame, isAround) {
    const kept = [];
    for (const { name: key, value } of attributes(element)) {
      if (!NAME.test(key) || DROPPED.has(key) || key.startsWith("on") || SECRET.test(key)) continue;
      if (key === "value" && WITH_VALUE.has(name) && !(name === "input" && BUTTONS.has(element.type))) continue;
      if (key.startsWith("data-") && value.length > MAX_DATA) continue;
      if (look === "shown" && (key === "hidden" || key === "popover")) continue;
      if (isAround && (key === "aria-hidden" || key === "role")) continue;
      if (key === "style") continue; // below
      if (ADDRESSES.has(key)) {
        if (/^\s*(?:data|blob|javascript):/i.test(value) || value.length > MAX_ATTRIBUTE) continue;
        kept.push(` ${key}=${quoted(inFrame ? absolute(value, element) : value)}`);
      } else if (value.length <= MAX_ATTRIBUTE || name === "meta") {
        kept.push(` ${key}=${quoted(value)}`);
      }
    }
    if (look === "none") kept.push(' hidden=""');
    const style = [attributeOf(element, "style")?.slice(0, MAX_ATTRIBUTE), look.startsWith("visibility") ? look : ""];
    const shown = look === "shown" && element.style?.display === "none" ? "display:block" : "";
    const whole = [...style, shown].filter(Boolean).join(";");
    return kept.join("") + (whole ? ` style=${quoted(whole)}` : "");
  }

  function absolute(address, element) {
    if (address.startsWith("#")) return address;
    try {
      return new URL(address, baseOf(element)).href;
    } catch {
      return address;
    }
  }

  // How the page's styles show an element: "none", "visibility:…" where that changes, "shown" where its own
  // markup would hide it, or "".
  function lookOf(element, parentVisibility) {
    const style = viewOf(documentOf(element))?.getComputedStyle(element);
    if (!style || style.display === "") return ["", parentVisibility];
    if (style.display === "none") return ["none", parentVisibility];
    const isVisible = style.visibility === "visible";
    if (isVisible !== parentVisibility) return [`visibility:${isVisible ? "visible" : "hidden"}`, isVisible];
    const isHiddenByMarkup =
      (hasAttribute(element, "hidden") && attributeOf(element, "hidden") !== "until-found") ||
      hasAttribute(element, "popover") ||
      element.style?.display === "none";
    return [isHiddenByMarkup ? "shown" : "", isVisible];
  }

  function selectedPart(node, ranges) {
    return ranges
      .filter((range) => range.intersectsNode(node))
      .map((range) => {
        const start = node === range.startContainer ? range.startOffset : 0;
        const end = node === range.endContainer ? range.endOffset : node.data.length;
        return node.data.slice(start, end);
      })
      .join("");
  }

  const isSelected = (node, ranges) => ranges === null || ranges.some((range) => range.intersectsNode(node));

  // True if an element is selected with all that is in it, also in its shadow tree or its frame.
  function isWholeSelected(element, ranges) {
    if (ranges === null) return true;
    const whole = new Range();
    whole.selectNode(element);
    return ranges.some(
      (range) =>
        rootOf(range.startContainer) === rootOf(element) &&
        range.compareBoundaryPoints(Range.START_TO_START, whole) <= 0 &&
        range.compareBoundaryPoints(Range.END_TO_END, whole) >= 0,
    );
  }

  // Writes nodes and all that is in them; with `ranges` only what is selected.
  // A stack of our own: scripts can nest elements deeper than functions can be called.
  function markup(nodes, ranges) {
    const out = [];
    const stack = [{ nodes, ranges, next: 0, close: "", start: 0, hidden: false, visible: true, inFrame: false }];
    while (stack.length > 0) {
      const level = stack[stack.length - 1];
      if (level.next === level.nodes.length) {
        stack.pop();
        if (level.close && level.ranges !== null && out.length === level.start) out.pop();
        else if (level.close) out.push(level.close);
        continue;
      }
      const node = level.nodes[level.next++];
      const type = typeOf(node);
      if (type === Node.TEXT_NODE || type === Node.CDATA_SECTION_NODE) {
        const text = level.ranges === null ? node.data : selectedPart(node, level.ranges);
        if (text) out.push(escaped(text));
      } else if (type === Node.ELEMENT_NODE && isSelected(node, level.ranges)) {
        openElement(node, level, stack, out);
      }
    }
    return out.join("");
  }

  function openElement(element, level, stack, out) {
    const { ranges } = level;
    const isHtml = namespaceOf(element) === HTML;
    const local = localNameOf(element);
    if (isHtml && isDropped(element, local)) return;
    if (isHtml && local === "script") {
      const data = element.textContent;
      if (!data.includes("<")) out.push(`<script type="application/ld+json">${data}</script>`);
      return;
    }
    const isUnseen = level.hidden || local === "head";
    let [look, visible] = isUnseen ? ["", level.visible] : lookOf(element, level.visible);
    if (local === "body") look = ""; // hidden as a whole only until some script has run
    const isAround = ranges !== null && ranges.every((range) => contains(element, range.commonAncestorContainer));
    const name = nameOf(element, local, isHtml, isAround);
    out.push(`<${name}${attributesOf(element, local, look, level.inFrame, isAround)}>`);
    if (isHtml && VOID.has(local)) return;
    const within = {
      ranges,
      next: 0,
      close: `</${name}>`,
      start: out.length,
      hidden: isUnseen || look === "none",
      visible,
      inFrame: level.inFrame,
    };
    if (isHtml && /^i?frame$/.test(local)) {
      const frame = isWholeSelected(element, ranges) ? mainFrame(element) : null;
      const nodes = frame === null ? [] : [...childrenOf(bodyOf(frame))];
      stack.push({ ...within, ranges: null, nodes, inFrame: true });
      return;
    }
    const isEmptied = isHtml && (local === "textarea" || (ranges === null && isEditor(element)));
    stack.push({ ...within, nodes: isEmptied ? [] : [...childrenOf(element)] });
    const shadow = isHtml && !isEmptied && isWholeSelected(element, ranges) ? shadowOf(element) : null;
    if (shadow !== null) {
      out.push('<template shadowrootmode="open">');
      stack.push({ ...within, ranges: null, nodes: [...shadow.childNodes], close: "</template>" });
    }
  }

  function nameOf(element, local, isHtml, isAround) {
    if (!NAME.test(local)) return "span";
    if (!isHtml) return local;
    if (isAround && NEUTRAL.has(local)) return "div";
    if (/^(?:xmp|plaintext|listing)$/.test(local)) return "pre"; // their text would not be escaped
    if (/^(?:iframe|frame)$/.test(local)) return mainFrame(element) === null ? "iframe" : "div";
    return local === "frameset" ? "body" : local;
  }

  function isTaken(selection) {
    return selection !== null && selection.rangeCount > 0 && !selection.isCollapsed && String(selection).trim() !== "";
  }

  // The selection, which may be in a shadow tree, or in the frame that has the focus.
  function findSelection(root) {
    const selection = selectionOf(root);
    if (isTaken(selection)) return selection;
    const focused = focusOf(root);
    const inner = focused === null ? null : frameDocument(focused);
    return inner === null ? null : findSelection(inner);
  }

  function shadowSelection() {
    if (typeof ShadowRoot.prototype.getSelection !== "function") return null;
    for (const element of elementsOf(document, "*")) {
      const selection = shadowOf(element)?.getSelection?.() ?? null;
      if (isTaken(selection)) return selection;
    }
    return null;
  }

  // The text area that has the focus, if some of its text is selected. Not a field of one line: coming there
  // by the Tab key selects all of it.
  function selectedTextArea() {
    let focused = focusOf(document);
    for (let inner = focused; inner !== null; ) {
      focused = inner;
      const frame = frameDocument(focused);
      inner = frame === null ? shadowOf(focused)?.activeElement ?? null : focusOf(frame);
    }
    return focused?.localName === "textarea" && focused.selectionStart < focused.selectionEnd ? focused : null;
  }

  function rangesOf(selection) {
    return Array.from({ length: selection.rangeCount }, (_, number) => selection.getRangeAt(number));
  }

  // A page of its own for a selection near a node.
  function selectionPage(node, body) {
    const root = rootOf(node);
    const near = closest(typeOf(node) === Node.ELEMENT_NODE ? node : parentOf(node) ?? elementOf(document), "[lang]");
    const lang = near?.lang || elementOf(document)?.lang;
    return (
      `<html${lang ? ` lang=${quoted(lang)}` : ""}><head><title>${escaped(titleOf(document))}</title>` +
      `<base href=${quoted(baseOf(root))}></head><body>${body}</body></html>`
    );
  }

  function selectedText(field) {
    const lines = field.value.slice(field.selectionStart, field.selectionEnd).split("\n");
    return lines.map((line) => `<p>${escaped(line)}</p>`).join("");
  }

  function selectedMarkup(selection) {
    const ranges = rangesOf(selection);
    const around = ranges[0].commonAncestorContainer;
    const root = rootOf(around);
    const nodes = typeOf(root) === Node.DOCUMENT_NODE && bodyOf(root) ? childrenOf(bodyOf(root)) : childrenOf(root);
    return selectionPage(around, markup([...nodes], ranges));
  }

  if (document.contentType === "application/pdf") return null; // the browser shows it by a plug-in
  const field = selectedTextArea();
  const selection = field === null ? findSelection(document) ?? shadowSelection() : null;
  let page;
  if (field !== null) page = selectionPage(field, selectedText(field));
  else if (selection !== null) page = selectedMarkup(selection);
  else page = markup([elementOf(document)], null);
  const html = `<!DOCTYPE html>${page}`;
  return {
    html: html.toWellFormed?.() ?? html,
    url: ADDRESS.test(location.href) && location.href.length <= MAX_ADDRESS ? location.href : "",
    title: titleOf(document).slice(0, 1000),
    isSelection: field !== null || selection !== null,
  };
})();
