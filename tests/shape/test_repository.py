"""What no file of the repository may hold, and what the lock files must."""

import json
import re
import tomllib

import pytest

from shape import tree

TOP_LEVEL_ENTRIES = 15
LIVE_SHAPES = (
    r"AKIA(?!IOSFODNN7EXAMPLE)[0-9A-Z]{16}",
    r"gh[pousr]_[A-Za-z0-9]{36}",
    r"sk_live_[0-9a-zA-Z]{20}",
    r"xox[bp]-[0-9]{10}",
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----\s[A-Za-z0-9+/=]{40}",
)


def holding(pattern: str, names: list[str]) -> list[str]:
    found = []
    for name in names:
        try:
            text = tree.read(name)
        except UnicodeDecodeError:
            continue
        if re.search(pattern, text):
            found.append(name)
    return found


def everything() -> list[str]:
    return list(tree.tracked())


def test_no_registry_is_named_by_its_host() -> None:
    hosts = "|".join(
        ["py" + r"pi\.org", "pythonho" + "sted", "npm" + r"js\.(org|com)", r"deb\.deb" + "ian"]
    )

    assert holding(hosts, everything()) == []


def test_no_literal_looks_like_a_live_credential() -> None:
    shapes = "|".join(LIVE_SHAPES)

    assert holding(shapes, everything()) == []


def test_unfinished_work_is_an_issue_and_not_a_comment() -> None:
    words = r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3]) + r")\b"
    code = tree.files(".py", ".js", ".mjs", ".toml", ".css", ".html", ".ts")

    assert holding(words, code) == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    marks = r"pytest\.(mark\.)?(skip|xf" + r"ail|importorskip)|\.sk" + r"ip\("
    tests = [name for name in tree.files(".py", ".mjs", under=("tests/",)) if "/shape/" not in name]

    assert holding(marks, tests) == []


def test_every_pinned_python_package_carries_hashes_and_no_address() -> None:
    for name in tree.files(".txt", under=("installer/requirements/",)):
        text = tree.read(name)
        blocks = re.split(r"\n(?=\S)", text.strip())

        assert blocks
        assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
        assert "://" not in text


def test_the_node_lock_file_records_no_download_address() -> None:
    lock = json.loads(tree.read("package-lock.json"))

    assert [name for name, entry in lock["packages"].items() if "resolved" in entry] == []


def test_every_runtime_dependency_has_its_reason_written_down() -> None:
    reasons = tree.read("docs/decisions/0001-dependencies.md")
    listed = tomllib.loads(tree.read("pyproject.toml"))["project"]["dependencies"]
    names = [re.split(r"[<>=;\[ ]", line)[0] for line in listed]

    assert [name for name in names if f"`{name}`" not in reasons] == []


def test_the_top_level_stays_a_short_list() -> None:
    assert len({name.split("/")[0] for name in tree.tracked()}) <= TOP_LEVEL_ENTRIES


@pytest.mark.parametrize("command", ["python3 tests/check.py"])
def test_ci_runs_the_test_command_of_the_readme_and_nothing_else(command: str) -> None:
    lines = [line for line in tree.read(".ci/run").splitlines() if not line.startswith("#")]

    assert lines == [f"exec {command}"]
    assert command in tree.read("README.md")
