"""The words that a policy puts into the document's sentences."""

from governance.house import HEAD, source_of, starter
from handrail.governance.fields import decided, fields_of, joined


def test_a_list_is_written_as_a_sentence_has_it() -> None:
    assert [joined(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_days_are_written_so_that_nobody_takes_the_month_for_the_day() -> None:
    fields = fields_of(starter("bank").written, starter("bank").policy)

    assert fields["effective"] == "1 November 2026"
    assert fields["review_by"] == "1 February 2027"


def test_a_policy_that_says_little_still_has_somebody_to_ask() -> None:
    source = source_of(HEAD)
    fields = fields_of(source.written, source.policy)

    assert fields["incident_contact"] == fields["exception_approver"] == "Ada"
    assert fields["organisation"] == "this organisation"
    assert fields["approved_tools"] == fields["lessons"] == fields["budget"] == ""


def test_the_reasons_to_choose_from_are_quoted_and_none_are_nothing() -> None:
    some = source_of(HEAD + '[overrides]\nreasons = ["Made up", "Agreed, in writing"]\n')
    none = source_of(HEAD)

    assert fields_of(some.written, some.policy)["reasons"] == "“Made up” and “Agreed, in writing”"
    assert fields_of(none.written, none.policy)["reasons"] == ""


def test_approved_tools_come_first() -> None:
    tiers = [str(tool.tier) for tool in decided(starter("software-company").policy)]

    assert tiers == ["approved", "approved", "prohibited", "prohibited"]
