// What a hostile page can see: every event of every type on window capture, every DOM change, every
// value, everything it could send. Installed by the page's first inline script, before all others.
"use strict";
(() => {
  /** @type {string[][]} */
  const seen = [];
  window.recorded = seen;
  const note = (kind, ...parts) => seen.push([kind, ...parts.map((part) => String(part ?? ""))]);

  const transferText = (transfer) => {
    if (!transfer) return "";
    return [...transfer.types].map((type) => `${type}=${transfer.getData(type)}`).join("\u001f");
  };
  const targetText = (target) => {
    if (typeof target?.value === "string") return target.value;
    return target instanceof Element ? target.textContent : "";
  };

  const names = new Set([
    "beforeinput", "textInput", "compositionstart", "compositionupdate", "compositionend",
    "focusin", "focusout", "DOMContentLoaded", "selectionchange", "visibilitychange",
    "fullscreenchange", "readystatechange", "webkitTextInput", "message", "beforematch",
    "hashchange", "popstate", "storage", "handrail", "command",
  ]);
  const owners = [window, Document.prototype, HTMLElement.prototype, Element.prototype,
    HTMLTextAreaElement.prototype, HTMLBodyElement.prototype];
  for (const owner of owners) {
    for (const key in owner) if (key.startsWith("on")) names.add(key.slice(2));
  }
  const listen = (event) => {
    note("event", event.type, event.isTrusted, event.inputType, event.key, event.data,
      transferText(event.clipboardData), transferText(event.dataTransfer),
      targetText(event.target), event.detail && JSON.stringify(event.detail));
  };
  for (const name of names) window.addEventListener(name, listen, { capture: true, passive: true });

  const describe = (node) => node.nodeType === 1 ? node.outerHTML : node.data;
  const watch = (records) => {
    for (const record of records) {
      const added = [...record.addedNodes].map(describe).join("\u001f");
      const attribute = record.attributeName ? record.target.getAttribute(record.attributeName) : "";
      note("mutation", record.type, record.attributeName, attribute, added, record.target.data,
        record.target.textContent);
    }
  };
  const everything = { subtree: true, childList: true, characterData: true, attributes: true,
    attributeOldValue: true, characterDataOldValue: true };
  new MutationObserver(watch).observe(document, everything);

  // Values of fields are not in the DOM: look at every frame that is painted.
  let last = "";
  const sample = () => {
    const fields = [...document.querySelectorAll("textarea, input")].map((field) => field.value);
    const now = [...fields, document.body?.innerText, document.title].join("\u001f");
    if (now !== last) note("sample", now);
    last = now;
    requestAnimationFrame(sample);
  };
  requestAnimationFrame(sample);

  const wrap = (owner, name) => {
    const original = owner[name];
    owner[name] = function wrapped(...given) {
      note("call", name, ...given.map((part) => part instanceof Node ? describe(part) : part));
      return original.apply(this, given);
    };
  };
  wrap(window, "fetch");
  wrap(window, "postMessage");
  wrap(Document.prototype, "execCommand");
  wrap(XMLHttpRequest.prototype, "send");
  wrap(Navigator.prototype, "sendBeacon");
  wrap(Element.prototype, "attachShadow");
  wrap(Node.prototype, "appendChild");
  wrap(DataTransfer.prototype, "setData");
  wrap(EventTarget.prototype, "dispatchEvent");
})();
