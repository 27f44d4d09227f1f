import pytest

from novaspec_new import intact
from novaspec_new.errors import NovaspecError
from tests.support import life


def test_a_whole_spec_is_split() -> None:
    assert intact.read(life.SPEC, "x.rst").text == life.SPEC


def test_a_merge_conflict_is_named_by_its_line() -> None:
    conflict = "<<<<<<< HEAD\nHigh.\n=======\nLow.\n>>>>>>> theirs\n"
    text = life.SPEC.replace("High.\n", conflict)
    line = text[: text.index("<<<<")].count("\n") + 1
    with pytest.raises(NovaspecError, match=rf"x.rst:{line}: a merge conf"):
        intact.read(text, "x.rst")


@pytest.mark.parametrize("text", ["", "Text.\n", "One\n===\n\nTwo\n===\n"])
def test_no_title(text: str) -> None:
    with pytest.raises(NovaspecError, match="x.rst has no document title"):
        intact.read(text, "x.rst")


def test_marks_shown_in_a_literal_block_are_no_conflict() -> None:
    text = life.SPEC + "\n::\n\n   <<<<<<< HEAD\n   >>>>>>> theirs\n"
    assert intact.read(text, "x.rst").text == text
