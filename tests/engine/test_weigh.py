"""What lets a match become a hit: the same in the same place, asked for once."""

from collections.abc import Callable

import pytest

from handrail.engine import weigh
from handrail.engine.budget import STANDARD, Meter
from handrail.engine.candidate import Candidate
from handrail.engine.guards import GUARDS
from handrail.engine.memo import Memo
from handrail.engine.rule import Context, Rule, Sample, compile_rules
from handrail.engine.scan import scan
from handrail.engine.view import View
from handrail.engine.weigh import entropy
from handrail.engine.words import DataClass

RuleMaker = Callable[..., Rule]
FAR = "." * 300


def found(text: str, rule: Rule) -> list[tuple[str, DataClass]]:
    hits = scan(View(text), compile_rules([rule]), Meter(STANDARD), Memo())
    return [(hit.value, hit.data_class) for hit in hits]


def test_a_value_is_weighed_again_where_something_else_stands_round_it(
    make_rule: RuleMaker,
) -> None:
    rule = make_rule(guards=("whole",), veto=("part",))
    text = f"badge B-1234{FAR}badge xB-1234{FAR}badge B-1234{FAR}part badge B-1234"

    assert len(found(text, rule)) == 2


def test_what_is_over_a_value_counts_wherever_the_same_stands_round_it(
    make_rule: RuleMaker,
) -> None:
    rule = make_rule(context=Context(words=("door",), required=True))
    row = "\nx;badge B-1234" + FAR * 2

    assert len(found(f"name;door{row}\n\nname;part{row}\n\nname;door{row}", rule)) == 2


def test_a_sample_is_one_in_every_place(make_rule: RuleMaker) -> None:
    rule = make_rule(sample=Sample(pattern="B-1234"))

    assert found(f"badge B-1234{FAR}badge B-1234", rule) == [("B-1234", DataClass.PUBLIC)] * 2


def test_in_the_same_place_no_guard_is_asked_twice(
    make_rule: RuleMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, asked = GUARDS["whole"], list[int]()

    def counted(one: Candidate) -> bool:
        asked.append(one.start)
        return whole(one)

    monkeypatch.setattr(weigh, "GUARDS", {"whole": counted})

    assert len(found(f"badge B-1234{FAR}" * 20, make_rule(guards=("whole",)))) == 20
    assert len(asked) == 2  # the first one has nothing before it


def test_entropy_counts_bits_per_character() -> None:
    assert entropy("aaaa") == 0
    assert entropy("abcd") == 2
