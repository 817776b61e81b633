"""Write a whole policy file from a few answers: what `policy new` and the wizard do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from handrail.engine.policy import PAUSE_MAX_MINUTES, Tool, When
from handrail.engine.policy_demands import LITERACY_LESSON
from handrail.engine.policy_file import PolicyFile
from handrail.engine.policy_people import ExampleTable, Framework
from handrail.engine.policy_text import compile_policy
from handrail.engine.rule import RuleSet
from handrail.engine.tables import read_tables
from handrail.engine.words import Action, DataClass, Posture
from handrail.governance.document import needed_proofs
from handrail.governance.samples import proving_examples
from handrail.governance.toml_text import listed, quoted, slug

FILE = "policy.toml"
# Source: what a usable policy says about each class; see docs/policy.md, P3.
_INTERNAL = "Use an approved tool; leave out what names people, customers or unreleased work."
_SENSITIVE = "Hide what names people, customers and deals first, or ask for approval."
_PROHIBITED = "Give it to no external model."
# What a policy can say besides; each begins with a sign that makes it a comment.
_BESIDES = """
# What else a policy can say: take the signs away and put yours there. docs/policy.md has every key.
# [[dictionaries]] # words of your own: code names, customers, internal hosts
# name = "projects"
# terms = ["Put the first name here", "And the next one"]
# class = "sensitive"
#
# [[patterns]] # what has a form of its own: numbers of tickets, of customers
# name = "tickets"
# pattern = 'TICKET-[0-9]{6}'
# class = "internal"
#
# [budget]
# owner = "who answers for the cost"
# monthly_cap = "how much at most"
#
# [[sign_off]]
# role = "legal" # security | legal | business | it
# name = "who agreed"
# on = 2026-12-01
"""


@dataclass(frozen=True, slots=True)
class ChosenTool:
    """An approved tool: its id in the catalogue, how far it goes, and what was agreed.

    reviewed_on: when somebody assessed it and its vendor; None is not yet.
    """

    id: str
    ceiling: DataClass = DataClass.INTERNAL
    agreement: str = ""
    assurances: tuple[str, ...] = ()
    owner: str = ""
    region: str = ""
    uses: tuple[str, ...] = ("drafts", "summaries", "questions")
    reviewed_on: date | None = None
    instead_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody who wants a policy is asked.

    unlisted: what tools nobody decided about may receive. internal, sensitive: what happens to such
        content above a tool's ceiling. words: code names and the like, held as sensitive.
    unknown_account: what tools for workspace accounts may receive while nobody can tell who is
        signed in; None is as much as with a workspace account.
    """

    organisation: str
    owner: str
    effective: date
    industry: str = ""
    frameworks: tuple[Framework, ...] = ()
    approved: tuple[ChosenTool, ...] = ()
    prohibited: tuple[str, ...] = ()
    posture: Posture = Posture.ENFORCE
    sensitive: Action = Action.WARN
    incident_contact: str = ""
    pause_minutes: int = PAUSE_MAX_MINUTES
    unknown_account: DataClass | None = None
    unlisted: DataClass = DataClass.INTERNAL
    internal: Action = Action.WARN
    words: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Leave the words out: they are what must not leak."""
        return f"Answers({self.organisation!r}, {len(self.words)} words)"


def generate(answers: Answers, catalogue: tuple[Tool, ...], rules: RuleSet) -> str:
    """Return the text of a policy that can be used, passes its own examples and renders.

    FileUnusableError: the answers do not go together; each line says which key and why.
    """
    text = "\n".join(_lines(answers)) + f"\n{_BESIDES}"
    source, report = read_tables(PolicyFile, text, FILE)
    report.settle()
    policy = compile_policy(text, catalogue, rules.by_id, FILE)
    proofs = [statement for _, statement in needed_proofs(source, policy)]
    examples = proving_examples(proofs, policy, rules)
    return text + "".join(f"{line}\n" for one in examples for line in example_lines(one))


def example_lines(example: ExampleTable) -> Iterator[str]:
    """Yield an example as the file has it."""
    yield ""
    yield "[[examples]]"
    yield f"name = {quoted(example.name)}"
    yield f"site = {quoted(example.site)}"
    yield f"text = {quoted(example.text)}"
    yield f"action = {quoted(example.action)}"
    if example.proves:
        yield f"proves = {listed(example.proves)}"


def _lines(answers: Answers) -> Iterator[str]:
    """Yield the policy without its examples."""
    yield "# What may go where. `handrail policy check` says whether it will be understood,"
    yield "# `handrail policy render` makes the document people read. docs/policy.md has every key."
    yield from _head(answers)
    yield from _handling(answers)
    yield from _ways(answers)
    for tool in answers.approved:
        yield from _approved(tool, answers)
    for tool_id in answers.prohibited:
        yield from ("", "[[tools]]", f"id = {quoted(tool_id)}", 'tier = "prohibited"')
    yield from _people(answers)


def _head(answers: Answers) -> Iterator[str]:
    """Yield whose policy it is."""
    yield from ("", "[policy]")
    yield f"id = {quoted(slug(answers.organisation))}"
    yield "version = 1 # raise it with every change"
    yield f"owner = {quoted(answers.owner)}"
    yield f"organisation = {quoted(answers.organisation)}"
    if answers.industry:
        yield f"industry = {quoted(answers.industry)}"
    yield f"effective = {answers.effective.isoformat()}"
    yield f"posture = {quoted(answers.posture)} # enforce | coach | observe"
    yield f"pause_minutes = {answers.pause_minutes} # the longest pause; 0 is never"
    if answers.frameworks:
        yield f"frameworks = {listed(answers.frameworks)}"
    if answers.posture is Posture.ENFORCE and answers.frameworks:
        steps = ("a talk and the lesson again", "a written warning", "the loss of access")
        yield f"consequences = {listed(steps)}"


def _handling(answers: Answers) -> Iterator[str]:
    """Yield what happens to which class."""
    yield from ("", "[tiers]", 'approved = { ceiling = "internal" }')
    yield f"unlisted = {{ ceiling = {quoted(answers.unlisted)} }} # tools nobody has decided about"
    yield 'restricted = { ceiling = "public" }'
    yield 'prohibited = { ceiling = "public", any_content = "block" }'
    yield from ("", "[classes.internal]", f"over_ceiling = {quoted(answers.internal)}")
    yield f"handling = {quoted(_INTERNAL)}"
    yield from ("", "[classes.sensitive] # customer lists, contracts, payroll, logs, source code")
    yield f"over_ceiling = {quoted(answers.sensitive)}"
    yield "offer_redacted = true"
    yield f"handling = {quoted(_SENSITIVE)}"
    yield from ("", "[classes.prohibited] # passwords, keys, identity numbers, cards, health")
    yield from ('over_ceiling = "block"', "offer_redacted = true", 'exceptions = "never"')
    yield f"handling = {quoted(_PROHIBITED)}"
    yield from ("", '[rules."contact.email"] # five different addresses are a list of people')
    yield from ('class = "internal"', 'bulk = { from = 5, class = "sensitive" }')
    if answers.words:
        yield from ("", "[[dictionaries]] # words of your own", 'name = "own-words"')
        yield from ('class = "sensitive"', f"terms = {listed(answers.words)}")


def _ways(answers: Answers) -> Iterator[str]:
    """Yield what surfaces and accounts take, and what happens where nothing could be judged."""
    yield from (
        "",
        "[surfaces] # pastes are guarded; `handrail policy check` names what is not yet",
    )
    yield "paste = { guarded = true }"
    if answers.approved:
        highest = max((tool.ceiling for tool in answers.approved), key=lambda one: one.rank)
        unknown = answers.unknown_account or highest
        yield from ("", '[accounts] # in tools with account = "workspace"')
        yield 'personal = { ceiling = "public" }'
        yield f"unknown = {{ ceiling = {quoted(unknown)} }} # nobody can tell yet who is signed in"
    yield from ("", "[when] # what happens where nothing, or not everything, could be judged")
    yield from (f'{name} = "warn"' for name in When.__slots__)


def _approved(tool: ChosenTool, answers: Answers) -> Iterator[str]:
    """Yield one approved tool."""
    yield from ("", "[[tools]]", f"id = {quoted(tool.id)}", 'tier = "approved"')
    yield f"ceiling = {quoted(tool.ceiling)}"
    if tool.agreement:
        yield f"agreement = {quoted(tool.agreement)}"
    if tool.assurances:
        yield f"assurances = {listed(tool.assurances)}"
    if "no-training" in tool.assurances:
        yield 'trains_on_data = "no"'
    yield 'account = "workspace"'
    if tool.uses:
        yield f"uses = {listed(tool.uses)}"
    yield f"owner = {quoted(tool.owner or answers.owner)}"
    if tool.region:
        yield f"region = {quoted(tool.region)}"
    if tool.reviewed_on:
        yield f"reviewed_on = {tool.reviewed_on.isoformat()}"
    else:
        yield "# reviewed_on = the day it was assessed, as 2026-12-01 # not assessed yet"
    if tool.instead_of:
        yield f"instead_of = {listed(tool.instead_of)}"


def _people(answers: Answers) -> Iterator[str]:
    """Yield what people read and nothing decides by."""
    yield from ("", "[overrides] # offered where a reason is asked for")
    reasons = ("It is public already", "The values are made up", "The owner of the data agreed")
    yield f"reasons = {listed(reasons)}"
    yield from ("", "[retention]", "history_days = 90")
    yield from ("", "[exceptions]", f"approver = {quoted(answers.owner)}", "longest_days = 90")
    yield from ("", "[incidents]", f"contact = {quoted(answers.incident_contact or answers.owner)}")
    yield "report_within_hours = 24"
    if "eu-ai-act" in answers.frameworks:
        yield from ("", "[lessons]", f"required = {listed((LITERACY_LESSON,))}")
    yield from ("", "[[changes]]", "version = 1", f"on = {answers.effective.isoformat()}")
    yield 'what = "The first version."'
