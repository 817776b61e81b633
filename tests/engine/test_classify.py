"""Which class a finding ends up with, and which the content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.classify import classify
from handrail.engine.policy import Policy
from handrail.engine.policy_text import compile_policy
from handrail.engine.verdict import Finding
from handrail.engine.words import Category, Confidence, DataClass

HEAD = '[policy]\nid = "acme"\nversion = 1\nowner = "security"\n'
RULES = ("contact.email", "payment.card")
BULK = '[rules."contact.email"]\nbulk = { from = 3, class = "sensitive" }\n'


def policy(text: str = "") -> Policy:
    return compile_policy(HEAD + text, (), RULES, "policy.toml")


def finding(
    rule: str = "contact.email",
    data_class: DataClass = DataClass.INTERNAL,
    confidence: Confidence = Confidence.HIGH,
) -> Finding:
    return Finding(
        rule=rule,
        title="",
        category=Category(rule.partition(".")[0]),
        data_class=data_class,
        confidence=confidence,
        start=0,
        end=1,
        why="",
        remedy="",
        sample="",
    )


CARD = finding("payment.card", DataClass.PROHIBITED)


def test_content_without_findings_is_public() -> None:
    assert classify([], [], policy()) == ((), DataClass.PUBLIC)


def test_a_finding_keeps_the_class_of_its_rule_when_the_policy_says_nothing() -> None:
    assert classify([finding()], ["a"], policy()) == ((finding(),), DataClass.INTERNAL)


def test_the_highest_class_wins() -> None:
    kept, data_class = classify([finding(), CARD, finding()], ["a", "b", "c"], policy())

    assert kept == (finding(), CARD, finding())
    assert data_class is DataClass.PROHIBITED


@pytest.mark.parametrize("named", list(DataClass))
def test_the_policys_class_replaces_the_rules_own(named: DataClass) -> None:
    text = f'[rules."payment.card"]\nclass = "{named}"\n'

    kept, data_class = classify([CARD], ["a"], policy(text))

    assert kept == (CARD._replace(data_class=named),)
    assert data_class is named


def test_findings_of_a_rule_that_is_turned_off_are_dropped() -> None:
    off = policy('[rules."payment.card"]\nenabled = false\n')

    assert classify([CARD, finding()], ["a", "b"], off) == ((finding(),), DataClass.INTERNAL)


@pytest.mark.parametrize(
    "values, data_class",
    [
        (["a", "b"], DataClass.INTERNAL),
        (["a", "b", "b", "b"], DataClass.INTERNAL),
        (["a", "b", "B ", " b"], DataClass.INTERNAL),
        (["a", "b", "c"], DataClass.SENSITIVE),
        (["a", "b", "c", "d"], DataClass.SENSITIVE),
    ],
)
def test_many_different_values_raise_the_class(values: list[str], data_class: DataClass) -> None:
    kept, of_content = classify([finding()] * len(values), values, policy(BULK))

    assert {one.data_class for one in kept} == {data_class}
    assert of_content is data_class


def test_values_of_different_rules_are_counted_apart() -> None:
    other = finding("payment.card", DataClass.INTERNAL)

    _, data_class = classify([finding(), finding(), other], ["a", "b", "c"], policy(BULK))

    assert data_class is DataClass.INTERNAL


def test_bulk_never_lowers_a_class() -> None:
    high = finding(data_class=DataClass.PROHIBITED)

    assert classify([high] * 3, ["a", "b", "c"], policy(BULK))[1] is DataClass.PROHIBITED


def test_a_guess_gets_the_highest_class_that_does_not_block() -> None:
    guess = CARD._replace(confidence=Confidence.LOW)
    strict = policy('[classes.sensitive]\nover_ceiling = "block"\n')
    strictest = policy(
        '[classes.sensitive]\nover_ceiling = "block"\n[classes.internal]\nover_ceiling = "block"\n'
    )

    assert classify([guess], ["a"], policy())[1] is DataClass.SENSITIVE
    assert classify([guess], ["a"], strict)[1] is DataClass.INTERNAL
    assert classify([guess], ["a"], strictest)[1] is DataClass.PUBLIC


def test_a_guess_that_would_not_block_keeps_its_class() -> None:
    guess = finding(data_class=DataClass.SENSITIVE, confidence=Confidence.LOW)

    assert classify([guess], ["a"], policy()) == ((guess,), DataClass.SENSITIVE)


def test_a_value_that_documentation_uses_stays_public_and_does_not_count() -> None:
    sample = finding(data_class=DataClass.PUBLIC, confidence=Confidence.LOW)
    strict = policy(BULK.replace("bulk", 'class = "prohibited"\nbulk'))

    assert classify([sample] * 3, ["a", "b", "c"], strict) == ((sample,) * 3, DataClass.PUBLIC)
    two_and_a_sample = classify([finding(), finding(), sample], ["a", "b", "c"], policy(BULK))
    assert two_and_a_sample[1] is DataClass.INTERNAL


def test_many_guesses_do_not_block_either() -> None:
    text = '[rules."contact.email"]\nbulk = { from = 2, class = "prohibited" }\n'
    guess = finding(confidence=Confidence.LOW)

    assert classify([guess] * 3, ["a", "b", "c"], policy(text))[1] is DataClass.SENSITIVE


def test_a_certain_finding_blocks_next_to_a_guess() -> None:
    guess = CARD._replace(confidence=Confidence.LOW)

    kept, data_class = classify([guess, CARD], ["a", "b"], policy())

    assert [one.data_class for one in kept] == [DataClass.SENSITIVE, DataClass.PROHIBITED]
    assert data_class is DataClass.PROHIBITED


def test_a_value_missing_for_a_finding_is_a_bug_and_not_a_smaller_count() -> None:
    with pytest.raises(ValueError, match="zip"):
        classify([finding(), finding()], ["a"], policy())


@given(
    st.lists(
        st.tuples(
            st.builds(
                finding,
                st.sampled_from(RULES),
                st.sampled_from(list(DataClass)),
                st.sampled_from(list(Confidence)),
            ),
            st.text(max_size=3),
        ),
        max_size=8,
    )
)
def test_the_class_of_the_content_is_the_highest_of_its_findings(
    found: list[tuple[Finding, str]],
) -> None:
    kept, data_class = classify([one for one, _ in found], [value for _, value in found], policy())

    assert len(kept) == len(found)
    assert data_class.rank == max((one.data_class.rank for one in kept), default=0)
