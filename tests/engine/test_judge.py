"""The whole way from content to verdict, with what is delivered."""

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handrail.engine.budget import STANDARD, Budget
from handrail.engine.content import Attachment, Content, Destination
from handrail.engine.judge import judge
from handrail.engine.policy import Bulk, Dictionary, RuleSetting
from handrail.engine.rule import Rule, compile_rules
from handrail.engine.verdict import Verdict
from handrail.engine.words import Action, DataClass
from handrail.local.builtin import builtin_rules, starter_policy
from rules.templates import fill

RuleMaker = Callable[..., Rule]
Judge = Callable[..., Verdict]
WHERE = Destination("chat.invalid")
KEY = fill("{raw:AK}IA{base32:16}", random.Random(7))
MAILS = [f"user{n}@mill.org" for n in range(6)]
# Pieces that rules look for, to let random texts come near them.
BAITS = ["password=", "Kx7!abcd9", MAILS[0], KEY, "4111 1111 1111 1111", "card", "patient", "flu"]
TEXTS = st.lists(
    st.one_of(
        st.text(max_size=12), st.sampled_from([*BAITS, " ", "\n", "\u200b", "\ud800", "://"])
    ),
    max_size=14,
).map("".join)


def test_a_key_blocks_and_the_redacted_version_is_offered(ask: Judge) -> None:
    verdict = ask(f"deploy with {KEY} today")

    [found] = verdict.findings
    assert (verdict.action, verdict.data_class) == (Action.BLOCK, DataClass.PROHIBITED)
    assert (found.rule, found.start, found.end) == ("secret.aws-access-key", 12, 32)
    assert verdict.redacted == "deploy with [AWS_ACCESS_KEY_1] today"
    assert verdict.offers.redact


@pytest.mark.parametrize(
    "text",
    [
        "Please write to jane.porter@mill.org about Tuesday.",
        "Jane Porter and I talked about the garden.",
        "curl http://93.184.216.34/index.html shows the page",
        "export AWS_ACCESS_KEY_ID=AKIA" + "IOSFODNN7EXAMPLE",
        "In the sandbox use the test card 4242 4242 4242 4242.",
        "postgres://user:password@localhost:5432/app",
        "def f(password: str) -> None: ...",
        "",
    ],
    ids=["mail", "name", "ip", "key", "card", "url", "code", "nothing"],
)
def test_everyday_content_stops_nobody(ask: Judge, text: str) -> None:
    assert ask(text).action is Action.ALLOW


def test_nothing_found_has_no_redacted_version(ask: Judge) -> None:
    assert ask("How do I sort a list?").redacted is None


def test_many_addresses_are_a_list_of_people(ask: Judge) -> None:
    few, many = ask("\n".join(MAILS[:4])), ask("\n".join(MAILS))

    assert (few.action, few.data_class) == (Action.ALLOW, DataClass.INTERNAL)
    assert (many.action, many.data_class) == (Action.WARN, DataClass.SENSITIVE)


def test_who_is_listed_below_a_developer_of_a_free_project_is_one_of_its_people(
    ask: Judge,
) -> None:
    names = [f"Ann <{mail}>" for mail in MAILS]
    listed = [*names[:2], "Bo Lind <bo@debian.org>", *names[2:]]

    assert ask("\n".join(listed)).action is Action.ALLOW
    assert ask("\n".join(names)).action is Action.WARN
    assert ask("To: " + ", ".join(listed)).action is Action.WARN


def test_the_same_address_again_is_no_list(ask: Judge) -> None:
    assert ask(f"{MAILS[0]}\n" * 9).action is Action.ALLOW


def test_a_rules_own_bulk_holds_where_the_policy_says_nothing(make_rule: RuleMaker) -> None:
    rules = compile_rules([make_rule(bulk=Bulk(2, DataClass.PROHIBITED))])
    policy = starter_policy()
    content = Content("badge B-1111, badge B-2222")
    own = replace(policy, rules={"identity.badge": RuleSetting(bulk=Bulk(9, DataClass.PROHIBITED))})

    assert judge(content, WHERE, policy, rules).data_class is DataClass.PROHIBITED
    assert judge(content, WHERE, own, rules).data_class is DataClass.SENSITIVE


def test_a_rule_that_the_policy_turned_off_finds_and_hides_nothing(make_rule: RuleMaker) -> None:
    rules = compile_rules([make_rule()])
    policy = replace(starter_policy(), rules={"identity.badge": RuleSetting(enabled=False)})

    verdict = judge(Content("badge B-1111"), WHERE, policy, rules)

    assert (verdict.findings, verdict.redacted) == ((), None)


