"""Show HTML as the text a person would see, with the addresses and labels its attributes carry."""

import re
from html import unescape

from handrail.engine.budget import Meter
from handrail.engine.view import Builder, View

# What a name after "<" begins with; "a < b" in broken HTML stays text.
_TAG_OPENS = re.compile(r"/?[A-Za-z!?]")
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
# Elements that stay in the line; every other tag ends it.
_INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em font i img ins kbd label mark q s samp small span strong"  # noqa: SIM905
    " sub sup tt u var wbr".split()
)
# Attributes a person wrote or a link needs. Others (style, id, class, data-*) are the editor's own.
_ATTRIBUTE = re.compile(
    r"""\s(?:href|src|title|alt|value|content|placeholder)\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def text_of_html(view: View, meter: Meter) -> View:
    """Make the view of the visible text. Linear: every search goes on where the last one ended.

    Every tag and entity is a stretch; past the budget the rest is left out.
    """
    html, builder, done = view.text, Builder(), 0
    while (opened := html.find("<", done)) >= 0 and meter.stretch():
        if not _TAG_OPENS.match(html, opened + 1):
            _add_text(builder, html, done, opened + 1, meter)
            done = opened + 1
            continue
        closing = "-->" if html.startswith("<!--", opened) else ">"
        closed = html.find(closing, opened)
        if closed < 0:
            break
        _add_text(builder, html, done, opened, meter)
        done = closed + len(closing)
        _add_tag(builder, html, opened, done, meter)
    if not meter.spent:
        _add_text(builder, html, done, len(html), meter)
    return builder.view(view, None)


def _add_text(builder: Builder, html: str, start: int, end: int, meter: Meter) -> None:
    """Append text between tags with its entities resolved."""
    done = start
    for match in _ENTITY.finditer(html, start, end):
        if not meter.stretch():
            return
        builder.add(html[done : match.start()], done, match.start())
        builder.add(unescape(match.group()), *match.span())
        done = match.end()
    builder.add(html[done:end], done, end)


def _add_tag(builder: Builder, html: str, start: int, end: int, meter: Meter) -> None:
    """Append what a tag means: a line end for a block, and the attributes that carry content."""
    name = _TAG_NAME.match(html, start, end)
    for match in _ATTRIBUTE.finditer(html, start, end):
        # A line of its own, so that a link's address is not glued to its text.
        builder.add("\n", match.start(), match.start() + 2)
        _add_text(builder, html, match.start(1) + 1, match.end(1) - 1, meter)
        builder.add("\n", match.end() - 1, match.end())
    if name and name.group(1).lower() not in _INLINE:
        builder.add("\n", start, end)
