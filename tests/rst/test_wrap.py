"""Each construct: what comes out, line by line."""

import sys
from textwrap import dedent

import pytest

from novaspec_new.rst.wrap import Kept, Wrapped, fill, reflow, wrap
from tests.support import joiner

WIDTH = 30


def _text(text: str) -> str:
    return dedent(text).strip("\n") + "\n"


def _wraps(before: str, after: str) -> None:
    """At 30 columns the one becomes the other, and that is all."""
    before, after = _text(before), _text(after)
    assert wrap(before, width=WIDTH) == Wrapped(after, ())
    assert wrap(after, width=WIDTH) == Wrapped(after, ())
    assert joiner.shape(after) == joiner.shape(before)


def _keeps(text: str, reason: str, line: int = 1) -> None:
    """At 30 columns it stays as it is, for that reason."""
    text = _text(text)
    kept = (Kept(line, reason, line),)
    assert wrap(text, width=WIDTH) == Wrapped(text, kept)


def test_a_long_line_becomes_several() -> None:
    _wraps(
        """
        One line that is longer than it may be.

        Short.
        """,
        """
        One line that is longer than
        it may be.

        Short.
        """,
    )


def test_other_lines_of_the_paragraph_stay() -> None:
    _wraps(
        """
        Short.
        One line that is longer than it may be.
        And one that follows.
        """,
        """
        Short.
        One line that is longer than
        it may be.
        And one that follows.
        """,
    )


def test_list_items_keep_their_indent() -> None:
    _wraps(
        """
        * An item that goes on and on here.

          A later paragraph that goes on here.

          - A nested item that goes on here.

        12. A numbered item that goes on.

        (a) A lettered item that goes on.

        #. An automatic one that goes on.
        """,
        """
        * An item that goes on and on
          here.

          A later paragraph that goes
          on here.

          - A nested item that goes on
            here.

        12. A numbered item that goes
            on.

        (a) A lettered item that goes
            on.

        #. An automatic one that goes
           on.
        """,
    )


def test_items_on_one_line() -> None:
    _wraps(
        """
        * - 1. The first item of all of them.
        """,
        """
        * - 1. The first item of all
               of them.
        """,
    )


def test_definitions_and_quotes() -> None:
    _wraps(
        """
        Term
          A definition that goes on and on.

          * A list in it that goes on here.

            A quote in it that goes on here.

            -- Somebody who has a long name
        """,
        """
        Term
          A definition that goes on
          and on.

          * A list in it that goes on
            here.

            A quote in it that goes on
            here.

            -- Somebody who has a long
            name
        """,
    )


def test_fields_and_footnotes() -> None:
    _wraps(
        """
        Text [1]_ and [name]_.

        :field: A body that goes on and on.

        :other: A body that goes on and on.

          With a paragraph.

        .. [1] A footnote that goes on.

        .. [name] A citation that goes on.
           And has a second line.
        """,
        """
        Text [1]_ and [name]_.

        :field: A body that goes on
            and on.

        :other: A body that goes on
          and on.

          With a paragraph.

        .. [1] A footnote that goes
           on.

        .. [name] A citation that goes
           on.
           And has a second line.
        """,
    )


def test_line_blocks() -> None:
    _wraps(
        """
        | One line that is longer than it may be.
        | Short.
        |   One more that is longer than it may.
        """,
        """
        | One line that is longer than
          it may be.
        | Short.
        |   One more that is longer
            than it may.
        """,
    )


def test_text_on_a_directives_line() -> None:
    _wraps(
        """
        .. note:: Text on its own line, too long.

        * In a list:

          .. tip:: More of it, and this is long.
             It goes on.

        .. versionadded:: 2.1 Something that is new.
        """,
        """
        .. note:: Text on its own
           line, too long.

        * In a list:

          .. tip:: More of it, and
             this is long.
             It goes on.

        .. versionadded:: 2.1
           Something that is new.
        """,
    )


def test_text_in_a_directive_is_exempt_but_may_be_filled() -> None:
    before = _text(
        """
        .. warning::

           Text below it that is too long.

        * .. list-table:: Revisions

             * - Release
               - A description that is long.
             * - Another release that is long
               - In
                 two

        .. figure:: x.png

           The caption of it that is long.
        """
    )
    after = _text(
        """
        .. warning::

           Text below it that is too
           long.

        * .. list-table:: Revisions

             * - Release
               - A description that is
                 long.
             * - Another release that
                 is long
               - In two

        .. figure:: x.png

           The caption of it that is
           long.
        """
    )
    assert wrap(before, width=WIDTH) == Wrapped(before, ())
    assert wrap(before, width=WIDTH, whole=True) == Wrapped(after, ())
    assert joiner.shape(after) == joiner.shape(before)


