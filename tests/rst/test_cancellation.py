"""What takes long is broken off where its result is not wanted."""

import pytest

from novaspec_new.check import Context, fix
from novaspec_new.rst import cancellation, parse

TEXT = "One \ntwo.\n"


def test_nobody_breaks_off_what_has_no_condition() -> None:
    assert parse.parse(TEXT).messages == ()


def test_a_parse_that_is_not_wanted_is_not_begun() -> None:
    with (
        cancellation.cancelled_when(lambda: True),
        pytest.raises(cancellation.CancelledError),
    ):
        parse.parse(TEXT)
    assert parse.parse(TEXT).messages == ()


def test_it_is_asked_again_at_each_parse() -> None:
    asked: list[bool] = []

    def is_cancelled() -> bool:
        asked.append(len(asked) == 2)
        return asked[-1]

    with (
        cancellation.cancelled_when(is_cancelled),
        pytest.raises(cancellation.CancelledError),
    ):
        fix.fix(TEXT, Context())
    assert asked == [False, False, True]
