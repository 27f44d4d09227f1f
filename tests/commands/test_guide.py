"""``novaspec guide``: what a section asks for, and real answers."""

from pathlib import Path

import pytest

from tests.support import repository, specs
from tests.support.called import call
from tests.support.screen import Session

ANSWER = "It reads what a user wrote, and so it checks each of the words well."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = repository.make(tmp_path / "nova-specs")
    text = specs.text().replace("\nNone\n", f"\n{ANSWER}\n")
    specs.add(root, "zed/implemented/fast-disks.rst", text)
    return root


def test_all_that_there_is_of_a_section(root: Path) -> None:
    done = call(root, "guide", "Security impact")
    assert done.code == 0
    assert done.err == ""
    lines = done.out.splitlines()
    assert lines[:2] == ["Security impact", "==============="]
    assert lines[3].startswith("- ")
    assert "56% of merged specs say None." in " ".join(lines)
    # The checkout's own template, and what another spec says.
    assert "Can it leak ``secrets``?" in lines
    assert "fast-disks, Zed" in lines
    assert ANSWER in lines
    assert max(map(len, lines)) <= 79


@pytest.mark.parametrize("title", ["security", "SECURITY IMPACT", "sec"])
def test_the_beginning_of_a_title_is_enough(root: Path, title: str) -> None:
    done = call(root, "guide", *title.split())
    assert done.out.startswith("Security impact\n")


def test_the_introduction(root: Path) -> None:
    done = call(root, "guide", "introduction")
    assert done.out.startswith("Introduction\n")
    assert "Say why we should do anything." in done.out


def test_a_slip(root: Path) -> None:
    done = call(root, "guide", "Securty impct")
    assert done.code == 2
    assert done.out == ""
    assert "did you mean 'Security impact'?" in done.err


@pytest.mark.parametrize("title", ["", "zzz", "History", "Implementation"])
def test_what_is_no_section_to_write(root: Path, title: str) -> None:
    done = call(root, "guide", title)
    assert done.code == 2
    assert "has no section" in done.err


def test_what_may_be_two(tmp_path: Path) -> None:
    done = call(tmp_path, "guide", "other")
    assert done.code == 2
    assert "Other end user impact" in done.err
    assert "Other deployer impact" in done.err


def test_the_list_of_sections(root: Path) -> None:
    done = call(root, "guide", "--release", "zed")
    lines = done.out.splitlines()
    assert lines[0] == "The sections of a spec for Zed"
    assert "Problem description  never None" in lines
    assert "  Security impact    56% None" in lines
    assert "  Assignee(s)" in lines


def test_outside_of_a_checkout_our_own_outline(tmp_path: Path) -> None:
    done = call(tmp_path, "guide", "testing")
    assert done.code == 0
    assert "The template of" not in done.out
    done = call(tmp_path, "guide", "--release", "zed")
    assert done.code == 1
    assert "only 2027.1 is known" in done.err


def test_a_terminal_pages_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pager = root.parent / "pager"
    pager.write_text("#!/bin/sh\nsed 's/^/| /'\n")
    pager.chmod(0o755)
    monkeypatch.setenv("PAGER", str(pager))
    with Session(["guide", "security"], folder=root) as session:
        session.wait_for("| Security impact")
        assert session.wait_for_end() == 0
