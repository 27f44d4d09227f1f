"""Which paragraphs are worth a try to fill them."""

import pytest

from novaspec_new.lsp import fillable


@pytest.mark.parametrize(
    "text",
    ["One\ntwo.", "* One\n  two.", "  One\n  two.", f"{'word ' * 16}\nend"],
)
def test_there_is_room_in_what_is_ragged(text: str) -> None:
    assert fillable.are_fillable(text.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "One.",
        "Title\n=====",
        "=====\nTitle\n=====",
        "One:\n  two",
        "* One.\n* Two.",
        ".. note:: One\n   two.",
        f"{'x' * 76}\nword",
    ],
)
def test_there_is_none_in_what_is_filled(text: str) -> None:
    assert not fillable.are_fillable(text.split("\n"))
