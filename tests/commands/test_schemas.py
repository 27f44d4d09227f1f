"""What commands print as JSON, by the schemas that they print."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support import checker, repository, specs
from tests.support.called import call

GOLDEN = Path(__file__).parents[1] / "check" / "golden"


def schema(folder: Path, command: str) -> Draft202012Validator:
    done = call(folder, command, "--format", "json-schema")
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def valid(folder: Path, command: str, *more: str) -> Any:
    """Run a command, and return its output when the schema has it so."""
    done = call(folder, command, "--format", "json", *more)
    data = json.loads(done.out)
    schema(folder, command).validate(data)
    return data


@pytest.mark.parametrize("case", sorted(p.name for p in GOLDEN.iterdir()))
def test_findings_are_as_the_schema_says(case: str, tmp_path: Path) -> None:
    root = checker.make(tmp_path)
    checker.place(root, (GOLDEN / case / "spec.rst").read_bytes())

    assert valid(root, "check", "--all", "--no-cache")["findings"]


def test_status_is_as_the_schema_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOVASPEC_LAUNCHPAD_ROOT", "http://127.0.0.1:9/")
    root = repository.make(tmp_path)
    specs.add(root, "2027.1/approved/fast-disks.rst")
    specs.add(root, "2027.1/approved/broken.rst", "no spec\r\n")

    told = valid(root, "status")

    assert [bool(spec["problem"]) for spec in told["specs"]] == [True, False]
    told = valid(root, "status", "--launchpad", "--offline")
    assert all("launchpad" in spec for spec in told["specs"])


def test_settings_are_as_the_schema_says(tmp_path: Path) -> None:
    assert valid(tmp_path, "config")["settings"]


@pytest.mark.parametrize("command", ["check", "status", "config"])
def test_a_schema_leaves_nothing_open(command: str, tmp_path: Path) -> None:
    """What is new in an output has to come into its schema."""

    def look(part: Any) -> None:
        if isinstance(part, dict):
            if part.get("type") == "object":
                assert part["additionalProperties"] is not True
                assert "additionalProperties" in part
            for inner in part.values():
                look(inner)

    look(schema(tmp_path, command).schema)
