"""What the tests of this folder share: starters, rules, and a small policy to change."""

from functools import cache
from importlib.resources import files

from handrail.governance.document import Document, make_document
from handrail.governance.source import Source, read_source
from handrail.local.builtin import builtin_catalogue, builtin_rules

STARTERS = ("personal", "small-company", "software-company", "clinic", "bank")
HEAD = '[policy]\nid = "acme"\nversion = 3\nowner = "Ada"\n'
# A tool for accounts of the organisation only.
WORKSPACE = """[[tools]]
id = "claude-team"
tier = "approved"
ceiling = "sensitive"
agreement = "DPA"
account = "workspace"
"""
UNLISTED = "https://chat.unlisted.example"


def starter_text(name: str) -> str:
    """Return the text of a starter policy."""
    return (files("handrail.policies.starters") / f"{name}.toml").read_text("utf-8")


def source_of(text: str) -> Source:
    """Compile a policy with what is delivered."""
    return read_source(text, "policy.toml", builtin_catalogue(), builtin_rules())


@cache
def starter(name: str) -> Source:
    """Return a starter policy."""
    return source_of(starter_text(name))


@cache
def document_of(name: str) -> Document:
    """Return the document of a starter policy."""
    source = starter(name)
    return make_document(source.written, source.policy, builtin_rules())
