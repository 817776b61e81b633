"""The document as Markdown."""

import re

from governance.house import STARTERS, document_of
from handrail.governance.markdown import _plain, write_markdown, write_short_markdown

MARK = re.compile(r"\*\*\[(?:enforced|recorded|on trust)\]\*\*$")


def test_every_sentence_and_every_table_ends_with_its_mark() -> None:
    for name in STARTERS:
        lines = write_markdown(document_of(name), {}).splitlines()
        sentences = [line for line in lines if line.startswith("- ")]
        captions = [
            lines[place - 2]
            for place, line in enumerate(lines)
            if line.startswith("| ") and not lines[place - 1].startswith("|")
        ]

        assert len(sentences) > 40
        assert captions
        assert [line for line in sentences + captions if not MARK.search(line)] == []


def test_the_short_version_marks_every_sentence_too() -> None:
    lines = write_short_markdown(document_of("bank")).splitlines()

    assert [line for line in lines if line.startswith("- ") and not MARK.search(line)] == []


def test_a_name_cannot_turn_into_markup() -> None:
    assert _plain("A*B <x> [y](z) |") == r"A\*B \<x\> \[y\](z) \|"
    assert _plain("run `a_b` now_") == r"run `a_b` now\_"
