"""Say what happens to a content in words, from what the examples of a policy showed."""

from collections.abc import Iterable, Mapping

from handrail.engine.errors import PolicyError
from handrail.engine.words import GUARDED, Account, Action, Posture
from handrail.governance.examples import Ran
from handrail.governance.sections import Mark, Proof, Statement

_PHRASES = {
    Action.ALLOW: "goes in untouched",
    Action.WARN: "is held, you see what was found, and you decide",
    Action.JUSTIFY: "is held until you give a reason",
    Action.REDACT: "goes in only with the values hidden",
    Action.BLOCK: "is stopped",
}
_REDACTED_MAY_GO = "is stopped, and the same text with the values hidden may go"
_NOTED = "is only noted in your own history; nothing is held"


class UnprovenError(PolicyError):
    """A sentence that is marked as enforced has no example that shows it."""


def outcome_of(statement: Statement, ran: Iterable[Ran], posture: Posture) -> str:
    """Return what the examples of an enforced statement showed, in words.

    UnprovenError: there is no example for it, one fails, or they do not agree.
    """
    mine = [one for one in ran if statement.id in one.example.proves]
    fitting = [one for one in mine if statement.proof is None or _is_about(one, statement.proof)]
    if not fitting:
        raise UnprovenError(_unproven(statement, mine))
    if failing := [one for one in fitting if not one.holds]:
        first = failing[0]
        expected, got = first.example.action, first.verdict.action
        raise UnprovenError(
            f'the example "{first.example.name}" expects {expected} and gives {got}; '
            "correct the example or the policy, then render again"
        )
    phrases = {_phrase(one, posture) for one in fitting}
    if len(phrases) > 1:
        told = "; ".join(sorted(phrases))
        raise UnprovenError(
            f'the examples that prove "{statement.id}" show different things ({told}); '
            "let one statement be proven by examples that agree"
        )
    return phrases.pop()


def mark_in(mark: Mark, posture: Posture) -> Mark:
    """Return the mark of a sentence or a table: where nothing is held, nothing is enforced."""
    return Mark.RECORDED if mark is Mark.ENFORCED and posture is Posture.OBSERVE else mark


def action_words(action: Action, *, redacted_may_go: bool) -> str:
    """Return what an action means for the person, as the end of a sentence."""
    if action is Action.BLOCK and redacted_may_go:
        return _REDACTED_MAY_GO
    return _PHRASES[action]


def filled(text: str, fields: Mapping[str, str], outcome: str = "") -> str:
    """Fill the names in braces of a statement."""
    return text.format_map({**fields, "outcome": outcome})


def _phrase(one: Ran, posture: Posture) -> str:
    """Return what one example showed."""
    if posture is Posture.OBSERVE and one.verdict.data_class.rank:
        return _NOTED
    return action_words(one.verdict.action, redacted_may_go=one.verdict.offers.redact)


def _is_about(one: Ran, proof: Proof) -> bool:
    """Tell whether an example is about what the statement says, and about what can happen."""
    verdict, place = one.verdict, one.verdict.placement
    categories = {finding.category for finding in verdict.findings}
    return (
        place.tier is proof.tier
        and place.surface is proof.surface
        and place.surface in GUARDED
        and place.account is Account.UNKNOWN
        and (place.workspace or not proof.workspace)
        and verdict.data_class is proof.data_class
        and (proof.category is None or proof.category in categories)
    )


def _unproven(statement: Statement, mine: list[Ran]) -> str:
    """Say what is missing for a statement."""
    proof = statement.proof
    wanted = "any content"
    if proof:
        of = f" with a finding of category {proof.category}" if proof.category else ""
        only = " for workspace accounts" if proof.workspace else ""
        wanted = f"{proof.data_class} content{of} in a tool of tier {proof.tier}{only}"
        wanted += f" by {proof.surface}, whoever is signed in"
    if mine:
        name = mine[0].example.name
        return (
            f'the example "{name}" does not prove "{statement.id}": that needs {wanted}; '
            "change its text or site"
        )
    return (
        f'nothing proves "{statement.id}"; add an [[examples]] with proves = ["{statement.id}"] '
        f"and {wanted}"
    )
