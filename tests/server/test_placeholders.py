"""Placeholders keep their meaning for a conversation, and only the popup gets the originals."""

import asyncio
import random

from rules.templates import fill
from support.client import Client, Json
from support.house import House
from support.judged import asked, decided

MAILS = [f"user{number}@mill.org" for number in range(8)]
KEY = fill("{raw:AK}IA{base32:16}", random.Random(11))


async def redacted(session: Client, text: str, tab: str = "tab-1", **more: object) -> Json:
    """Paste and choose Redact."""
    answer = await asked(session, text, conversation=tab, **more)
    await decided(session, answer["id"], "redacted")
    return answer


async def put_back(session: Client, text: str, tab: str = "tab-1") -> Json:
    message = {"v": 1, "conversation": tab, "text": text}
    return await asyncio.to_thread(session.ask, "originals", message)


async def test_a_value_has_one_placeholder_in_every_paste_of_a_conversation(house: House) -> None:
    session = house.session()

    await redacted(session, " ".join(MAILS[:5]))
    second = await redacted(session, " ".join(MAILS[3:]))
    elsewhere = await redacted(session, " ".join(MAILS[3:]), "tab-2")

    assert second["redacted"] == "[EMAIL_4] [EMAIL_5] [EMAIL_6] [EMAIL_7] [EMAIL_8]"
    assert elsewhere["redacted"] == "[EMAIL_1] [EMAIL_2] [EMAIL_3] [EMAIL_4] [EMAIL_5]"


async def test_the_html_of_a_later_paste_has_the_same_names(house: House) -> None:
    session = house.session()
    await redacted(session, " ".join(MAILS[:5]))
    rows = "".join(f"<li><b>{mail}</b></li>" for mail in MAILS[3:])

    second = await redacted(session, "\n".join(MAILS[3:]), html=f"<ul>{rows}</ul>")

    assert (
        second["redacted_html"]
        == "<ul>" + "".join(f"<li><b>[EMAIL_{number}]</b></li>" for number in range(4, 9)) + "</ul>"
    )


async def test_a_paste_that_was_not_redacted_leaves_no_gap_in_the_numbers(house: House) -> None:
    session = house.session()
    first = await asked(session, " ".join(MAILS[:5]), conversation="tab-1")
    await decided(session, first["id"], "cancelled")

    second = await redacted(session, " ".join(reversed(MAILS[:5])))

    assert second["redacted"] == "[EMAIL_1] [EMAIL_2] [EMAIL_3] [EMAIL_4] [EMAIL_5]"


async def test_two_pastes_at_once_give_no_placeholder_two_meanings(house: House) -> None:
    session, other = house.session(), house.session()
    texts = (" ".join(MAILS[:5]), "; ".join(f"x{mail}" for mail in MAILS[:5]))

    one, two = await asyncio.gather(
        asked(session, texts[0], conversation="tab-1"),
        asked(other, texts[1], conversation="tab-1"),
    )

    names = one["redacted"].split() + two["redacted"].split("; ")
    assert len(set(names)) == 2 * len(MAILS[:5])


async def test_the_originals_of_what_was_redacted_come_back_but_no_secret(house: House) -> None:
    session = house.session()
    await redacted(session, f"{' '.join(MAILS[:5])} {KEY}")

    answer = await put_back(session, "Write to [EMAIL_2] with [AWS_ACCESS_KEY_1].")

    assert answer["text"] == f"Write to {MAILS[1]} with [AWS_ACCESS_KEY_1]."
    assert answer["left"] == [{"placeholder": "[AWS_ACCESS_KEY_1]", "why": "secret"}]
    assert (answer["count"], answer["held"]) == (1, 5)


async def test_what_the_person_did_not_redact_is_not_kept(house: House) -> None:
    session = house.session()
    for decision in ("cancelled", "continued"):
        answer = await asked(session, " ".join(MAILS[:5]), conversation="tab-1")
        await decided(session, answer["id"], decision)

    assert (await put_back(session, "[EMAIL_1]"))["held"] == 0


async def test_originals_are_forgotten_when_the_person_says_so(house: House) -> None:
    session = house.session()
    await redacted(session, " ".join(MAILS[:5]))
    message = {"v": 1, "conversations": ["tab-1"]}

    answer = await asyncio.to_thread(session.ask, "forget", message)

    assert answer == {"v": 1, "forgotten": 5}
    left = (await put_back(session, "[EMAIL_1]"))["left"]
    assert left == [{"placeholder": "[EMAIL_1]", "why": "forgotten"}]
