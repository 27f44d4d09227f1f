"""``novaspec new NAME --from NOTES``: a spec begun with an author's notes."""

import os
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from novaspec_new.render import new_spec
from novaspec_new.render.answers_file import Answers
from novaspec_new.spec import document
from novaspec_new.wizard import notes_as_answers
from novaspec_new.workspace import resources
from tests.support import markdown_text, program, repository

SPEC = "specs/2027.1/approved/awesome-thing.rst"
MARKDOWN = """\
# Migrate servers with a *TPM*

Why we want it: `nova` refuses today.

## Problem

It is a long story that has to be wrapped at some point, as lines in a spec are no longer than 79.

### Background

- [ ] keys are in [barbican](https://docs.openstack.org/barbican/)

## Security considerations

| Method | Path |
|--------|------|
| GET    | `/servers` |

```json
{"server": ...}
```

## Goals

Fast | safe_ | **cheap**
"""  # noqa: E501


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository.make(tmp_path / "nova-specs")


def new(
    *arguments: str, folder: Path, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    return program.run(
        "new",
        "awesome-thing",
        "--offline",
        "--non-interactive",
        *arguments,
        folder=folder,
        stdin=stdin,
    )


def test_markdown_becomes_a_spec_that_passes(root: Path) -> None:
    (root / "notes.md").write_text(MARKDOWN)
    done = new("--from=notes.md", folder=root)
    assert done.returncode == 0, done.stderr
    spec = document.split((root / SPEC).read_text())
    assert spec.title == "Migrate servers with a *TPM*"
    assert "Why we want it: ``nova`` refuses today." in spec.introduction
    assert (
        ".. novaspec: notes without a place\n\n"
        "   The template has no section for what stands below"
    ) in spec.introduction
    assert spec.introduction.rstrip().endswith(
        "\n\n.. rubric:: Goals\n\nFast \\| safe\\_ \\| **cheap**"
    )
    problem = spec.find("Problem description")
    assert problem is not None
    assert max(map(len, problem.body.split("\n"))) < 80
    background = spec.find("Background")
    assert background is not None
    assert background.level == 2
    assert "\n* - GET\n  - ``/servers``\n" in "\n".join(
        line.removeprefix("   ") for line in spec.text.split("\n")
    )
    assert done.stderr.splitlines() == [
        "notes.md is read as Markdown",
        "'Problem' of your notes is put into 'Problem description'",
        "'Security considerations' of your notes is put into "
        "'Security impact'",
        "'Goals' of your notes has no section: it stands below the "
        "introduction",
    ]
    checked = program.run("check", SPEC, folder=root)
    assert checked.returncode == 0, checked.stdout
    assert "section-unplaced" in checked.stdout


def test_the_commit_message_has_no_notes_without_a_place(root: Path) -> None:
    (root / "notes.md").write_text(MARKDOWN)
    new("--from=notes.md", folder=root)
    told = program.run("message", SPEC, folder=root).stdout
    assert "Why we want it" in told
    assert "cheap" not in told
    assert "place" not in told


def test_restructuredtext_stays_as_it_is(root: Path) -> None:
    text = (
        "=====\nTitle\n=====\n\nWhy ``so``.\n\nUse cases\n~~~~~~~~~\n\n"
        ".. note:: One\n\nIn part\n.......\n\n:ref:`x`\n"
    )
    (root / "notes.rst").write_text(text)
    done = new("--from=notes.rst", folder=root)
    assert done.returncode == 0, done.stderr
    written = (root / SPEC).read_text()
    assert (
        "Use Cases\n---------\n\n.. note:: One\n\nIn part\n~~~~~~~\n\n"
        ":ref:`x`\n"
    ) in written


def test_plain_text_from_standard_input(root: Path) -> None:
    text = (
        "Call on monday: *everybody* agreed on foo_\n"
        "Problem description\n"
        "    * it is slow\n"
        "        * it is `very` slow\n"
        "Testing:\nby hand\nand by tempest\n"
    )
    done = new("--from=-", "--title=T", folder=root, stdin=text)
    assert done.returncode == 0, done.stderr
    assert "<stdin> is read as plain text" in done.stderr
    written = (root / SPEC).read_text()
    assert "Call on monday: \\*everybody\\* agreed on foo\\_" in written
    assert "* it is slow\n\n  * it is \\`very\\` slow\n" in written
    assert "Testing\n=======\n\nby hand\n\nand by tempest\n" in written
    assert program.run("check", SPEC, folder=root).returncode == 0


def test_a_title_that_is_not_taken_stays_among_the_words(root: Path) -> None:
    (root / "notes.md").write_text("# My title\n\nWords.\n")
    done = new("--from=notes.md", "--title=Another", folder=root)
    assert done.returncode == 0, done.stderr
    spec = document.split((root / SPEC).read_text())
    assert spec.title == "Another"
    assert ".. rubric:: My title\n\nWords.\n" in spec.introduction


def test_the_rest_becomes_none_if_that_is_wanted(root: Path) -> None:
    (root / "notes.md").write_text(MARKDOWN)
    done = new("--from=notes.md", "--fill-none", folder=root)
    assert done.returncode == 0, done.stderr
    assert "novaspec: to do" not in (root / SPEC).read_text()


BAD = [
    (b"", "notes.md is empty; write something into it"),
    (b" \n\t\n", "notes.md is empty"),
    (b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00", "notes.md is no text"),
    (b"one\ntw\xf6\n", "notes.md:2:3: byte 0xf6 is not UTF-8"),
    (b"\xff\xfeo\x00n\x00", "notes.md is no text"),
    (b"word " * 300_000, "notes.md holds more than 1 MB"),
]


@pytest.mark.parametrize(("data", "told"), BAD, ids=range(len(BAD)))
def test_what_is_no_notes_is_refused(
    root: Path, data: bytes, told: str
) -> None:
    (root / "notes.md").write_bytes(data)
    done = new("--from=notes.md", "--title=T", folder=root)
    assert done.returncode == 1
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (root / SPEC).exists()


def test_what_is_no_file_is_refused(root: Path) -> None:
    os.mkfifo(root / "pipe.md")
    (root / "folder.md").mkdir()
    for name, told in {
        "gone.md": "cannot read gone.md: No such file",
        "pipe.md": "pipe.md is a named pipe, not a regular file",
        "folder.md": "cannot read folder.md: Is a directory",
        "/dev/zero": "/dev/zero is a device, not a regular file",
    }.items():
        done = new(f"--from={name}", "--title=T", folder=root)
        assert done.returncode == 1
        assert told in done.stderr
        assert done.stderr.count("\n") == 1
        assert not (root / SPEC).exists()


def test_windows_lines_and_a_byte_order_mark_are_fine(root: Path) -> None:
    (root / "notes.md").write_bytes(b"\xef\xbb\xbf# T\r\n\r\na  \r\nb\r\n")
    done = new("--from=notes.md", folder=root)
    assert done.returncode == 0, done.stderr
    written = (root / SPEC).read_text()
    assert "\n=\nT\n=\n" in written.replace("====", "=")
    assert "| a\n| b\n" in written


def test_what_is_there_is_left_alone(root: Path) -> None:
    (root / "notes.md").write_text(MARKDOWN)
    new("--title=T", folder=root)
    before = (root / SPEC).read_text()
    done = new("--from=notes.md", folder=root)
    assert done.returncode == 1
    assert "leave --from out to go on with it" in done.stderr
    assert (root / SPEC).read_text() == before


@pytest.mark.parametrize("other", ["--answers=a.toml", "--dump-answers"])
def test_notes_do_not_go_with_answers(root: Path, other: str) -> None:
    done = new("--from=notes.md", other, folder=root)
    assert done.returncode == 2
    assert "do not go together" in done.stderr


def test_without_a_terminal_standard_input_cannot_answer(root: Path) -> None:
    done = program.run(
        "new", "awesome-thing", "--from=-", folder=root, stdin="# T\n"
    )
    assert done.returncode == 2
    assert "--non-interactive" in done.stderr


_SECTIONS = ["Problem description", "Testing", "Use Cases", "Work Items"]
_HEADINGS = st.sampled_from([*_SECTIONS, "Goals", "Idea", "Rollout"])


@st.composite
def _notes(draw: st.DrawFn) -> str:
    """Return notes in Markdown: some headings, with blocks below."""
    found = [draw(markdown_text.documents())]
    for _ in range(draw(st.integers(0, 3))):
        found.append("#" * draw(st.integers(1, 4)) + " " + draw(_HEADINGS))
        found.append(draw(markdown_text.documents()))
    return "\n\n".join(found)


# To make such a text smaller would take minutes.
@settings(max_examples=30, phases=[Phase.explicit, Phase.generate])
@given(_notes())
def test_every_word_is_in_the_spec_and_it_is_sound(text: str) -> None:
    """The words of the notes are the new text's, whatever they are."""
    outline = resources.embedded().outline
    found = notes_as_answers.placed(text, "notes.md", outline, "")
    spec = new_spec.write(
        outline, "x", notes_as_answers.answers(found, "T")
    ).text

    empty = new_spec.write(outline, "x", Answers("T")).text
    there = _words(markdown_text.said(spec))
    there.subtract(_words(markdown_text.said(empty)))
    wanted = _words(markdown_text.rendered(text))
    assert {word: n for word, n in there.items() if n} == dict(wanted)
    assert markdown_text.complaints(spec) == []


def _words(text: str) -> Counter[str]:
    """Return the words of a text, but for those of sections' titles."""
    found = Counter(markdown_text.words_of(text))
    return Counter({w: n for w, n in found.items() if w not in _TITLES})


_TITLES = set(" ".join(_SECTIONS).split())
