"""A value cut over several pastes is one value; what went before alone is nobody's finding."""

from engine.planted import asked, secrets
from handrail.engine.window import TAIL_CHARS, TAILS_MAX, Tails, remember
from handrail.engine.words import Action


def test_only_the_ends_of_the_last_few_are_kept() -> None:
    tails = Tails()
    for number in range(TAILS_MAX + 2):
        tails = remember(tails, f"{number}" * (2 * TAIL_CHARS))

    assert tails == tuple(f"{number}" * TAIL_CHARS for number in range(2, TAILS_MAX + 2))


def test_an_empty_text_pushes_nothing_out() -> None:
    assert remember(("one",), "") == ("one",)


def test_a_token_in_three_pastes_is_found_in_the_last() -> None:
    token = secrets(1)["github"]
    first, second, third = token[:15], token[15:25], token[25:]

    verdict = asked(f"{third} is it", before=(first, second))

    assert verdict.action is Action.BLOCK
    assert [(f.start, f.end, f.decoded_via) for f in verdict.findings] == [(0, len(third), "split")]
    assert verdict.redacted == "[GITHUB_TOKEN_1] is it"


def test_what_went_before_is_not_found_again() -> None:
    assert asked(" and now?", before=(secrets(1)["github"],)).findings == ()


def test_a_token_after_another_text_is_found_once() -> None:
    [finding] = asked(secrets(1)["github"], before=("the token: ",)).findings

    assert finding.decoded_via is None
