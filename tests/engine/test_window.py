"""A value cut over several pastes is one value; what went before alone is nobody's finding."""

from base64 import b64encode
from collections.abc import Callable

import pytest

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


@pytest.mark.parametrize("kind", ["github", "stripe", "slack", "aws", "dburl"])
@pytest.mark.parametrize("text", ["thanks", "ok", "a", "42 is the answer"])
def test_a_word_after_a_key_is_no_more_of_it(kind: str, text: str) -> None:
    assert asked(text, before=(f"the key: {secrets(1)[kind]}",)).findings == ()


@pytest.mark.parametrize("kind", ["github", "stripe", "slack", "aws", "dburl"])
@pytest.mark.parametrize(
    ("before", "after"),
    [((), "\n"), (("hello 1", "hello 2"), ""), (("hello",), " \n")],
    ids=["a line end", "other pastes", "both"],
)
def test_a_token_in_two_pastes_is_found_whatever_is_round_it(
    kind: str, before: tuple[str, ...], after: str
) -> None:
    token = secrets(1)[kind]

    verdict = asked(after + token[9:], before=(*before, token[:9] + after))

    assert verdict.action is Action.BLOCK
    assert verdict.redacted is not None


def wide(token: str) -> str:
    return "\u200b".join(token)


def in_hex(token: str) -> str:
    return token.encode().hex()


def in_base64(token: str) -> str:
    return b64encode(token.encode()).decode()


@pytest.mark.parametrize("write", [in_base64, in_hex, wide])
@pytest.mark.parametrize("after", ["", "\n"])
def test_a_token_that_was_encoded_and_then_cut_is_found(
    write: Callable[[str], str], after: str
) -> None:
    written = write(secrets(1)["aws"])
    before = (f"first {written[:21]}{after}",)

    assert asked(written[21:], before=before).action is Action.BLOCK


@pytest.mark.parametrize("write", [in_base64, in_hex])
@pytest.mark.parametrize("text", ["thanks", "Abcd", "4242", "QUJDREVGR0hJ"])
def test_a_word_after_a_block_is_no_more_of_it(write: Callable[[str], str], text: str) -> None:
    before = (f"the key: {write(secrets(1)['github'])}",)

    assert asked(text, before=before).findings == ()


def test_two_numbers_of_a_line_each_are_not_one() -> None:
    number = secrets(1)["pan"]

    assert asked(f"{number[8:]}\n", before=(f"{number[:8]}\n",)).findings == ()


def test_a_token_after_another_text_is_found_once() -> None:
    [finding] = asked(secrets(1)["github"], before=("the token: ",)).findings

    assert finding.decoded_via is None


def test_blanks_before_the_text_do_not_make_it_the_rest_of_a_key() -> None:
    before = (secrets(1)["github"],)

    assert asked("\n" * 60 + "configuration please explain", before=before).findings == ()
