"""The worked example in docs/engine.md is what the engine does."""

import re
from pathlib import Path
from random import Random

from handrail.engine.announce import announced
from handrail.engine.budget import STANDARD, Meter
from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.normalise import normalise
from handrail.engine.terms import TermWatch
from handrail.local.builtin import builtin_rules, starter_policy
from rules.templates import fill

DOCUMENT = (Path(__file__).parents[2] / "docs" / "engine.md").read_text("utf-8")
# Two printed pages.
WORDS_MOST = 1_300
TEMPLATE = "use {key} with b@mill.org, not with c@mill.org, or ask b@mill.org"
TEXT = fill(TEMPLATE.replace("{key}", "AKIA{base32:16}"), Random(1))


def example() -> list[str]:
    """Return what the document shows of the example, line by line."""
    rules = builtin_rules()
    views = list(normalise(Content(TEXT), Meter(STANDARD)))
    spots = announced(TEXT, 0, rules, TermWatch(rules), Meter(STANDARD))
    tried = sorted(rules.parts[place].rule.id for place in spots)
    verdict = judge(Content(TEXT), Destination("chat.invalid"), starter_policy(), rules)
    told: dict[str, list[str]] = {}
    for one in verdict.findings:
        line = f"{one.rule}, {one.confidence}, {one.data_class}: {one.why}"
        told.setdefault(line, []).append(str(one.start))
    return [
        f"views          {', '.join(view.via or 'the text itself' for view in views)}",
        f"tried          {', '.join(tried)}",
        *(f"{'at ' + ', '.join(at):<15}{line}" for line, at in told.items()),
        f"verdict        {verdict.data_class}, {verdict.action}",
        f"redacted       {verdict.redacted}",
    ]


def test_the_worked_example_is_what_happens() -> None:
    [shown] = re.findall(r"```text\n(.*?)\n```", DOCUMENT, re.DOTALL)

    assert f"`{TEMPLATE}`" in DOCUMENT
    assert shown.splitlines() == example(), "write it into docs/engine.md as it is now"


def test_the_document_stays_short() -> None:
    assert len(DOCUMENT.split()) <= WORDS_MOST
