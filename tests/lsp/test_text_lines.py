"""Places as the editor counts them, for any text at all."""

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from pygls.workspace import PositionCodec

from novaspec_new.lsp.text_lines import TextLines

# What is more than one unit, and what Python takes for a line's end.
TEXTS = st.text(alphabet="ab \n\u00e9\U0001f600\x0c\x85\u2028\x1c")
UNITS = PositionCodec(types.PositionEncodingKind.Utf16).client_num_units


@given(TEXTS, st.data())
def test_a_place_told_is_the_place_meant(
    text: str, data: st.DataObject
) -> None:
    lines = TextLines(text, UNITS)
    offset = data.draw(st.integers(0, len(text)))
    *above, last = text[:offset].split("\n")
    place = len(above), len(last)

    assert lines.offset(*place) == offset
    told = lines.position(*place)
    assert lines.place(told) == place
    assert told.character == len(last.encode("utf-16-le")) // 2


@given(TEXTS)
def test_lines_end_as_the_protocol_says(text: str) -> None:
    assert "\n".join(TextLines(text, UNITS).lines) == text
    windows = TextLines(text.replace("\n", "\r\n"), UNITS)
    assert windows.normal == text


def test_a_place_that_is_nowhere_is_the_nearest() -> None:
    lines = TextLines("one\ntwo", UNITS)

    assert lines.place(types.Position(line=0, character=9)) == (0, 3)
    assert lines.place(types.Position(line=7, character=0)) == (1, 3)
    assert lines.line(7) == ""
