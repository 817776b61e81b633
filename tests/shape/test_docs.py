"""The documents name what there is: each route, each permission, each policy key, each rule."""

import json
import re
import tomllib

from handrail.cli.main import VERBS
from shape import tree


def test_the_protocol_document_names_every_route() -> None:
    routes = set(re.findall(r'"(/v1/[a-z]+)"', tree.read("agent/handrail/server/routes.py")))

    assert routes
    assert {route for route in routes if f"`{route}`" not in tree.read("docs/protocol.md")} == set()


def test_every_permission_has_its_paragraph() -> None:
    manifest = json.loads(tree.read("extension/manifest.json"))
    asked = [*manifest["permissions"], *manifest["host_permissions"]]
    document = tree.read("docs/permissions.md")

    assert [name for name in asked if f"`{name}`" not in document] == []


def test_the_policy_document_names_every_key_of_the_starter_policy() -> None:
    document = tree.read("docs/policy.md")

    def keys(table: object) -> set[str]:
        if isinstance(table, list):
            return set().union(*(keys(entry) for entry in table))
        if not isinstance(table, dict):
            return set()
        return set(table).union(*(keys(value) for value in table.values()))

    starter = tomllib.loads(tree.read("agent/handrail/policies/starter.toml"))
    rule_ids = set(starter.get("rules", {}))

    assert {key for key in keys(starter) - rule_ids if f"`{key}`" not in document} == set()


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{name} -> {target}"
        for name in tree.files(".md")
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", tree.read(name))
        if not ((tree.ROOT / name).parent / target).exists()
    ]

    assert broken == []


def test_every_verb_of_the_command_line_is_in_the_readme() -> None:
    readme = tree.read("README.md")
    assert VERBS
    assert [verb for verb in VERBS if f"handrail {verb}" not in readme] == []
