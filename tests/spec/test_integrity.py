import pytest

from novaspec_new.spec import integrity
from novaspec_new.spec.errors import NovaspecError
from tests.support import two_releases


def test_a_whole_spec_is_split() -> None:
    assert integrity.read(two_releases.SPEC, "x.rst").text == two_releases.SPEC


def test_a_merge_conflict_is_named_by_its_line() -> None:
    conflict = "<<<<<<< HEAD\nHigh.\n=======\nLow.\n>>>>>>> theirs\n"
    text = two_releases.SPEC.replace("High.\n", conflict)
    line = text[: text.index("<<<<")].count("\n") + 1
    with pytest.raises(NovaspecError, match=rf"x.rst:{line}: a merge conf"):
        integrity.read(text, "x.rst")


@pytest.mark.parametrize("text", ["", "Text.\n", "One\n===\n\nTwo\n===\n"])
def test_no_title(text: str) -> None:
    with pytest.raises(NovaspecError, match="x.rst has no document title"):
        integrity.read(text, "x.rst")


def test_marks_shown_in_a_literal_block_are_no_conflict() -> None:
    text = two_releases.SPEC + "\n::\n\n   <<<<<<< HEAD\n   >>>>>>> theirs\n"
    assert integrity.read(text, "x.rst").text == text
