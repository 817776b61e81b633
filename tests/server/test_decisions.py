"""Decisions: only what was offered, once, and kept before it is answered."""

import asyncio
import secrets
from pathlib import Path

import pytest

from handrail.engine.verdict import Offers
from handrail.engine.words import Action
from handrail.server.verdicts import REMEMBERED
from support.client import Json
from support.house import PASTED, Build, House
from support.judged import asked, decided, finding, house_that_says, judged

YES = Offers(redact=True, proceed="yes")
NO = Offers(redact=True, proceed="no")
WITH_REASON = Offers(redact=True, proceed="reason")

OFFERED: list[tuple[Offers, str, Json]] = [
    (YES, "continued", {}),
    (YES, "continued", {"reason": "asked to"}),
    (YES, "redacted", {}),
    (NO, "redacted", {}),
    (Offers(redact=False, proceed="no"), "cancelled", {}),
    (WITH_REASON, "continued", {"reason": "asked to"}),
]
NOT_OFFERED: list[tuple[Offers, str, Json]] = [
    (WITH_REASON, "continued", {}),
    (WITH_REASON, "continued", {"reason": " \n"}),
    (NO, "continued", {}),
    (NO, "continued", {"reason": "asked to"}),
    (Offers(redact=False, proceed="yes"), "redacted", {}),
    (YES, "redacted", {"reason": "asked to"}),
    (YES, "cancelled", {"reason": "asked to"}),
]


@pytest.mark.parametrize("case", OFFERED, ids=str)
async def test_what_was_offered_can_be_decided_and_is_kept(
    build: Build, tmp_path: Path, case: tuple[Offers, str, Json]
) -> None:
    offers, decision, more = case
    verdict = judged(Action.WARN, offers, finding())
    house = await house_that_says(build, verdict, tmp_path / "history.db")
    session = house.session()
    answer = await asked(session)

    outcome = await decided(session, answer["id"], decision, **more)

    (row,) = await asyncio.to_thread(house.history.rows)
    assert outcome == {"v": 1, "kept": True}
    assert (row.decision, row.reason) == (decision, more.get("reason"))


@pytest.mark.parametrize("case", NOT_OFFERED, ids=str)
async def test_what_was_not_offered_is_refused_and_the_verdict_still_waits(
    build: Build, tmp_path: Path, case: tuple[Offers, str, Json]
) -> None:
    offers, decision, more = case
    verdict = judged(Action.WARN, offers, finding())
    house = await house_that_says(build, verdict, tmp_path / "history.db")
    session = house.session()
    answer = await asked(session)

    refused = await decided(session, answer["id"], decision, **more)
    then = await decided(session, answer["id"], "cancelled")

    assert refused["status"] == 400
    assert then == {"v": 1, "kept": True}


async def test_a_second_decision_is_refused_even_at_the_same_moment(
    build: Build, tmp_path: Path
) -> None:
    offers = Offers(redact=True, proceed="yes")
    house = await house_that_says(
        build, judged(Action.WARN, offers, finding()), tmp_path / "history.db"
    )
    answer = await asked(house.session())

    outcomes = await asyncio.gather(
        *(
            decided(house.session(), answer["id"], decision)
            for decision in ("cancelled", "continued")
        )
    )

    assert sorted(str(outcome.get("kept")) for outcome in outcomes) == ["None", "True"]


async def test_an_allowed_paste_leaves_nothing_to_decide(house: House) -> None:
    session = house.session()
    answer = await asked(session)

    outcome = await decided(session, answer["id"], "cancelled")

    assert outcome == {"status": 400, "v": 1, "error": "this verdict has its decision already"}


async def test_a_decision_on_an_unknown_verdict_is_refused(house: House) -> None:
    outcome = await decided(house.session(), "0123456789abcdef", "cancelled")

    assert outcome["status"] == 400


async def test_a_worker_that_was_restarted_can_still_decide(build: Build, tmp_path: Path) -> None:
    offers = Offers(redact=True, proceed="yes")
    house = await house_that_says(
        build, judged(Action.WARN, offers, finding()), tmp_path / "history.db"
    )
    answer = await asked(house.session())

    assert await decided(house.session(), answer["id"], "cancelled") == {"v": 1, "kept": True}


async def test_a_history_in_memory_says_that_it_is_not_kept(build: Build) -> None:
    house = await house_that_says(
        build, judged(Action.WARN, Offers(redact=True, proceed="yes"), finding())
    )
    session = house.session()
    answer = await asked(session)

    assert await decided(session, answer["id"], "cancelled") == {"v": 1, "kept": False}


async def test_a_reason_is_redacted_before_it_is_kept(build: Build, tmp_path: Path) -> None:
    key = "AKIA" + "".join(secrets.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") for _ in range(16))
    policy = '[policy]\nid = "asks"\nversion = 1\nowner = "me"\nposture = "coach"\n'
    (tmp_path / "policy.toml").write_text(policy)
    house = await build(history_file=tmp_path / "history.db")
    session = house.session()
    answer = await asked(session, f"the key is {key}")
    assert answer["offers"]["proceed"] == "reason"

    await decided(session, answer["id"], "continued", reason=f"they need {key} today")

    (row,) = await asyncio.to_thread(house.history.rows)
    assert row.reason is not None
    assert row.reason.startswith("they need ")
    assert key not in row.reason


async def test_a_reason_that_was_chosen_is_kept_like_one_that_was_written(
    build: Build, tmp_path: Path
) -> None:
    key = "AKIA" + "".join(secrets.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") for _ in range(16))
    (tmp_path / "policy.toml").write_text(
        '[policy]\nid = "a"\nversion = 1\nowner = "me"\nposture = "coach"\n'
        f'[overrides]\nreasons = ["The values are made up", "As in {key}"]\n'
    )
    house = await build(history_file=tmp_path / "history.db")
    session = house.session()
    for place in (0, 1):
        answer = await asked(session, f"the key is {key}, use it")
        await decided(session, answer["id"], "continued", reason=answer["reasons"][place])

    rows = await asyncio.to_thread(house.history.rows)

    kept = {row.reason for row in rows}
    assert "The values are made up" in kept
    assert len(kept) == 2
    assert key not in repr(kept)


async def test_only_the_last_thousand_verdicts_can_still_be_decided(build: Build) -> None:
    verdict = judged(Action.WARN, Offers(redact=True, proceed="yes"), finding())
    house = await house_that_says(build, verdict)
    raw = b'{"v":1,"surface":"paste","host":"a.example","text":"%s"}' % PASTED.encode()

    answers = [await house.verdicts.verdict(raw) for _ in range(REMEMBERED + 1)]

    assert answers[0].id not in house.verdicts._offered
    assert answers[1].id in house.verdicts._offered


async def test_a_disk_that_hangs_is_told_before_the_extension_gives_up(
    build: Build, tmp_path: Path
) -> None:
    verdict = judged(Action.WARN, YES, finding())
    house = await house_that_says(build, verdict, tmp_path / "history.db")
    session = house.session()
    answer = await asked(session)
    await asyncio.to_thread(house.history.catch_up)

    with house.history._lock:
        outcome = await decided(session, answer["id"], "cancelled")

    (row,) = await asyncio.to_thread(house.history.rows)
    assert outcome == {"v": 1, "kept": False}
    assert row.decision == "cancelled"
