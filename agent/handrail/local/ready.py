"""Get the rules ready for a text: compile their patterns, and let each read a line.

A pattern is compiled when a text first needs it. That keeps a start short and an agent that nobody
asks small, but each of the first texts waits some 30 ms for it. RE2 makes its states while it
reads, so one line that each rule leaves alone is read, too. All examples of all rules made it no
faster and took 37 MB more.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from handrail.engine.pattern import Pattern, known_patterns
from handrail.engine.rule import Rule

T = TypeVar("T")

# So many patterns are compiled in one step, and the examples of so many rules read.
_AT_ONCE = 20


def steps(read: Callable[[str], object], rules: Iterable[Rule]) -> Iterator[Callable[[], object]]:
    """Yield what is to be done, in pieces that take some 5 ms each.

    read: judges a text, and forgets the verdict.
    """
    for patterns in _in_pieces(known_patterns()):
        yield partial(_compile, patterns)
    for text in examples(rules):
        yield partial(read, text)


def examples(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield texts of what the rules leave alone, a line each."""
    for some in _in_pieces(tuple(rules)):
        yield "\n".join(rule.misses[0] for rule in some)


def _compile(patterns: Iterable[Pattern]) -> None:
    """Compile patterns."""
    for pattern in patterns:
        pattern.make_ready()


def _in_pieces(many: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield what is to be done at once."""
    for place in range(0, len(many), _AT_ONCE):
        yield many[place : place + _AT_ONCE]