def test_a_literal_block_follows_as_before() -> None:
    _wraps(
        """
        What follows is an example of it::

            code  that  is  longer  than  it  may  be
        """,
        """
        What follows is an example of
        it::

            code  that  is  longer  than  it  may  be
        """,
    )


def test_inline_markup_stays_whole() -> None:
    _wraps(
        """
        Markup such as ``a literal text`` or
        emphasis as in *this is all one piece* or
        a link as in `the title <x.html>`_ or
        a role as in :ref:`the title <x>` or
        a name such as |what it is| and |so|.

        .. |what it is| replace:: x
        .. |so| replace:: y
        """,
        """
        Markup such as
        ``a literal text`` or
        emphasis as in
        *this is all one piece* or
        a link as in
        `the title <x.html>`_ or
        a role as in
        :ref:`the title <x>` or
        a name such as |what it is|
        and |so|.

        .. |what it is| replace:: x
        .. |so| replace:: y
        """,
    )


def test_markup_longer_than_a_line_is_broken() -> None:
    _wraps(
        """
        See ``a literal that is longer than a line``.
        """,
        """
        See ``a literal that is longer
        than a line``.
        """,
    )


def test_spaces_in_a_literal_are_kept() -> None:
    _wraps(
        """
        See ``a literal that  has some runs  of spaces``.
        """,
        """
        See ``a literal that  has some
        runs  of spaces``.
        """,
    )


@pytest.mark.parametrize(
    "word",
    ["-", "*", "+", "1.", "a)", "#.", "..", "| |", "::", ">>>", "__", "=="],
)
def test_no_line_begins_with_markup(word: str) -> None:
    _wraps(
        f"One two three four five sixes {word} seven.",
        f"One two three four five\nsixes {word} seven.",
    )


def test_no_line_begins_with_a_field() -> None:
    _wraps(
        "One two three four five sixes :a field: seven.",
        "One two three four five\nsixes :a field: seven.",
    )


def test_double_spaces_in_a_line_stay() -> None:
    _wraps(
        "One.  Two.  Three four five six.  Seven.",
        "One.  Two.  Three four five\nsix.  Seven.",
    )


def test_no_break_space_is_no_place_to_break() -> None:
    _wraps(
        "One two three four five sixes\u00a0 a seven.",
        "One two three four five\nsixes\u00a0 a seven.",
    )


def test_code_points_count() -> None:
    wide = "\u65e5" * 14
    _wraps(f"{wide} {wide} {wide}", f"{wide} {wide}\n{wide}")


def test_tabs_are_seen_as_docutils_does() -> None:
    _wraps(
        "* one\n\n\ttwo three four five six seven eight",
        "* one\n\n        two three four five\n        six seven eight",
    )


def test_a_marker_may_stand_alone() -> None:
    word = "x" * 30
    _wraps(f"* {word}", f"*\n  {word}")
    _wraps(f":field: {word}", f":field:\n    {word}")


def test_trailing_spaces_go_with_the_break() -> None:
    assert wrap("one two" + " " * 40 + "\n", width=WIDTH).text == "one two\n"


@pytest.mark.parametrize(
    "line",
    [
        "See http://example.org/a/b/c for more of it.",
        "x" * 40,
        "    " + "x" * 40,
    ],
)
def test_an_exempt_line_is_not_moved(line: str) -> None:
    text = f"Text.\n{line}\n"
    assert wrap(text, width=WIDTH) == Wrapped(text, ())


def test_a_broken_line_may_end_an_exemption() -> None:
    # Any "::" exempts what is indented, until a line at the margin.
    _wraps(
        """
        The class A::B is what is meant here.

          A quote that was exempt till now.
        """,
        """
        The class A::B is what is
        meant here.

          A quote that was exempt till
          now.
        """,
    )