def test_a_word_of_the_policys_dictionary_is_found_in_any_case() -> None:
    words = Dictionary("projects", ("Bluefin",), DataClass.SENSITIVE)
    policy = replace(starter_policy(), dictionaries=(words,))

    verdict = judge(Content("On BLUEFIN we bluefinish."), WHERE, policy, builtin_rules())

    assert [found.rule for found in verdict.findings] == ["confidential.projects"]
    assert verdict.redacted == "On [PROJECTS_1] we bluefinish."


def test_a_secret_only_in_the_html_flavour_is_found_there(ask: Judge) -> None:
    verdict = ask("see the table", f"<td>{KEY[:8]}<b>{KEY[8:]}</b></td>")

    [found] = verdict.findings
    assert (found.part, found.rule) == ("html", "secret.aws-access-key")
    assert verdict.redacted == "see the table"


def test_a_secret_in_both_flavours_is_told_once(ask: Judge) -> None:
    verdict = ask(f"key {KEY}", f"<p>key {KEY}</p>")

    assert [found.part for found in verdict.findings] == ["text"]


def test_a_hidden_number_is_found_through_the_folded_view(ask: Judge) -> None:
    text = "card " + "\u200b".join("4111 1111 1111 1111")

    [found] = ask(text).findings

    assert (found.decoded_via, found.start, found.end) == ("folded", 5, len(text))


def test_a_file_makes_a_content_unscannable() -> None:
    content = Content("hello", files=(Attachment("image/png", 10),))

    assert judge(content, WHERE, starter_policy(), builtin_rules()).unscannable


def test_past_the_budget_the_verdict_is_partial_and_nothing_is_offered_as_redacted(
    ask: Judge,
) -> None:
    verdict = ask(f"{MAILS[0]} " * 50, budget=Budget(chars=100_000, candidates=500, hits=9))

    assert verdict.partial
    assert verdict.redacted is None
    assert not verdict.offers.redact
    assert verdict.action is Action.WARN


def test_what_cannot_be_hidden_is_not_offered_as_redacted(make_rule: RuleMaker) -> None:
    placeholder = make_rule(keywords=("badge",), pattern=r"(?i)(badge)")

    verdict = judge(Content("badge"), WHERE, starter_policy(), compile_rules([placeholder]))

    assert verdict.redacted is None
    assert not verdict.offers.redact


def test_everything_hidden_at_once_counts_towards_a_round_of_its_own(ask: Judge) -> None:
    text = f"SSN: 523-45-6789\nkey {KEY}\n" + "\n".join(MAILS)

    redacted = ask(text).redacted

    assert redacted is not None
    assert ask(redacted).findings == ()


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("\ud800password=Kx7!abcd9\u200b")
@example("::://&\x08²PASSWORT=::://&\x08²")
def test_any_text_gets_a_verdict_and_a_redacted_version_without_findings(text: str) -> None:
    verdict = judge(Content(text), WHERE, starter_policy(), builtin_rules())

    ends = [(found.start, found.end) for found in verdict.findings]
    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert all(left[1] <= right[0] for left, right in pairwise(ends))
    assert (verdict.redacted is None) == (not verdict.findings)
    if verdict.redacted is not None:
        again = judge(Content(verdict.redacted), WHERE, starter_policy(), builtin_rules())
        assert again.findings == ()
        for start, end in ends:
            if end - start >= 8:
                assert text[start:end] not in verdict.redacted


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.text(alphabet="<>b/& ;=\"'href", max_size=60))
def test_the_same_content_gets_the_same_verdict(text: str, html: str) -> None:
    content = Content(text, html)

    first = judge(content, WHERE, starter_policy(), builtin_rules())

    assert first == judge(content, WHERE, starter_policy(), builtin_rules())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_text_around_a_key_never_hides_it(before: str, after: str) -> None:
    text = f"{before} {KEY} {after}"

    found = judge(Content(text), WHERE, starter_policy(), builtin_rules()).findings

    assert any(text[one.start : one.end] == KEY for one in found)


def test_the_standard_budget_carries_ten_megabytes() -> None:
    assert STANDARD.chars >= 2 * 10_000_000


def test_what_only_hiding_lays_open_is_hidden_too(ask: Judge) -> None:
    number = fill("{steuer}", random.Random(7))

    # With the eleven digits before it the hex reads as something else, without them as the key.
    redacted = ask(f"German tax ID {number} {KEY.encode().hex()}").redacted

    assert redacted is not None
    assert not ask(redacted).findings
    assert KEY.encode().hex() not in redacted


def test_what_names_a_hidden_value_says_nothing_of_the_others(ask: Judge) -> None:
    table = "name,mrn,ward,stock\nA B,32528887,3,917471948\nC D,42817718,4,894644851\n"

    redacted = ask(table).redacted

    assert redacted == (
        "name,mrn,ward,stock\nA B,[RECORD_CELL_1],3,917471948\nC D,[RECORD_CELL_2],4,894644851\n"
    )
