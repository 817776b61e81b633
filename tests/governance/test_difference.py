"""What differs between two policies, and which way."""

from governance.house import STARTERS, source_of, starter, starter_text
from handrail.governance.change import Way
from handrail.governance.difference import compare
from handrail.local.builtin import builtin_rules


def told(before: str, after: str) -> list[tuple[str, str]]:
    """Return the changes between two texts."""
    changes = compare(source_of(before), source_of(after), builtin_rules())
    return [(str(change.way), change.what) for change in changes]


def test_a_policy_differs_in_nothing_from_itself() -> None:
    for name in STARTERS:
        assert compare(starter(name), starter(name), builtin_rules()) == ()


def test_a_stricter_class_is_stricter_one_way_and_looser_the_other() -> None:
    warn = starter_text("small-company")
    block = warn.replace(
        'over_ceiling = "warn"\noffer_redacted', 'over_ceiling = "block"\noffer_redacted'
    )

    assert ("stricter", "sensitive content in a tool nobody decided about") in told(warn, block)
    assert ("looser", "sensitive content in a tool nobody decided about") in told(block, warn)
    example = "example: A list of customers in a tool nobody decided about"
    assert ("stricter", example) in told(warn, block)
    assert {way for way, _ in told(warn, block)} == {"stricter"}


def test_a_rule_that_is_turned_off_is_looser() -> None:
    text = starter_text("personal")

    assert told(text, text + '[rules."health.record"]\nenabled = false\n') == [
        ("looser", "rule health.record")
    ]


def test_own_words_are_counted_and_never_quoted() -> None:
    text = starter_text("personal")
    more = (
        text
        + '[[dictionaries]]\nname = "x"\nterms = ["Bluefin-9", "Kestrel-2"]\nclass = "sensitive"\n'
    )

    changes = compare(source_of(text), source_of(more), builtin_rules())

    assert [(change.way, change.what, change.after) for change in changes] == [
        (Way.STRICTER, "rule confidential.x", "sensitive"),
        (Way.STRICTER, "own words", "2 more"),
    ]


def test_a_framework_changes_the_checks_and_a_posture_everything() -> None:
    text = starter_text("bank")

    changes = told(text, text.replace('posture = "enforce"', 'posture = "coach"'))

    assert ("looser", "the posture") in changes
    assert ("looser", "prohibited content in a tool nobody decided about") in changes
