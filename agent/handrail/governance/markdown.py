"""Write the policy's document as Markdown."""

import re
from collections.abc import Iterator, Mapping

from handrail.governance.document import Document, Said
from handrail.governance.drawn import Drawn
from handrail.governance.passages import marked

_SPECIAL = re.compile(r"([\\`*_<>\[\]|#])")


def write_markdown(document: Document, passages: Mapping[str, str]) -> str:
    """Return the long version. passages: hand-written text by part, kept as it is."""
    return "\n".join(_lines(document, passages)).rstrip("\n") + "\n"


def write_short_markdown(document: Document) -> str:
    """Return the short version."""
    lines = [f"# {_plain(document.title)}: the short version", "", _about(document), ""]
    lines += [_sentence(one) for one in document.short]
    return "\n".join(lines) + "\n"


def _lines(document: Document, passages: Mapping[str, str]) -> Iterator[str]:
    """Yield the long version line by line."""
    yield f"# {_plain(document.title)}"
    yield ""
    yield _about(document)
    yield ""
    for part in document.parts:
        yield f"## {part.id} {_plain(part.title)}"
        yield ""
        yield from map(_sentence, part.said)
        yield ""
        for table in part.tables:
            yield from _table(table)
            yield ""
        yield marked(part.id, passages.get(part.id, ""))
        yield ""


def _about(document: Document) -> str:
    """Return what stands under the title, on one line."""
    return " · ".join(f"{name}: {_plain(value)}" for name, value in document.about)


def _sentence(said: Said) -> str:
    """Return one sentence with its mark."""
    return f"- {_plain(said.text)} **[{said.mark.words}]**"


def _table(table: Drawn) -> Iterator[str]:
    """Yield a table; its mark stands for every cell."""
    yield f"{_plain(table.title)} **[{table.mark.words}]**"
    yield ""
    yield f"| {' | '.join(map(_plain, table.header))} |"
    yield f"|{' --- |' * len(table.header)}"
    for row in table.rows:
        yield f"| {' | '.join(map(_plain, row))} |"


def _plain(text: str) -> str:
    """Keep a text from being read as Markdown; what we mark as code stays code."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:  # a back quote without its partner is only a character
        return _SPECIAL.sub(r"\\\1", text)
    return "`".join(
        piece if place % 2 else _SPECIAL.sub(r"\\\1", piece) for place, piece in enumerate(pieces)
    )
