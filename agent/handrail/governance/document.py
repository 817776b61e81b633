"""Make the document people read from the policy file, every sentence with its mark."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handrail.engine.policy import Policy
from handrail.engine.policy_file import PolicyFile
from handrail.engine.rule import RuleSet
from handrail.engine.words import Posture
from handrail.governance.document_tables import draw
from handrail.governance.drawn import Drawn
from handrail.governance.examples import Ran, run_examples
from handrail.governance.fields import fields_of
from handrail.governance.outcomes import UnprovenError, filled, mark_in, outcome_of
from handrail.governance.sections import Mark, Section, Statement, all_sections


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of the document."""

    id: str
    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One of P1 to P18: sentences, then tables."""

    id: str
    title: str
    said: tuple[Said, ...]
    tables: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The policy as people read it.

    about: what stands under the title, as (name, value).
    short: the sentences of the short version, in the order of the parts.
    """

    title: str
    about: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    short: tuple[Said, ...]


def make_document(source: PolicyFile, policy: Policy, rules: RuleSet) -> Document:
    """Return the document of a policy.

    source: the file as it was written; policy: the same, compiled.
    UnprovenError: a sentence says that something is enforced, and no example shows it.
    """
    fields = fields_of(source, policy)
    ran = run_examples(source.examples, policy, rules)
    kept = [
        (section, [one for one in section.statements if _stands(one, source, fields)])
        for section in all_sections()
    ]
    outcomes = _outcomes([one for _, found in kept for one in found], ran, policy.posture)
    parts = tuple(
        Part(
            section.id,
            section.title,
            tuple(
                _said(one, _wording(one, policy.posture), policy, fields, outcomes) for one in found
            ),
            draw(section, source, policy),
        )
        for section, found in kept
    )
    short = tuple(
        _said(one, one.short, policy, fields, outcomes)
        for _, found in kept
        for one in found
        if one.short
    )
    return Document(_title(source), tuple(_about(fields, policy)), parts, short)


def needed_proofs(source: PolicyFile, policy: Policy) -> Iterator[tuple[Section, Statement]]:
    """Yield the enforced statements that this policy's document will hold."""
    fields = fields_of(source, policy)
    for section in all_sections():
        for one in section.statements:
            if one.mark is Mark.ENFORCED and _stands(one, source, fields):
                yield section, one


def _outcomes(
    statements: list[Statement], ran: tuple[Ran, ...], posture: Posture
) -> Mapping[str, str]:
    """Return what is shown for each enforced statement; UnprovenError with all that is missing."""
    outcomes, missing = {}, []
    for one in statements:
        if one.mark is not Mark.ENFORCED:
            continue
        try:
            outcomes[one.id] = outcome_of(one, ran, posture)
        except UnprovenError as error:
            missing.append(str(error))
    if missing:
        raise UnprovenError("\n".join(missing))
    return outcomes


def _stands(statement: Statement, source: PolicyFile, fields: Mapping[str, str]) -> bool:
    """Tell whether a statement belongs to this policy's document."""
    head = source.policy
    if statement.framework and statement.framework not in head.frameworks:
        return False
    if statement.posture and statement.posture is not head.posture:
        return False
    if statement.needs and not fields[statement.needs]:
        return False
    return not (statement.lacks and fields[statement.lacks])


def _wording(statement: Statement, posture: Posture) -> str:
    """Choose the binding or the advising wording."""
    if statement.advisory and posture is not Posture.ENFORCE:
        return statement.advisory
    return statement.text


def _said(
    statement: Statement,
    text: str,
    policy: Policy,
    fields: Mapping[str, str],
    outcomes: Mapping[str, str],
) -> Said:
    """Fill one sentence in."""
    sentence = filled(text, fields, outcomes.get(statement.id, ""))
    return Said(statement.id, mark_in(statement.mark, policy.posture), sentence)


def _title(source: PolicyFile) -> str:
    """Return the document's title."""
    name = source.policy.organisation
    return f"AI usage policy of {name}" if name else "AI usage policy"


def _about(fields: Mapping[str, str], policy: Policy) -> Iterator[tuple[str, str]]:
    """Yield what stands under the title."""
    yield "Policy", f"{policy.id}, version {policy.version}"
    if fields["industry"]:
        yield "Industry", fields["industry"]
    yield "Owner", fields["owner"]
    if fields["effective"]:
        yield "In force from", fields["effective"]
    if fields["review_by"]:
        yield "Reviewed by", fields["review_by"]
    yield "Posture", str(policy.posture)
    if fields["frameworks"]:
        yield "Frameworks", fields["frameworks"]