def test_a_title_is_told_of_whatever_its_level() -> None:
    titles = [
        f"Title {rule} that is longer than may be\n{rule * 40}"
        for rule in "^-^~"
    ]
    # Without these two the last one's level would not do.
    kept = wrap("\n\n".join(["T\n=", "S\n-", *titles]), width=WIDTH).kept
    assert {each.reason for each in kept} == {"a title is not wrapped"}


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        (
            "A title that is longer than it may\n" + "=" * 34,
            "a title is not wrapped",
            1,
        ),
        (
            ".. A comment that is longer than it may.",
            "a comment is not wrapped",
            1,
        ),
        (
            "A term that is longer than it may be\n  text",
            "a term is one line",
            1,
        ),
        (
            ".. _target that is very long: of it.html",
            "a link's target is not wrapped",
            1,
        ),
        (
            ".. |name| image:: more than it may be.png",
            "a substitution is not wrapped",
            1,
        ),
        (
            ".. figure:: the picture of it, a.png",
            "a directive's argument is not wrapped",
            1,
        ),
        (
            "--option=A, --other-option=LONGER  x",
            "it has no space to break at",
            1,
        ),
        (
            "===========  ==============\na b" + " " * 10 + "cell after cell "
            "after cell\n===========  ==============",
            "a table or a drawing is not wrapped",
            2,
        ),
        (
            ">>> print('a b c d e f g h i j')",
            "a session of Python is not wrapped",
            1,
        ),
        ("- " + "x" * 29 + "\u00a0y", "it has no space to break at", 1),
        (
            "one ---> two ---> three\nfour ---> five ---> six ---> seven",
            "it looks like a drawing",
            2,
        ),
    ],
)
def test_what_is_not_wrapped_is_told(
    text: str, reason: str, line: int
) -> None:
    _keeps(text, reason, line)


def test_an_escaped_space_is_a_place_to_break() -> None:
    _wraps(
        r"""
        Run x \ --total=1 \ --reserved=2 \ --max=3.
        """,
        r"""
        Run x \ --total=1
        \ --reserved=2 \ --max=3.
        """,
    )


def test_what_an_escaped_space_joins_is_broken_last() -> None:
    _wraps(
        r"""
        A ``Disk``\ s and more ``Disk``\ s.
        """,
        r"""
        A ``Disk``\ s and more
        ``Disk``\ s.
        """,
    )
    _wraps(
        r"""
        one\ two\ three\ four\ five\ six.
        """,
        r"""
        one\ two\ three\ four\ five\
        six.
        """,
    )


def test_an_option_s_description_is_broken() -> None:
    _wraps(
        """
        -a, --all  Show all of it, not a part.
                   And more.
        -b FILE  Take this file in place.

                 It must be there.
        --an-option-with-a-name-that-goes-on-and-on  Of all of it.
        /V       The version is told to all.
        """,
        """
        -a, --all  Show all of it, not
                   a part.
                   And more.
        -b FILE  Take this file in
                 place.

                 It must be there.
        --an-option-with-a-name-that-goes-on-and-on
            Of all of it.
        /V       The version is told
                 to all.
        """,
    )


def test_an_option_s_description_is_filled() -> None:
    text = "-a, --all  Show all\n           of it.\n-b  One.\n"
    assert fill(text).text == "-a, --all  Show all of it.\n-b  One.\n"


def test_a_substitution_s_text_is_broken() -> None:
    _wraps(
        """
        .. |a name| replace:: some *text* in it

        * .. |b| Replace:: more text of it is here
               and here

        |a name| and |b|
        """,
        """
        .. |a name| replace:: some
           *text* in it

        * .. |b| Replace:: more text
               of it is here
               and here

        |a name| and |b|
        """,
    )


def test_a_substitution_s_text_is_filled() -> None:
    before = ".. |a| replace:: some\n     text\n.. |b| replace::\n   x\n   y\n"
    after = ".. |a| replace:: some text\n.. |b| replace::\n   x y\n"
    assert fill(before).text == after
    assert fill(after).text == after


def test_a_substitution_of_two_paragraphs_stays() -> None:
    """docutils takes no such one, and says so in the same words."""
    text = ".. |a| replace:: some\n   text\n\n   more\n"
    assert fill(text).text == text


@pytest.mark.parametrize(
    ("before", "end"),
    [
        ("{}\r\n\r\nShort.\r\n", "\r\n"),
        ("{}\r\nShort.\n", "\r\n"),
        ("Short.\r\n{}\n", "\n"),
        ("Short.\n{}\r\n", "\r\n"),
        ("Short.\r\n{}", "\r\n"),
        ("Short.\r\n", ""),
    ],
)
def test_a_line_ends_as_the_one_it_came_from(before: str, end: str) -> None:
    text = before.format("One line that is longer than it may be.")
    after = before.format(f"One line that is longer than{end}it may be.")
    assert wrap(text, width=WIDTH) == Wrapped(after, ())
    assert wrap(after, width=WIDTH) == Wrapped(after, ())


