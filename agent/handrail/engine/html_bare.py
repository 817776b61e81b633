"""Keep of HTML what a reader sees of its structure: bold, lists, tables, links. Nothing else.

What an editor keeps for itself in attributes, comments and styles may repeat a value in a form
nobody looks for. A redacted version that goes in as HTML is made of what is left here.
"""

import re
from html import escape, unescape

from handrail.engine.budget import Meter

_KEPT = frozenset(
    "a b blockquote br caption code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p"  # noqa: SIM905
    " pre q s samp span strong sub sup table tbody td tfoot th thead tr u ul".split()
)
# Elements whose content nobody reads.
_UNREAD = re.compile(
    r"(?:script|style|head|title|template|noscript|iframe|object|svg)\b", re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_SPAN = re.compile(r"""\s(colspan|rowspan)\s*=\s*["']?([0-9]{1,3})""", re.IGNORECASE)
_LINK = re.compile(r"""\shref\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
_SAFE_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


def bare(html: str, meter: Meter) -> str | None:
    """Return the HTML with only its structure, or None where the work budget ends first.

    Linear: every search goes on where the last one ended.
    """
    pieces: list[str] = []
    done = 0
    while (opened := html.find("<", done)) >= 0:
        if not meter.stretch():
            return None
        pieces.append(html[done:opened])
        text, done = _markup(html, opened)
        pieces.append(text)
    return "".join((*pieces, html[done:]))


def _markup(html: str, opened: int) -> tuple[str, int]:
    """Return what is left of the markup that begins here, and where it ends."""
    if html.startswith("<!--", opened):
        return "", _after(html, "-->", opened)
    tag = _TAG.match(html, opened)
    if tag is None:
        declared = html[opened + 1 : opened + 2] in {"!", "?", "/"}
        return ("", _after(html, ">", opened)) if declared else ("&lt;", opened + 1)
    end = _after(html, ">", opened)
    closing, name = tag.group(1), tag.group(2).lower()
    if not closing and _UNREAD.fullmatch(name):
        return "", _after(html, ">", _end_tag(html, name, end))
    if name not in _KEPT:
        return "", end
    return f"<{closing}{name}{'' if closing else _attributes(html, tag.end(), end)}>", end


def _after(html: str, mark: str, start: int) -> int:
    """Return the place after the mark; the end of the text where there is none."""
    found = html.find(mark, start)
    return len(html) if found < 0 else found + len(mark)


def _end_tag(html: str, name: str, start: int) -> int:
    """Return where the end tag of an element begins; the end of the text where there is none."""
    found = re.compile(f"</{name}", re.IGNORECASE).search(html, start)
    return found.start() if found else len(html)


def _attributes(html: str, start: int, end: int) -> str:
    """Return the attributes that a table or a link needs."""
    kept = [f" {name.lower()}={size}" for name, size in _SPAN.findall(html, start, end)]
    link = _LINK.search(html, start, end)
    address = unescape(link.group(1)[1:-1]).strip() if link else ""
    if _SAFE_LINK.match(address):
        kept.append(f' href="{escape(address)}"')
    return "".join(kept)
