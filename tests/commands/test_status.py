"""``novaspec status``: the specs of a release, and Launchpad's word."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import repository, specs
from tests.support.called import call
from tests.support.launchpad import FakeLaunchpad, Specification

PLACE = "2027.1/approved/fast-disks.rst"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = repository.make(tmp_path / "nova-specs")
    specs.add(root, PLACE)
    return root


@pytest.fixture
def launchpad(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeLaunchpad]:
    with fake_launchpad() as fake:
        monkeypatch.setenv("NOVASPEC_LAUNCHPAD_ROOT", fake.root)
        yield fake


def fake_launchpad() -> FakeLaunchpad:
    fake = FakeLaunchpad()
    fake.blueprints["fast-disks"] = Specification(
        definition_status="Pending Approval",
        implementation_status="Started",
    )
    return fake


def test_the_table(root: Path) -> None:
    done = call(root, "status")
    assert done.code == 0
    assert done.out.splitlines() == [
        "to do  None  written  words  errors  warnings  spec",
        "    0     1        5     23       0         1  " + PLACE,
    ]
    assert done.err == "2027.1: 1 spec\n"


def test_what_is_to_do_is_counted(root: Path) -> None:
    text = specs.text("slow-disks").replace(
        "With real disks.", ".. novaspec: to do\n\n   - How?"
    )
    specs.add(root, "2027.1/approved/slow-disks.rst", text)
    done = call(root, "status", "--format", "json")
    told = json.loads(done.out)
    assert told["release"] == "2027.1"
    slow = told["specs"][1]
    assert slow["place"] == "specs/2027.1/approved/slow-disks.rst"
    assert (slow["to_do"], slow["none"], slow["written"]) == (1, 1, 4)
    assert "launchpad" not in slow


def test_another_release(root: Path) -> None:
    specs.add(root, "zed/implemented/old.rst", specs.text("old"))
    done = call(root, "status", "--release", "zed")
    assert "zed/implemented/old.rst" in done.out
    assert PLACE not in done.out


def test_a_release_without_a_spec(root: Path) -> None:
    done = call(root, "status", "--release", "zed")
    assert (done.code, done.out) == (0, "")
    assert done.err == "zed: no specs\n"


def test_a_release_that_does_not_exist(root: Path) -> None:
    done = call(root, "status", "--release", "2031.1")
    assert done.code == 1
    assert "no release '2031.1'" in done.err
    assert done.out == ""


def test_outside_of_a_checkout(tmp_path: Path) -> None:
    done = call(tmp_path, "status")
    assert done.code == 2
    assert "no checkout" in done.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", ":1: a merge conflict"),
        (b"caf\xe9\n", "byte 0xe9 is not UTF-8"),
        (b"Only words.\n", "no document title"),
    ],
)
def test_a_spec_that_cannot_be_read(
    root: Path, content: bytes, said: str
) -> None:
    (root / "specs/2027.1/approved/bad.rst").write_bytes(content)
    done = call(root, "status")
    assert done.code == 0
    assert said in done.err
    assert done.out.splitlines()[1].split()[:4] == ["-"] * 4
    assert PLACE in done.out
    told = json.loads(call(root, "status", "--format", "json").out)
    assert said in told["specs"][0]["problem"]


def test_launchpads_word(root: Path, launchpad: FakeLaunchpad) -> None:
    specs.add(root, "2027.1/approved/slow-disks.rst")
    done = call(root, "status", "--launchpad")
    assert done.code == 0
    head, fast, slow = done.out.splitlines()
    assert head.endswith("  definition        implementation  spec")
    assert f"  Pending Approval  Started         {PLACE}" in fast
    assert "  missing           -  " in slow
    told = json.loads(
        call(root, "status", "--launchpad", "--format", "json").out
    )
    assert [spec["launchpad"] for spec in told["specs"]] == [
        {
            "definition": "Pending Approval",
            "implementation": "Started",
            "note": "",
        },
        {"definition": "", "implementation": "", "note": "missing"},
    ]


def test_launchpad_is_dead(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    specs.add(root, "2027.1/approved/slow-disks.rst")
    monkeypatch.setenv("NOVASPEC_LAUNCHPAD_ROOT", "http://127.0.0.1:9/")
    done = call(root, "status", "--launchpad")
    assert done.code == 0
    note, count = done.err.splitlines()
    assert note.startswith("note: Launchpad")
    assert count == "2027.1: 2 specs"
    assert len(done.out.splitlines()) == 3


def test_launchpad_died_since(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it said last is shown, and that it is old is said."""
    with fake_launchpad() as fake:
        monkeypatch.setenv("NOVASPEC_LAUNCHPAD_ROOT", fake.root)
        call(root, "status", "--launchpad")
    done = call(root, "status", "--launchpad")
    assert "Pending Approval" in done.out
    assert done.err.startswith("note: Launchpad")


def test_launchpad_is_left_alone(
    root: Path, launchpad: FakeLaunchpad, monkeypatch: pytest.MonkeyPatch
) -> None:
    call(root, "status", "--launchpad")
    asked = len(launchpad.requests)
    assert asked
    by_option = call(root, "status", "--launchpad", "--offline")
    monkeypatch.setenv("NOVASPEC_OFFLINE", "1")
    by_setting = call(root, "status", "--launchpad")
    for done in (by_option, by_setting):
        assert done.code == 0
        assert "Pending Approval" in done.out
        told = "note: Launchpad was not asked; what it said last is shown\n"
        assert done.err.startswith(told)
    assert len(launchpad.requests) == asked


def test_a_setting_that_is_wrong(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOVASPEC_OFFLINE", "perhaps")
    done = call(root, "status", "--launchpad")
    assert (done.code, done.out) == (1, "")
    assert "neither yes nor no" in done.err
