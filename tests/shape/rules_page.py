"""Write docs/rules.md out of the rules themselves.

python tests/shape/rules_page.py --write     after any change to agent/handrail/rules/
"""

import argparse
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from handrail.engine.checks import PROOFS
from handrail.engine.rule import Rule
from handrail.local.builtin import builtin_rule_list

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
COMMAND = "python tests/shape/rules_page.py --write"
# More words than these make a row unreadable; the rule's file has all of them.
WORDS_SHOWN = 8
HEADINGS = {
    "secret": "Secrets",
    "identity": "Identity",
    "payment": "Payment",
    "health": "Health",
    "contact": "Contact",
    "network": "Network",
    "confidential": "Confidential",
    "code": "Code",
    "business": "Business",
}
INTRODUCTION = f"""# The rules

What Handrail recognises by itself: {{count}} rules, made from `agent/handrail/rules/` by
`{COMMAND}`. What each rule must find and must leave alone stands in those files and is tried in
every run of the tests. `docs/engine.md` explains how rules work, `docs/policy.md` how a policy
changes them: class, bulk, what may pass, on or off.

*Class* is what a finding makes of a text; "from 5: sensitive" means that so many different values
raise it. *Sure* is what the form alone says; a word beside a value or in the head of its column
makes it high. A value that documentation uses is told but stops nobody.
"""


def page() -> str:
    """Return the whole document."""
    rules = sorted(builtin_rule_list(), key=lambda rule: (order(rule), rule.id))
    parts = [INTRODUCTION.format(count=len(rules))]
    for category, group in groupby(rules, key=lambda rule: rule.category):
        rows = "\n".join(map(row, group))
        parts.append(
            f"## {HEADINGS[category]}\n\n"
            "| rule | class | sure | needs | why it matters | what to do about a leak | source |\n"
            "| --- | --- | --- | --- | --- | --- | --- |\n"
            f"{rows}\n"
        )
    return "\n".join(parts)


def order(rule: Rule) -> int:
    """Return the place of a rule's category on the page."""
    return list(HEADINGS).index(rule.category)


def row(rule: Rule) -> str:
    """Write one rule."""
    source = f"[page]({rule.source})" if rule.source.startswith("https://") else rule.source
    bulk = f", from {rule.bulk.at_least}: {rule.bulk.data_class}" if rule.bulk else ""
    cells = (
        f"{rule.title}<br>`{rule.id}`",
        f"{rule.data_class}{bulk}",
        rule.confidence,
        "; ".join(needs(rule)) or "its form",
        rule.why,
        rule.remedy,
        source,
    )
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def needs(rule: Rule) -> Iterator[str]:
    """Yield what a value needs besides its form."""
    if not PROOFS.isdisjoint(rule.checks):
        yield "check digits that hold"
    if rule.context:
        begin = "one of these near" if rule.context.required else "surer near"
        yield f"{begin}: {named(rule.context.words)}"
    if rule.terms:
        words = [word for group in rule.terms.groups for word in group]
        yield (
            f"{rule.terms.at_least} of {len(words)} words within {rule.terms.within} characters, "
            f"such as {named(tuple(words), 4)}"
        )
    if rule.veto:
        yield f"none of these near: {named(rule.veto, 4)}"


def named(words: tuple[str, ...], most: int = WORDS_SHOWN) -> str:
    """List words, and say how many more there are."""
    shown = ", ".join(f"“{word.strip()}”" for word in words[:most])
    more = len(words) - most
    return f"{shown} and {more} more" if more > 0 else shown


def main() -> int:
    """Print the page, or write it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write docs/rules.md")
    if parser.parse_args().write:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        print(page())
    return 0


if __name__ == "__main__":
    sys.exit(main())
