"""`handrail policy explain`: a verdict is explained without its content."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import minisign
import pytest

from handrail.cli.main import main
from handrail.engine.verdict import Offers, Placement, Verdict
from handrail.engine.words import Action, DataClass, Tier
from handrail.governance.explain import _reasons
from handrail.local.builtin import starter_policy

GOOD = """
[policy]
id = "acme"
version = 3
owner = "security@acme.example"
effective = 2026-12-01

[[tools]]
id = "chatgpt-enterprise"
tier = "approved"
ceiling = "sensitive"
agreement = "DPA"
instead_of = ["deepseek"]

[[dictionaries]]
name = "projects"
terms = ["Bluefin", "Kestrel-2"]
class = "sensitive"
"""
CARD = "4539 5787 6362 1486"  # nobody's: it only has the check digit
PEOPLE = [f"{name}.{name}son@{name}corp.com" for name in ("anna", "bodo", "carl", "dora", "emil")]
GUESS = """[[rule]]
id = "business.ticket"
title = "Ticket"
class = "prohibited"
confidence = "low"
keywords = ["tick-"]
pattern = "tick-[0-9]{4}"
why = "It names a ticket."
remedy = "Leave it out."
source = "https://acme.example/tickets"
hits = ["tick-1234", "see tick-0001", "tick-9999."]
misses = ["tick-", "tick-12", "ticket"]
"""
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A good policy file."""
    path = tmp_path / "acme.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def explained(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> "Explained":
    """Ask for an explanation of a content on standard input."""
    return Explained(monkeypatch, capsys)


class Explained:
    """Runs `handrail policy explain` and returns what it prints, by the word a line begins with."""

    def __init__(self, patch: pytest.MonkeyPatch, capsys: Printed) -> None:
        self._patch = patch
        self._capsys = capsys

    def __call__(self, text: str, *arguments: str) -> dict[str, str]:
        """Explain a text; nothing of it may be printed."""
        stdin = io.TextIOWrapper(io.BytesIO(text.encode()))
        self._patch.setattr(sys, "stdin", stdin)
        assert main(["policy", "explain", *arguments]) == 0
        printed, errors = self._capsys.readouterr()
        assert errors == ""
        assert not any(word in printed for word in text.split())
        told: dict[str, str] = {}
        for line in printed.splitlines():
            word, _, rest = line.partition(" ")
            told[word] = "; ".join(filter(None, [told.get(word, ""), rest.strip()]))
        return told


def test_a_harmless_text_is_explained(explained: Explained) -> None:
    told = explained("hello", "--site", "https://chatgpt.com")

    assert told == {
        "policy": "starter, version 1, posture enforce",
        "site": "chatgpt.com is ChatGPT: unlisted, up to internal content as it is",
        "surface": "paste, guarded",
        "account": "unknown: this version cannot tell who is signed in; "
        "it makes no difference in this tool",
        "class": "public, nothing was found",
        "because": "public is not above internal",
        "action": "allow",
    }


def test_a_card_is_explained_from_rule_to_action(explained: Explained, file: Path) -> None:
    told = explained(CARD, "--site", "chat.deepseek.com", "--policy", str(file))

    assert told["policy"] == "acme, version 3, posture enforce"
    assert told["found"].endswith("confidence: prohibited, the rule's own class")
    said = "classes.prohibited.over_ceiling = block (no file says so: as in the starter policy)"
    assert told["because"].endswith(said)
    assert (told["action"], told["choices"]) == ("block", "don't paste, redact")
    assert told["instead"] == "ChatGPT Enterprise is approved, up to sensitive content as it is"


def test_a_list_of_people_is_explained_by_their_number(explained: Explained) -> None:
    told = explained(", ".join(PEOPLE), "--site", "https://chat.example")

    assert told["site"].startswith("chat.example is a site no list names: unlisted")
    assert "5 x" in told["found"]
    assert told["found"].endswith("sensitive, internal until there are so many different ones")
    assert (told["action"], told["choices"]) == ("warn", "don't paste, redact, continue")


