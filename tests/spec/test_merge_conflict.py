import subprocess
from pathlib import Path

import pytest

from novaspec_new.spec import merge_conflict
from novaspec_new.spec.merge_conflict import Conflict
from tests.support import repository


def found(text: str) -> list[Conflict]:
    return list(merge_conflict.find(text.split("\n")))


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_what_git_leaves_is_found(tmp_path: Path, style: str) -> None:
    for name, text in {"a": "ours", "b": "base", "c": "theirs"}.items():
        (tmp_path / name).write_text(f"Before.\n\n{text}\n\nAfter.\n")
    repository.git(tmp_path, "init", "-q")
    # It ends with the number of conflicts.
    done = subprocess.run(
        [
            *("git", "-c", f"merge.conflictStyle={style}"),
            *("merge-file", "-p", "a", "b", "c"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    lines = done.stdout.split("\n")
    last = next(i for i, line in enumerate(lines) if line.startswith(">>>"))
    assert found(done.stdout) == [Conflict(3, last + 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Testing\n<<<<<<<\n\nTesting\n>>>>>>>\n\nTesting\n=======\n",
        ">>> 1\n>>>>>>>> eight\n<<<<<<<< eight\n",
        "  <<<<<<< shown in a literal block\n  >>>>>>> and its end\n",
        "a <<<<<<< b\n",
    ],
)
def test_what_an_author_writes_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "conflicts"),
    [
        ("a\n<<<<<<< HEAD\nb\n", [(2, 2)]),
        ("a\n=======\nb\n>>>>>>> theirs\n", [(4, 4)]),
        (
            "<<<<<<< a\n<<<<<<< b\n>>>>>>> c\n>>>>>>> d",
            [(1, 1), (2, 3), (4, 4)],
        ),
    ],
)
def test_half_of_one_is_one(
    text: str, conflicts: list[tuple[int, int]]
) -> None:
    assert found(text) == conflicts


def test_a_mark_amid_a_line_is_none() -> None:
    merge_conflict.expect_none("a\n<<<<<<< >>>>>>> b\n", "x.rst")
