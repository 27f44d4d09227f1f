import json
from pathlib import Path

import pytest

from novaspec_new.commands import main
from novaspec_new.workspace import directories


@pytest.fixture
def file() -> Path:
    path = directories.config() / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def test_without_a_file_it_says_where_one_may_stand(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main.main(["config"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (
        lines[0] == f"{directories.config() / 'config.toml'} (not there yet)"
    )
    assert lines[2:] == [
        'launchpad_id  ""     default',
        'name          ""     default',
        'editor        ""     default',
        "plain         false  default",
        "offline       false  default",
        'project       ""     default',
        "",
        "profile: nova (nothing tells of another project)",
    ]


def test_it_shows_what_holds_and_where_from(
    file: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file.write_text('\nname = "Alice"\nplain = true\n')
    monkeypatch.setenv("NOVASPEC_NAME", "Bob \U0001f600")
    assert main.main(["config"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == str(file)
    assert lines[3].split("  ")[-1] == "$NOVASPEC_NAME"
    assert '"Bob \U0001f600"' in lines[3]
    assert lines[5].endswith(f"  {file}:3")


def test_json_is_for_programs(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("offline = true\n")
    assert main.main(["config", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["file"] == str(file)
    assert found["exists"] is True
    assert found["settings"]["offline"] == {
        "value": True,
        "source": f"{file}:1",
    }
    assert found["settings"]["editor"]["source"] == "default"


def test_a_mistake_names_its_line(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("\n\noffline = 'no'\n")
    assert main.main(["config"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        f"novaspec: {file}:3: offline is 'no', not true or false; "
        "write offline = true or offline = false\n"
    )
