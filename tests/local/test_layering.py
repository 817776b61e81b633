"""Organisation, team and person: who speaks, who may only tighten, and what a bad layer does."""

import json
from datetime import datetime
from pathlib import Path

import minisign
import pytest

from handrail.engine.words import Action, DataClass, Tier
from handrail.local.live import Live
from records import FakeClock

HEAD = '[policy]\nid = "{}"\nversion = 1\nowner = "Ada"\n'
ORGANISATION = HEAD.format("acme") + '[tiers]\nunlisted = { ceiling = "public" }\n'
LOOSE = HEAD.format("me") + '[tiers]\nunlisted = { ceiling = "internal" }\n'
TIGHT = HEAD.format("me") + '[classes.sensitive]\nover_ceiling = "block"\n'


RULE = """[[rule]]
id = "business.ticket"
title = "Ticket"
class = "internal"
confidence = "medium"
keywords = ["tick-"]
pattern = "tick-[0-9]{4}"
why = "It names a ticket."
remedy = "Leave it out."
source = "https://acme.example/tickets"
hits = ["tick-1234", "see tick-0001", "tick-9999."]
misses = ["tick-", "tick-12", "ticket"]
"""


class Organisation:
    """Signs what it puts on a machine."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / "organisation"
        self.folder.mkdir()
        self.pair = minisign.KeyPair.generate()
        (self.folder / "org.pub").write_bytes(bytes(self.pair.public_key) + b"\n")

    def say(self, text: str, serial: int = 1, more: str = "", name: str = "policy.toml") -> None:
        """Put a signed layer there."""
        made = self.pair.secret_key.sign(text.encode(), trusted_comment=f"serial:{serial} {more}")
        (self.folder / name).write_text(text, encoding="utf-8")
        (self.folder / f"{name}.minisig").write_bytes(bytes(made))


@pytest.fixture
def organisation(tmp_path: Path) -> Organisation:
    """An organisation with a key on this machine."""
    return Organisation(tmp_path)


def live_of(organisation: Organisation, day: str = "2026-11-21", *, keep: bool = True) -> Live:
    """Return what is in force."""
    return Live(organisation.home, keep=keep, clock=noon(day))


def noon(day: str) -> FakeClock:
    """Return a clock that stands at noon of a day."""
    return FakeClock(at=datetime.fromisoformat(f"{day}T12:00:00+00:00"))


def unlisted(live: Live) -> DataClass:
    """Return what an unlisted tool may receive."""
    return live.policy.tiers[Tier.UNLISTED].ceiling


def test_a_signed_policy_of_the_organisation_is_in_force(organisation: Organisation) -> None:
    organisation.say(ORGANISATION)

    live = live_of(organisation)

    assert (live.policy.id, live.problems) == ("acme", ())


def test_the_person_may_tighten_it(organisation: Organisation) -> None:
    organisation.say(ORGANISATION)
    (organisation.home / "policy.toml").write_text(TIGHT)

    live = live_of(organisation)

    assert live.problems == ()
    assert unlisted(live) is DataClass.PUBLIC
    assert live.policy.classes[DataClass.SENSITIVE].over_ceiling is Action.BLOCK


def test_a_person_who_loosens_is_told_and_the_organisation_holds(
    organisation: Organisation,
) -> None:
    organisation.say(ORGANISATION)
    (organisation.home / "policy.toml").write_text(LOOSE)

    live = live_of(organisation)

    assert live.policy.id == "acme"
    assert 'policy.toml line 6: tiers.unlisted.ceiling = "internal" is looser' in live.problems[0]


def test_a_team_lies_between(organisation: Organisation) -> None:
    organisation.say(ORGANISATION)
    team = HEAD.format("team") + 'extends = "acme"\n[classes.internal]\nover_ceiling = "redact"\n'
    organisation.say(team, name="team.toml")
    (organisation.home / "policy.toml").write_text(
        HEAD.format("me") + '[classes.internal]\nover_ceiling = "warn"\n'
    )

    live = live_of(organisation)

    assert live.policy.id == "team"
    assert 'looser than "redact" of team' in live.problems[0]


@pytest.mark.parametrize("extends", ["acme", "nobody"])
def test_a_policy_that_extends_itself_or_nobody_is_refused(
    organisation: Organisation, extends: str
) -> None:
    organisation.say(HEAD.format("acme") + f'extends = "{extends}"\n')

    live = live_of(organisation)

    assert live.policy.id == "starter"
    assert "is no policy of this machine" in live.problems[0]


def test_a_circle_of_layers_is_refused(organisation: Organisation) -> None:
    organisation.say(ORGANISATION)
    organisation.say(HEAD.format("acme") + 'extends = "acme"\n', name="team.toml")

    live = live_of(organisation)

    assert live.policy.id == "acme"
    assert "a policy cannot lie over itself" in live.problems[0]


def test_an_unsigned_policy_of_the_organisation_is_not_accepted(organisation: Organisation) -> None:
    (organisation.folder / "policy.toml").write_text(ORGANISATION)

    live = live_of(organisation)

    assert live.policy.id == "starter"
    assert "organisation/policy.toml is not signed" in live.problems[0]


def test_without_a_key_nobody_speaks_for_the_organisation(organisation: Organisation) -> None:
    organisation.say(ORGANISATION)
    (organisation.folder / "org.pub").unlink()

    assert "is not accepted without a key" in live_of(organisation).problems[0]


def test_a_tampered_policy_leaves_the_last_good_one_over_a_restart(
    organisation: Organisation,
) -> None:
    organisation.say(ORGANISATION)
    live_of(organisation)
    (organisation.folder / "policy.toml").write_text(ORGANISATION.replace("public", "sensitive"))

    live = live_of(organisation)

    assert live.policy.id == "acme"
    assert unlisted(live) is DataClass.PUBLIC
    assert "was changed after it was signed" in live.problems[0]


def test_an_older_version_that_comes_back_is_refused(organisation: Organisation) -> None:
    organisation.say(ORGANISATION.replace("version = 1", "version = 2"), serial=2)
    live_of(organisation)
    organisation.say(ORGANISATION, serial=1)

    live = live_of(organisation)

    assert live.policy.version == 2
    assert "has serial 1, and 2 was in force already" in live.problems[0]


def test_a_number_that_was_never_in_force_does_not_count(organisation: Organisation) -> None:
    organisation.say(ORGANISATION, serial=1)
    live = live_of(organisation)
    organisation.say(ORGANISATION.replace("public", "secret"), serial=2)
    live.reload()
    organisation.say(ORGANISATION, serial=1)

    live.reload()

    assert (live.policy.id, live.problems) == ("acme", ())


def test_an_expired_policy_holds_and_says_so(organisation: Organisation) -> None:
    organisation.say(ORGANISATION, more="expires:2026-11-20")

    live = live_of(organisation)

    assert live.policy.id == "acme"
    assert "expired on 2026-11-20 and still holds" in live.problems[0]


def test_a_policy_of_tomorrow_waits(organisation: Organisation) -> None:
    organisation.say(ORGANISATION)
    live = live_of(organisation)
    organisation.say(ORGANISATION.replace("public", "internal"), 2, "not_before:2026-12-01")
    live.reload()

    assert unlisted(live) is DataClass.PUBLIC
    assert "holds from 2026-12-01 on" in live.problems[0]

    later = live_of(organisation, "2026-12-01")
    assert unlisted(later) is DataClass.INTERNAL


def test_a_person_whose_layer_no_longer_fits_falls_back_to_the_organisation(
    organisation: Organisation,
) -> None:
    (organisation.home / "policy.toml").write_text(LOOSE)
    assert live_of(organisation).policy.id == "me"
    organisation.say(ORGANISATION)

    live = live_of(organisation)

    assert live.policy.id == "acme"
    assert unlisted(live) is DataClass.PUBLIC


def test_an_organisation_that_leaves_leaves_nothing_behind(organisation: Organisation) -> None:
    organisation.say(ORGANISATION)
    live = live_of(organisation)
    for file in organisation.folder.iterdir():
        file.unlink()

    live.reload()

    assert live.policy.id == "starter"
    assert live_of(organisation).policy.id == "starter"


def test_a_folder_that_cannot_be_looked_into_is_no_organisation_that_left(
    organisation: Organisation,
) -> None:
    organisation.say(ORGANISATION)
    live = live_of(organisation)
    organisation.folder.rename(organisation.home / "elsewhere")
    organisation.folder.symlink_to(organisation.folder)

    live.reload()

    assert live.policy.id == "acme"
    assert "organisation/policy.toml cannot be read" in live.problems[0]
    assert live_of(organisation).policy.id == "acme"


def test_a_disk_that_takes_no_serial_does_not_stop_the_policy(organisation: Organisation) -> None:
    organisation.say(ORGANISATION)
    (organisation.home / "organisation.policy.toml.serials").mkdir()

    live = live_of(organisation)

    assert (live.policy.id, live.problems) == ("acme", ())


def test_a_command_that_only_looks_writes_nothing(organisation: Organisation) -> None:
    organisation.say(ORGANISATION)

    before = sorted(organisation.home.iterdir())

    live_of(organisation, keep=False)

    assert sorted(organisation.home.iterdir()) == before


def test_what_is_kept_of_serials_is_only_key_number_and_digest(organisation: Organisation) -> None:
    organisation.say(ORGANISATION, serial=7)
    live_of(organisation)

    kept = json.loads((organisation.home / "organisation.policy.toml.serials").read_text())

    assert [serial for serial, _ in kept.values()] == [7]


def test_a_rule_that_is_gone_does_not_take_the_policy_with_it(organisation: Organisation) -> None:
    rules = organisation.home / "rules"
    rules.mkdir()
    (rules / "own.toml").write_text(RULE)
    organisation.say(ORGANISATION + '[rules."business.ticket"]\nclass = "sensitive"\n')
    assert live_of(organisation).problems == ()
    (rules / "own.toml").unlink()

    live = live_of(organisation)

    assert live.policy.id == "acme"
    assert unlisted(live) is DataClass.PUBLIC
    assert "is not a rule" in live.problems[0]
