"""Verdicts, asked through the sealed door."""

import asyncio
import secrets
from pathlib import Path
from typing import Literal

import pytest

from handrail.engine.content import Content, Destination
from handrail.engine.policy import Policy
from handrail.engine.rule import RuleSet
from handrail.engine.verdict import Offers, Verdict
from handrail.engine.words import Action, Confidence, DataClass
from handrail.server.names import NameKeeper
from handrail.server.verdicts import fitting_html, notes_of
from handrail.server.wire import FINDINGS_MAX
from support.house import PASTED, Build, House
from support.judged import asked, finding, house_that_says, judged


async def test_a_clean_text_is_allowed_and_recorded_as_passed(house: House) -> None:
    answer = await asked(house.session())

    (row,) = await asyncio.to_thread(house.history.rows)
    assert (answer["action"], answer["redacted"], answer["findings"]) == ("allow", None, [])
    assert (row.id, row.decision, row.length_chars) == (answer["id"], "passed", len(PASTED))


async def test_a_secret_is_blocked_told_and_hidden(house: House) -> None:
    key = "AKIA" + "".join(secrets.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") for _ in range(16))

    answer = await asked(house.session(), f"the key is {key}, use it")

    (row,) = await asyncio.to_thread(house.history.rows)
    assert answer["action"] == "block"
    assert key not in str(answer)
    assert key not in repr(row)
    assert answer["redacted"].startswith("the key is ")
    assert [rule for rule, _ in row.rules] == [note["rule"] for note in answer["findings"]]
    assert row.decision is None
    assert len(row.fingerprints) == 1


async def test_no_redacted_version_is_offered_whose_names_may_mean_two_things(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Other pastes of the same conversation are always faster.
    monkeypatch.setattr(NameKeeper, "learn", lambda *_: False)
    key = "AKIA" + "".join(secrets.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") for _ in range(16))

    answer = await asked(house.session(), f"the key is {key}, use it")

    assert (answer["action"], answer["offers"]["redact"]) == ("block", False)
    assert (answer["redacted"], answer["redacted_html"]) == (None, None)


@pytest.mark.parametrize(
    ("action", "proceed", "told"),
    [
        (Action.JUSTIFY, "reason", ["The values are made up", "Agreed with the owner"]),
        (Action.WARN, "yes", []),
        (Action.BLOCK, "no", []),
    ],
)
async def test_the_policys_reasons_are_told_where_one_is_asked_for(
    build: Build,
    tmp_path: Path,
    action: Action,
    proceed: Literal["no", "yes", "reason"],
    told: list[str],
) -> None:
    (tmp_path / "policy.toml").write_text(
        '[policy]\nid = "a"\nversion = 1\nowner = "me"\n'
        '[overrides]\nreasons = ["The values are made up", "Agreed with the owner"]\n'
    )
    house = await house_that_says(
        build, judged(action, Offers(redact=True, proceed=proceed), finding())
    )

    answer = await asked(house.session())

    assert answer["reasons"] == told


async def test_a_secret_in_two_pastes_into_one_tab_is_blocked(house: House) -> None:
    key = (
        "AK" + "IA" + "".join(secrets.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") for _ in range(16))
    )
    session = house.session()

    first = await asked(session, f"the key is {key[:9]}", conversation="tab-1")
    elsewhere = await asked(session, key[9:], conversation="tab-2")
    second = await asked(session, key[9:], conversation="tab-1")

    actions = [answer["action"] for answer in (first, elsewhere, second)]
    assert actions == ["allow", "allow", "block"]
    assert second["findings"][0]["decoded_via"] == "split"


async def test_the_same_value_has_the_same_fingerprint_again(build: Build) -> None:
    house = await house_that_says(
        build, judged(Action.WARN, Offers(redact=True, proceed="yes"), finding(0), finding(0))
    )
    session = house.session()
    await asked(session)
    await asked(session)

    one, other = await asyncio.to_thread(house.history.rows)
    assert one.fingerprints == other.fingerprints
    assert len(one.fingerprints) == 1
    assert one.rules == (("secret.test", 2),)


async def test_a_finding_in_the_html_has_the_fingerprint_of_what_stands_there(
    build: Build,
) -> None:
    house = await house_that_says(
        build,
        judged(
            Action.WARN, Offers(redact=True, proceed="yes"), finding(0), finding(3, part="html")
        ),
    )

    await asked(house.session(), html="<b>" + PASTED[0] + "</b>")

    (row,) = await asyncio.to_thread(house.history.rows)
    assert len(row.fingerprints) == 1


async def test_a_file_without_text_is_unscannable(house: House) -> None:
    answer = await asked(house.session(), "", files=[{"type": "image/png", "size": 10}])

    assert answer["unscannable"] is True


async def test_a_request_that_is_no_message_gets_a_sealed_400(house: House) -> None:
    reply = await asyncio.to_thread(
        house.session().post, "verdict", b'{"v":1,"text":"%s"}' % PASTED.encode()
    )

    assert (reply.status, reply.body) == (
        400,
        {"v": 1, "error": "not a VerdictRequest of protocol version 1"},
    )


async def test_a_bug_in_the_engine_is_a_sealed_500_without_content(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    def judge(content: Content, _to: Destination, _policy: Policy, _rules: RuleSet) -> Verdict:
        raise KeyError(content.text)

    house = await build(judge)
    session = house.session()

    reply = await asyncio.to_thread(
        session.post,
        "verdict",
        b'{"v":1,"surface":"paste","host":"a.example","text":"%s"}' % PASTED.encode(),
    )

    assert reply.status == 500
    assert reply.body == {"v": 1, "error": "the agent could not answer; its log says where"}
    assert "KeyError" in caplog.text
    assert "test_verdicts.py" in caplog.text
    assert PASTED not in caplog.text
    assert await asyncio.to_thread(session.ask, "ping", {}) == {"v": 1}


def test_findings_are_told_once_a_value_with_a_count_most_serious_first() -> None:
    notes = notes_of(
        (
            finding(0, rule="contact.test", data_class=DataClass.INTERNAL),
            finding(1, sample="a"),
            finding(2, sample="b", confidence=Confidence.LOW),
            finding(3, sample="a"),
        )
    )

    assert [(note.rule, note.sample, note.count) for note in notes] == [
        ("secret.test", "a", 2),
        ("secret.test", "b", 1),
        ("contact.test", "s", 1),
    ]


def test_no_more_than_fifty_findings_are_told() -> None:
    notes = notes_of(tuple(finding(n, sample=str(n)) for n in range(FINDINGS_MAX + 10)))

    assert len(notes) == FINDINGS_MAX


@pytest.mark.parametrize(
    "html, kept",
    [
        ("<p>key: <b>[AWS_ACCESS_KEY_1]</b></p>", True),
        ("<p>key: <b>[AWS_ACCESS_KEY_2]</b></p>", False),
        ("<p>something else</p>", False),
    ],
)
def test_redacted_html_goes_along_only_where_it_says_what_the_redacted_text_says(
    html: str,
    kept: bool,  # noqa: FBT001
) -> None:
    offers = Offers(redact=True, proceed="no")
    said = {"redacted": "key: [AWS_ACCESS_KEY_1]", "redacted_html": html}

    verdict = judged(Action.BLOCK, offers, finding(), **said)

    assert fitting_html(verdict) == (html if kept else None)
