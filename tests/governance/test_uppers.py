"""What a layer lies over: of what is in force here."""

from dataclasses import replace

from handrail.governance.uppers import called, upper_for
from handrail.local.builtin import starter_policy
from handrail.local.layering import Layer


def layer(file: str, name: str) -> Layer:
    return Layer(file, "", replace(starter_policy(), id=name))


ORGANISATION = layer("organisation/policy.toml", "acme")
TEAM = layer("organisation/team.toml", "lab")
OWN = layer("policy.toml", "me")


def test_a_team_lies_over_its_organisation_and_a_person_over_the_team() -> None:
    layers = (ORGANISATION, TEAM, OWN)

    assert upper_for("team", layers) is ORGANISATION
    assert upper_for("person", layers) is TEAM
    assert upper_for("person", (ORGANISATION, OWN)) is ORGANISATION


def test_without_an_organisation_there_is_nothing_to_lie_over() -> None:
    assert upper_for("person", (OWN,)) is None
    assert upper_for("team", (TEAM, OWN)) is None


def test_a_policy_above_is_found_by_its_id_and_never_is_the_persons_own() -> None:
    layers = (ORGANISATION, TEAM, OWN)

    assert called("acme", layers) is ORGANISATION
    assert called("me", layers) is None
    assert called(None, layers) is None
