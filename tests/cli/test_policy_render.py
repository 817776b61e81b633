"""`handrail policy render`: the document is written, and what people wrote into it is kept."""

from importlib.resources import files
from pathlib import Path

import pytest

from handrail.cli.main import main

Printed = pytest.CaptureFixture[str]
STARTER = (files("handrail.policies.starters") / "personal.toml").read_text("utf-8")
MARK = "<!-- P5: your own words; what stands from here to the next mark is kept -->\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A policy that renders."""
    path = tmp_path / "papers" / "ours.toml"
    path.parent.mkdir()
    path.write_text(STARTER, encoding="utf-8")
    return path


def test_four_files_are_written_beside_the_policy(file: Path, capsys: Printed) -> None:
    assert main(["policy", "render", str(file)]) == 0

    names = {path.name for path in file.parent.iterdir()}
    assert names == {
        "ours.toml",
        "ours.md",
        "ours.html",
        "ours-short.md",
        "ours-short.html",
    }
    assert capsys.readouterr().out.count("wrote ") == 4


def test_hand_written_passages_survive_and_stand_in_the_page_too(file: Path) -> None:
    main(["policy", "render", str(file)])
    document = file.with_suffix(".md")
    text = document.read_text("utf-8")
    document.write_text(text.replace(MARK, MARK + "Ask Ada.\n"), encoding="utf-8")

    assert main(["policy", "render", str(file)]) == 0

    assert "Ask Ada." in document.read_text("utf-8")
    assert "Ask Ada." in file.with_suffix(".html").read_text("utf-8")


def test_a_broken_mark_loses_nothing(file: Path, capsys: Printed) -> None:
    main(["policy", "render", str(file)])
    document = file.with_suffix(".md")
    broken = document.read_text("utf-8").replace(MARK, "Ask Ada.\n")
    document.write_text(broken, encoding="utf-8")

    assert main(["policy", "render", str(file)]) == 2

    assert document.read_text("utf-8") == broken
    assert "ours.md line " in capsys.readouterr().err


def test_a_sentence_without_proof_stops_it_before_anything_is_written(
    file: Path, capsys: Printed
) -> None:
    file.write_text(STARTER.replace('"class-public"', ""), encoding="utf-8")

    assert main(["policy", "render", str(file)]) == 1

    assert 'nothing proves "class-public"' in capsys.readouterr().err
    assert [path.name for path in file.parent.iterdir()] == ["ours.toml"]


def test_another_folder_may_be_named(file: Path, tmp_path: Path) -> None:
    assert main(["policy", "render", str(file), "--to", str(tmp_path / "printed")]) == 0

    assert (tmp_path / "printed" / "ours-short.html").exists()
