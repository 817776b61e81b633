"""What a hostile page tries with the notice; `theirs()` is the one element it can find of it."""

ATTACKS = {
    "removes it": "theirs().remove()",
    "hides it": "theirs().style.cssText = 'display: none !important'",
    "makes it see-through": "theirs().setAttribute('style', 'opacity: 0 !important')",
    "takes its size": "theirs().setAttribute('style',"
    " 'transform: scale(0) !important; zoom: 0.01 !important')",
    "hides it by attribute": "theirs().hidden = true",
    "takes it from screen readers": "theirs().setAttribute('aria-hidden', 'true')",
    "makes it inert": "theirs().inert = true",
    "moves it": "document.body.prepend(theirs())",
    "moves it into something hidden": "(() => { const box = document.createElement('div');"
    " box.hidden = true; document.body.append(box); box.append(theirs()); })()",
    "covers it with a popover": "(() => { const box = document.createElement('div');"
    " box.popover = 'manual'; box.textContent = 'page'; document.body.append(box);"
    " box.style.cssText = 'inset: 0; width: 100vw; height: 100vh';"
    " box.showPopover(); })()",
    "covers it with a dialog": "(() => { const box = document.createElement('dialog');"
    " box.textContent = 'page'; document.body.append(box); box.showModal(); })()",
    "takes the focus again and again": "setInterval("
    "() => document.querySelector('#chat-input').focus(), 5)",
    "writes itself anew": "(() => { document.open(); document.close(); })()",
}

# After these the notice is gone, and the paste with it: the person pastes again.
GIVES_UP = frozenset({"removes it", "writes itself anew", "takes the focus again and again"})