def test_fill_keeps_the_ends_too() -> None:
    assert fill("One\r\nline.\r\n\r\nTwo\r\n").text == (
        "One line.\r\n\r\nTwo\r\n"
    )


def test_a_drawn_table_stays() -> None:
    text = "+-----------------------------------+\n"
    text += "| a cell that is longer than it may |\n" + text
    wrapped = wrap(text, width=WIDTH)
    assert wrapped.text == text
    assert [(kept.line, kept.reason) for kept in wrapped.kept] == [
        (2, "a table or a drawing is not wrapped")
    ]


def test_what_would_change_the_meaning_is_kept() -> None:
    # Filled, this would be an enumerated list.
    text = "1. First\n- one\n"
    reason = "every break that was tried changes what it means"
    assert fill(text) == Wrapped(text, (Kept(1, reason, 1),))
    # What else there is to do is done.
    wrapped = fill(f"{text}\nOne.\nTwo.\n\nThree.\nFour.\n")
    assert wrapped.text == f"{text}\nOne. Two.\n\nThree. Four.\n"
    assert len(wrapped.kept) == 1


def test_a_line_kept_is_told_where_it_is_now() -> None:
    title = "A title that is longer than it may be"
    text = f"Text that is longer than it may be.\n\n{title}\n{'=' * 37}\n"
    (kept,) = wrap(text, width=WIDTH).kept
    assert (kept.line, kept.new_line) == (3, 4)


def test_what_cannot_be_parsed_is_kept() -> None:
    text = "- " * 5_000 + "\n"
    wrapped = wrap(text)
    assert wrapped.text == text
    (kept,) = wrapped.kept
    assert kept.reason.startswith("the text cannot be parsed: it is nested")


def test_proofs_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reflow, "_BUDGET", 0)
    text = "1. First\n- one\n\n" * 20
    wrapped = fill(text)
    assert wrapped.text == text
    reasons = {kept.reason for kept in wrapped.kept}
    assert reasons == {"it takes too long to prove that nothing is changed"}


def test_fill_joins_short_lines() -> None:
    text = "One.\nTwo\nthree.\n\n* four\n  five\n"
    assert fill(text).text == "One. Two three.\n\n* four five\n"


def test_fill_takes_no_address_for_an_excuse() -> None:
    text = "Read `all of it <http://example.org/a/b>`__ and more of it.\n"
    assert wrap(text, width=WIDTH).text == text
    assert fill(text, width=WIDTH).text == _text(
        """
        Read `all of it
        <http://example.org/a/b>`__
        and more of it.
        """
    )


def test_fill_leaves_drawings_and_code() -> None:
    text = _text(
        """
        +-----+      +-----+
        |  a  | ---> |  b  |
        +-----+      +-----+

           client     server
             |   ask    |
             |  ------> |

        Code::

          x =  1

          y =  2
        """
    )
    assert fill(text) == Wrapped(text, ())


def test_fill_is_done_once_whatever_the_spaces() -> None:
    text = "One two three four five six.  Seven eight.\n"
    once = fill(text, width=WIDTH).text
    assert once == "One two three four five six.\nSeven eight.\n"
    assert fill(once, width=WIDTH).text == once


def test_a_short_line_keeps_its_spaces() -> None:
    assert fill("One.  Two.\n").text == "One.  Two.\n"


def test_text_without_a_last_newline() -> None:
    text = "One line that is longer than it may be."
    assert wrap(text, width=WIDTH).text == (
        "One line that is longer than\nit may be."
    )
    assert wrap("", whole=True) == Wrapped("", ())


def test_nothing_to_do_costs_nothing() -> None:
    before = set(sys.modules)
    assert wrap("Short.\n") == Wrapped("Short.\n", ())
    assert set(sys.modules) == before


@pytest.mark.parametrize("whole", [False, True])
def test_the_marks_of_a_merge_keep_their_lines(*, whole: bool) -> None:
    end = f">>>>>>> {'long ' * 16}subject"
    text = f"<<<<<<< HEAD\n{'word ' * 20}end\nMore.\n=======\nNo.\n{end}\n"

    lines = wrap(text, whole=whole).text.split("\n")

    assert [lines[0], lines[-2]] == ["<<<<<<< HEAD", end]
    assert "=======" in lines
    assert max(map(len, lines[:-2])) <= 79
