"""The shape of the extension: small files, no parsed HTML, no console, one door to the network."""

import json
import re

from shape import tree

FILE_LINES = 250


def scripts() -> list[str]:
    return tree.files(".js", under=("extension/",))


def matches(pattern: str, names: list[str]) -> list[str]:
    return [name for name in names if re.search(pattern, tree.read(name))]


def test_no_script_outgrows_its_one_reason() -> None:
    assert scripts()
    assert [name for name in scripts() if tree.read(name).count("\n") > FILE_LINES] == []


def test_markup_is_built_and_never_parsed() -> None:
    parsing = r"\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write\("

    assert matches(parsing, scripts()) == []


def test_nothing_is_written_to_the_console() -> None:
    assert matches(r"\bconsole\.\w+\(", scripts()) == []


def test_no_catch_shrugs() -> None:
    assert matches(r"catch\s*(\(\w+\))?\s*\{\s*\}|\.catch\(\(\)\s*=>\s*\{\s*\}\)", scripts()) == []


def test_only_the_agent_module_reaches_the_network() -> None:
    callers = matches(r"\b(fetch|XMLHttpRequest|WebSocket|sendBeacon)\s*\(", scripts())

    assert callers == ["extension/background/agent.js"]


def test_only_the_storage_module_touches_storage() -> None:
    callers = matches(r"\b(chrome|browser|api)\.storage\b|localStorage|indexedDB", scripts())

    assert callers == ["extension/background/storage.js"]


def test_every_shown_text_is_a_message() -> None:
    defined = set(json.loads(tree.read("extension/_locales/en/messages.json")))
    everything = "\n".join(
        tree.read(name)
        for name in tree.files(".js", ".html", ".json", under=("extension/",))
        if "_locales" not in name
    )
    unused = {key for key in defined if not re.search(rf"(\b|__MSG_){key}(\b|__)", everything)}

    assert unused == set()
