"""`handrail browsers`: says what it did, and does nothing twice."""

from pathlib import Path

import pytest

from handrail.cli.main import main


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_all_five_browsers_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["browsers", "list"])

    names = [line.partition(":")[0] for line in lines(capsys)]
    assert code == 0
    assert names == ["Chromium", "Chrome", "Edge", "Brave", "Firefox"]


def test_install_then_list_then_remove_says_what_happened(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = [
        ["install", "--browser", "chromium,firefox"],
        ["install", "--browser", "firefox"],
        ["list", "--browser", "chromium"],
        ["remove"],
        ["remove", "--browser", "firefox"],
    ]

    assert [main(["browsers", *each]) for each in words] == [0] * 5

    told = lines(capsys)
    assert told[0].startswith("Chromium: wrote ")
    assert told[1].startswith("Firefox: wrote ")
    assert told[2].startswith("Firefox: nothing to do: ")
    assert told[3] == "Chromium: connected with this agent"
    assert told[4].startswith("Chromium: removed ")
    assert told[5:8] == [
        f"{name}: nothing to do: not connected" for name in ("Chrome", "Edge", "Brave")
    ]
    assert told[8].startswith("Firefox: removed ")
    assert told[9] == "Firefox: nothing to do: not connected"


def test_a_profile_folder_is_for_the_chromium_family(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["browsers", "install", "--user-data-dir", str(tmp_path / "profile")])

    assert code == 0
    assert [line.partition(":")[0] for line in lines(capsys)] == [
        "Chromium", "Chrome", "Edge", "Brave",
    ]  # fmt: skip
    assert [path.name for path in (tmp_path / "profile").rglob("*.json")] == [
        "handrail.bridge.json"
    ]


def test_another_agents_manifest_is_named_when_it_is_replaced(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    main(["browsers", "install", "--browser", "edge"])
    monkeypatch.setenv("HANDRAIL_HOME", str(tmp_path / "other"))

    main(["browsers", "remove", "--browser", "edge"])
    main(["browsers", "install", "--browser", "edge"])

    told = lines(capsys)
    assert told[1].endswith("alone: it leads to another agent")
    assert told[2].endswith("(it led to another agent)")


@pytest.mark.parametrize(
    "words", [["--browser", "netscape"], ["--browser", ""], ["--browser", "chrome,opera"]]
)
def test_an_unknown_browser_is_named_with_those_there_are(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["browsers", "install", *words])

    assert ended.value.code == 2
    assert "none of: chromium, chrome, edge, brave, firefox" in capsys.readouterr().err


def test_firefox_with_a_profile_folder_is_one_readable_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["browsers", "install", "--browser", "firefox", "--user-data-dir", str(tmp_path)]

    assert main(words) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
