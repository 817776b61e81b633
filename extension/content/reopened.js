/**
 * Documents that are opened anew: document.open() erases the listeners of every world. The script in
 * the page's own world tells at once (page.js); without it the new root tells a moment later.
 */
const reopened = (() => {
  const OFFER = "handrail-bell";
  const ASK = "handrail-bell?";

  /**
   * Call back whenever the listeners of a document may be gone.
   * @param {() => void} arm puts them back; may be called when they are all there
   * @returns {() => void} ends it
   */
  function watch(arm) {
    const bell = document.createElement("i");
    const offer = () => window.dispatchEvent(new MouseEvent(OFFER, { relatedTarget: bell }));
    const back = () => {
      window.addEventListener(ASK, offer, true);
      arm();
    };
    bell.addEventListener("ring", back);
    const observer = new MutationObserver(back);
    observer.observe(document, { childList: true });
    back();
    offer();
    return () => {
      observer.disconnect();
      bell.removeEventListener("ring", back);
      window.removeEventListener(ASK, offer, true);
    };
  }

  return Object.freeze({ watch });
})();