def test_settings_of_the_policy_are_named_as_the_reason(explained: Explained, file: Path) -> None:
    setting = '[rules."contact.email"]\nclass = "prohibited"\n'
    file.write_text(
        GOOD.replace('id = "chatgpt-enterprise"', 'id = "chatgpt-enterprise"\nname = "Ours"')
        + setting
        + '[tiers]\napproved = { ceiling = "internal", any_content = "warn" }\n',
        encoding="utf-8",
    )
    coach = file.read_text("utf-8").replace("version = 3", 'version = 3\nposture = "coach"')
    file.write_text(coach, encoding="utf-8")

    told = explained(PEOPLE[0], "--site", "chatgpt.com", "--policy", str(file))

    assert told["found"].endswith("prohibited, as the policy says")
    assert "everything for this tier: tiers.approved.any_content = warn" in told["because"]
    assert "policy.posture = coach asks for a reason instead of stopping" in told["because"]
    assert told["choices"] == "don't paste, redact, continue with a reason"


def test_observing_is_explained(explained: Explained, file: Path) -> None:
    text = GOOD.replace("version = 3", 'version = 3\nposture = "observe"')
    file.write_text(text, encoding="utf-8")

    told = explained(CARD, "--site", "chatgpt.com", "--policy", str(file))

    assert told["action"] == "allow"
    assert told["because"].endswith("policy.posture = observe holds nothing (acme.toml line 5)")


def test_a_guess_is_explained_as_one(explained: Explained, handrail_home: Path) -> None:
    (handrail_home / "rules").mkdir(parents=True)
    (handrail_home / "rules" / "own.toml").write_text(GUESS, encoding="utf-8")

    told = explained("tick-1234", "--site", "chatgpt.com")

    assert told["found"] == (
        "Ticket [business.ticket], 1 x, low confidence: sensitive, prohibited if it were certain"
    )


def test_a_value_of_documentation_is_explained_as_one(
    explained: Explained, handrail_home: Path
) -> None:
    (handrail_home / "rules").mkdir(parents=True)
    own = GUESS + 'sample = { pattern = "tick-0000" }\n'
    (handrail_home / "rules" / "own.toml").write_text(own, encoding="utf-8")

    told = explained("tick-0000", "--site", "chatgpt.com")

    assert told["found"].endswith("low confidence: public, a value that documentation uses")
    assert told["action"] == "allow"


def test_a_content_too_large_to_check_is_explained() -> None:
    place = Placement(None, "chat.example", Tier.UNLISTED, DataClass.INTERNAL)
    offers = Offers(redact=False, proceed="yes")
    verdict = Verdict(Action.WARN, DataClass.PUBLIC, (), place, offers, None, partial=True)

    reasons = [words for _, words in _reasons(verdict, starter_policy())]

    assert reasons[1] == "too much to check all of it: when.partial = warn"


def test_an_address_that_names_no_site_is_wrong_use(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))

    assert main(["policy", "explain", "--site", "https://"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_what_would_give_another_answer_is_tried_and_told(explained: Explained, file: Path) -> None:
    file.write_text(GOOD + '[tiers]\nunlisted = { ceiling = "public" }\n', encoding="utf-8")

    told = explained(CARD, "--site", "new.example", "--policy", str(file))

    assert "with what was found hidden: allow" in told["otherwise"]
    assert "ask security@acme.example" in told["otherwise"]


def test_a_tool_that_may_receive_it_is_named(explained: Explained, file: Path) -> None:
    told = explained("Bluefin", "--site", "new.example", "--policy", str(file))

    assert "in ChatGPT Enterprise: allow" in told["otherwise"]


def test_the_layers_of_an_organisation_are_named_with_their_files(
    explained: Explained, handrail_home: Path
) -> None:
    folder = handrail_home / "organisation"
    folder.mkdir(parents=True)
    pair = minisign.KeyPair.generate()
    (folder / "org.pub").write_bytes(bytes(pair.public_key))
    text = '[policy]\nid = "org"\nversion = 2\nowner = "Ada"\n'
    text += '[classes.prohibited]\nover_ceiling = "block"\n'
    (folder / "policy.toml").write_text(text)
    made = pair.secret_key.sign(text.encode(), trusted_comment="serial:1")
    (folder / "policy.toml.minisig").write_bytes(bytes(made))
    (handrail_home / "policy.toml").write_text('[policy]\nid = "me"\nversion = 1\nowner = "B"\n')

    told = explained(CARD, "--site", "new.example")

    assert told["layer"] == "org, version 2 (organisation/policy.toml); me, version 1 (policy.toml)"
    assert "over_ceiling = block (organisation/policy.toml line 6)" in told["because"]


def test_what_is_no_text_is_not_explained(
    type_in: Callable[[str | bytes], None], capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(b"PK\x03\x04\0\0")

    assert main(["policy", "explain", "--site", "new.example"]) == 2
    assert "is no text" in capsys.readouterr().err
