"""The extension's archives: the same bytes every time, whole, and what each store takes."""

import json
import zipfile
from pathlib import Path

import pytest

import store


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return store.make(tmp_path_factory.mktemp("store"))


def manifest(archive: Path) -> dict[str, object]:
    with zipfile.ZipFile(archive) as opened:
        read: dict[str, object] = json.loads(opened.read("manifest.json"))
    return read


def test_the_same_extension_gives_the_same_bytes(archives: list[Path], tmp_path: Path) -> None:
    again = store.make(tmp_path)

    assert [a.read_bytes() for a in again] == [a.read_bytes() for a in archives]


def test_each_store_gets_the_manifest_it_takes(archives: list[Path]) -> None:
    chromium, firefox = map(manifest, archives)
    ours = json.loads((store.EXTENSION / "manifest.json").read_text("utf-8"))

    same = {name: value for name, value in ours.items() if name not in {"key", "background"}}
    gecko = same.pop("browser_specific_settings")
    worker = ours["background"]["service_worker"]
    assert chromium == {**same, "background": {"service_worker": worker, "type": "module"}}
    assert firefox == {
        **same,
        "browser_specific_settings": gecko,
        "background": {"scripts": [worker], "type": "module"},
    }


def test_an_archive_holds_the_files_as_they_lie_there_and_nothing_that_no_browser_reads(
    archives: list[Path],
) -> None:
    for archive in archives:
        with zipfile.ZipFile(archive) as opened:
            names = opened.namelist()
            for name in names:
                assert name == "manifest.json" or opened.read(name) == (
                    (store.EXTENSION / name).read_bytes()
                )
        assert not [name for name in names if name.endswith((".ts", "tsconfig.json"))]


def test_everything_the_manifest_names_is_in_the_archive(archives: list[Path]) -> None:
    def texts(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for below in value.values() for text in texts(below)]
        if isinstance(value, list):
            return [text for below in value for text in texts(below)]
        return [value] if isinstance(value, str) else []

    endings = (".js", ".html", ".png", ".css")
    named = {text for text in texts(manifest(archives[0])) if text.endswith(endings)}
    with zipfile.ZipFile(archives[0]) as opened:
        held = set(opened.namelist())

    assert named
    assert named <= held
