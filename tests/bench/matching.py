"""Compare ways of matching rules: what docs/decisions/0002-matching.md rests on.

Run: python tests/bench/matching.py [--big]     (--big adds 10 MB)
Prints CPU milliseconds of one thread, median of a few runs. Texts are generated, always the same.
"""

import argparse
import random
import re
import statistics
import string
from collections.abc import Callable, Iterator
from time import process_time

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.keywords import Finder, finder_for, fold_case, plain_finder
from handrail.engine.pattern import compile_pattern
from handrail.engine.rule import Rule, RuleSet, compile_rules
from handrail.engine.words import Confidence, DataClass
from handrail.local.builtin import builtin_rule_list, starter_policy

RUNS = 5
# A slower run than this is measured once.
PATIENCE_S = 2.0
Spans = Callable[[str], Iterator[tuple[int, int]]]
WORDS = (  # noqa: SIM905 -- reads better as words
    "the order of meeting report server value return customer please review function status name"
    " deploy table import price module token config path error retry secret window public key note"
).split()


def synthetic(count: int) -> list[Rule]:
    """Make rules like those of vendors' tokens: a prefix of their own and random characters."""
    dice = random.Random(1)
    made = []
    for place in range(count):
        prefix = "".join(dice.choice(string.ascii_lowercase) for _ in range(dice.randrange(3, 7)))
        made.append(
            Rule(
                id=f"secret.vendor-{place}",
                title="Token",
                data_class=DataClass.PROHIBITED,
                confidence=Confidence.HIGH,
                why="Bench.",
                remedy="Bench.",
                source="Bench",
                hits=(),
                misses=(),
                keywords=(f"{prefix}_",),
                pattern=rf"\b({prefix}_[A-Za-z0-9]{{20,60}})\b",
            )
        )
    return made


def ordinary(size: int) -> str:
    """Make mixed text: prose, code, logs and numbers, with a planted token now and then."""
    dice = random.Random(2)
    lines, length = [], 0
    while length < size:
        words = " ".join(dice.choice(WORDS) for _ in range(9))
        kind = dice.randrange(40)
        if kind < 10:
            words = f"2026-11-21 10:{dice.randrange(60):02} {words} id={dice.randrange(10**9)}"
        elif kind < 14:
            words = f"{words.replace(' ', '_')}({dice.randrange(999)}, '{dice.random()}');"
        elif kind == 14:
            words = f"write to {dice.choice(WORDS)}@mill.org"
        lines.append(words)
        length += len(words) + 1
    return "\n".join(lines)[:size]


def announced(size: int, keywords: tuple[str, ...]) -> str:
    """Make mixed text in which every few hundred characters a keyword announces nothing."""
    dice = random.Random(3)
    text = ordinary(size)
    pieces = (text[at : at + 300] + dice.choice(keywords) + " " for at in range(0, size, 300))
    return "".join(pieces)[:size]


def re2_spans(pattern: str) -> Spans:
    """Find with google-re2."""
    compiled = compile_pattern(pattern)
    return lambda text: (span[:2] for span in compiled.spans(text))


def re_spans(pattern: str) -> Spans:
    """Find with the standard library; patterns that it does not know are left out."""
    try:
        compiled = re.compile(pattern)
    except re.error:
        return lambda _: iter(())
    return lambda text: (match.span() for match in compiled.finditer(text))


def matcher(
    rules: RuleSet,
    make_finder: Callable[[tuple[str, ...]], Finder],
    spans: Callable[[str], Spans],
    *,
    windows: bool,
) -> Callable[[str], int]:
    """Put a prefilter and a pattern engine together; what comes out counts the matches."""
    finder = make_finder(rules.keywords)
    found_by = [spans(part.rule.pattern) for part in rules.parts]

    def count(text: str) -> int:
        near: dict[int, list[int]] = {}
        for keyword, start, _ in finder(fold_case(text)):
            for place in rules.owners[keyword]:
                near.setdefault(place, []).append(start)
        total = 0
        for place, starts in near.items():
            rule = rules.parts[place].rule
            for low, high in merged(starts, rule) if windows else [(0, len(text))]:
                total += sum(1 for _ in found_by[place](text[low:high]))
        return total

    return count


def merged(starts: list[int], rule: Rule) -> Iterator[tuple[int, int]]:
    """Yield windows round keywords, overlapping ones made one."""
    starts.sort()
    low, high = max(0, starts[0] - rule.before), starts[0] + rule.after + 40
    for start in starts:
        if start - rule.before > high:
            yield low, high
            low = start - rule.before
        high = start + rule.after + 40
    yield low, high


def cpu_ms(work: Callable[[str], object], text: str) -> float:
    """Measure the median CPU time."""
    took: list[float] = []
    while len(took) < RUNS and (not took or took[0] < PATIENCE_S):
        began = process_time()
        work(text)
        took.append(process_time() - began)
    return statistics.median(took) * 1000


def methods(rules: RuleSet) -> dict[str, Callable[[str], object]]:
    """Name the ways that are compared."""
    policy, where = starter_policy(), Destination("chat.invalid")
    return {
        "str.find loop + re in windows": matcher(rules, plain_finder, re_spans, windows=True),
        "str.find loop + re2 in windows": matcher(rules, plain_finder, re2_spans, windows=True),
        "Aho-Corasick + re in windows": matcher(rules, finder_for, re_spans, windows=True),
        "Aho-Corasick + re2, whole text": matcher(rules, finder_for, re2_spans, windows=False),
        "Aho-Corasick + re2 in windows": matcher(rules, finder_for, re2_spans, windows=True),
        "judge(), everything": lambda text: judge(Content(text), where, policy, rules),
    }


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--big", action="store_true", help="measure 10 MB too")
    sizes = [4_000, 100_000, 1_000_000, *([10_000_000] if parser.parse_args().big else [])]
    own = list(builtin_rule_list())
    hostile = {"aaaa": "a", "password": "password", "eyJ": "eyJ", "digits": "1-", "@": "@"}
    for name, rules in (("delivered", own), ("500", own + synthetic(500 - len(own)))):
        began = process_time()
        compiled = compile_rules(rules)
        print(f"\n{name}: {len(rules)} rules, {len(compiled.keywords)} keywords,", end=" ")
        print(f"compiled in {(process_time() - began) * 1000:.0f} ms")
        texts = {f"{size // 1000} KB": ordinary(size) for size in sizes}
        texts |= {f"1 MB {kind}": piece * (10**6 // len(piece)) for kind, piece in hostile.items()}
        texts["1 MB announced"] = announced(10**6, compiled.keywords)
        print(" " * 32 + "".join(f"{title:>16}" for title in texts))
        for way, work in methods(compiled).items():
            row = "".join(f"{cpu_ms(work, text):16.2f}" for text in texts.values())
            print(f"{way:32}{row}", flush=True)


if __name__ == "__main__":
    main()
