"""Real specs, as they are and with each paragraph on one line.

A sample of them, unless ``NOVASPEC_ALL_SPECS`` is set.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from novaspec_new.rst.parse import parse
from novaspec_new.rst.wrap import Wrapped, wrap
from novaspec_new.spec import gate
from tests.support import joiner

_SPECS = os.environ.get("NOVA_SPECS")
_STEP = 1 if os.environ.get("NOVASPEC_ALL_SPECS") else 12

pytestmark = pytest.mark.skipif(
    not _SPECS, reason="NOVA_SPECS names no checkout"
)


def _specs() -> Iterator[Path]:
    for path in sorted(Path(_SPECS or ".").glob("specs/**/*.rst")):
        if not path.is_symlink() and not path.name.endswith("-template.rst"):
            yield path


_ALL = list(_specs()) if _SPECS else []


def _name(path: Path) -> str:
    return f"{path.parts[-3]}/{path.stem}"


def test_nothing_is_changed_or_told_of_specs_as_they_are() -> None:
    assert _ALL
    for path in _ALL:
        text = path.read_text("utf-8")
        assert wrap(text) == Wrapped(text, ()), path


@pytest.mark.parametrize("path", _ALL[::_STEP], ids=_name)
def test_joined_paragraphs_are_wrapped_again(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not [m for m in parse(text).messages if m.level > 1]
    joined = joiner.join(text)
    shape, verbatim = joiner.shape(text), joiner.verbatim(text)
    assert joiner.shape(joined) == shape
    wrapped = wrap(joined)
    assert wrapped.kept == ()
    for whole in (False, True):
        result = wrap(joined, whole=whole).text
        assert joiner.shape(result) == shape
        assert joiner.verbatim(result) == verbatim
        assert gate.breaking_lines(result) == []
        assert wrap(result, whole=whole).text == result
