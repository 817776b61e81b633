"""The shape of the Python code: small modules, small functions, each with a sentence."""

import ast

from shape import tree

# design: a module has one reason to exist; above this many lines it has found a second one.
MODULE_LINES = 300
FUNCTION_LINES = 50


def product() -> list[str]:
    return [name for name in tree.files(".py", under=tree.PRODUCT) if tree.read(name)]


def test_no_module_outgrows_its_one_reason() -> None:
    lengths = {name: tree.read(name).count("\n") for name in tree.files(".py")}

    assert {name: n for name, n in lengths.items() if n > MODULE_LINES} == {}


def test_no_function_is_too_long_to_read_at_once() -> None:
    long = [
        f"{name}:{node.lineno} {node.name}"
        for name in tree.files(".py")
        for node in tree.functions(name)
        if (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    ]

    assert long == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [name for name in product() if not ast.get_docstring(tree.module(name))]

    assert silent == []


def test_every_function_returns_a_declared_type() -> None:
    bare = [
        f"{name}:{node.lineno} {node.name}"
        for name in tree.files(".py")
        for node in tree.functions(name)
        if node.returns is None
    ]

    assert bare == []


def test_package_doors_stay_empty() -> None:
    doors = tree.files("__init__.py", under=("agent/",))

    assert doors
    assert [name for name in doors if tree.read(name)] == []


def test_only_the_app_catches_everything() -> None:
    broad = [
        f"{name}:{node.lineno}"
        for name in product()
        for node in ast.walk(tree.module(name))
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
        )
        and name != "agent/handrail/app.py"
    ]

    assert broad == []


def test_every_agent_module_that_does_something_has_a_test_file_of_its_name() -> None:
    tests = set(tree.files(".py", under=("tests/",)))
    modules = [
        name.removeprefix("agent/handrail/")
        for name in tree.files(".py", under=("agent/handrail/",))
        if any(tree.functions(name)) and not name.endswith("__main__.py")
    ]
    missing = []
    for name in modules:
        folder, _, file = name.rpartition("/")
        expected = f"tests/{folder}/test_{file}" if folder else f"tests/test_{file}"
        if expected not in tests:
            missing.append(expected)

    assert missing == []
