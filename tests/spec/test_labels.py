import pytest

from novaspec_new.spec import labels

TEXT = """\
.. _top:

=====
Title
=====

See :ref:`x`, x_ and `x`_, ``x_`` but not max_x_y or foo.x_.

.. _x:

One
===

Code::

   x_ and :ref:`x`

.. note:: see x_

.. _`Two Words`:
.. _three:

Two
===

.. code-block:: rst

   x_

.. _address: https://example.org/x_
.. _other: x_
.. _more:
   https://example.org/
.. _table:

.. list-table:: Seen

   * - x

.. _local:

A paragraph.
"""


def test_labels_before_headings_and_titled_blocks_are_global() -> None:
    found = labels.global_labels(TEXT)
    assert found == ("top", "x", "Two Words", "three", "table")


def test_only_labels_that_another_document_has_get_a_new_name() -> None:
    names = labels.changes(TEXT, "2027.1", {"x", "two words", "local"})
    assert names == {"x": "x-2027.1", "Two Words": "Two Words-2027.1"}


def test_a_new_name_is_no_one_elses() -> None:
    taken = {"x", "x-zed", "x-zed-2"}
    assert labels.changes(".. _x:\n\nOne\n===\n", "zed", taken) == {
        "x": "x-zed-3"
    }


def test_two_names_that_would_meet_do_not() -> None:
    text = ".. _x:\n.. _x-zed:\n\nOne\n===\n"
    assert labels.changes(text, "zed", {"x"}) == {"x": "x-zed-2"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (":ref:`x`", ":ref:`x-zed`"),
        (":ref:`X`", ":ref:`x-zed`"),
        (":std:ref:`the text <x>`", ":std:ref:`the text <x-zed>`"),
        (":ref:`the\ntext\n<x>`", ":ref:`the\ntext\n<x-zed>`"),
        ("x_.", "`x <x-zed_>`__."),
        ("`x`_", "`x <x-zed_>`__"),
        ("`text <x_>`_", "`text <x-zed_>`_"),
        ("`text <x_>`__", "`text <x-zed_>`__"),
        (".. _x:\n", ".. _x-zed:\n"),
        (".. _`x`:\n", ".. _`x-zed`:\n"),
        (".. _y: x_\n", ".. _y: `x-zed`_\n"),
        (":doc:`x`", ":doc:`x`"),
        ("``x_``", "``x_``"),
        ("`x`__", "`x`__"),
        (
            "`text <https://example.org/x_>`_",
            "`text <https://example.org/x_>`_",
        ),
        ("https://example.org/x_", "https://example.org/x_"),
        ("max_x_y a.x_ x__", "max_x_y a.x_ x__"),
        ("Code::\n\n  x_\n", "Code::\n\n  x_\n"),
        (".. note:: x_\n", ".. note:: `x <x-zed_>`__\n"),
        (
            ".. code:: c\n\n   x_\n\nx_",
            ".. code:: c\n\n   x_\n\n`x <x-zed_>`__",
        ),
        (
            "* Code::\n\n    x_\n\n  :any:`x`",
            "* Code::\n\n    x_\n\n  :any:`x-zed`",
        ),
        (".. [1] See x_.\n", ".. [1] See `x <x-zed_>`__.\n"),
        ("..\n x_\n\n:ref:`x`", "..\n x_\n\n:ref:`x-zed`"),
        (
            "* a\n\n  .. note::\n\n     :any:`x`",
            "* a\n\n  .. note::\n\n     :any:`x-zed`",
        ),
        (
            "An `odd`` one.\n\n.. _x:\n\n``x``",
            "An `odd`` one.\n\n.. _x-zed:\n\n``x``",
        ),
        ("An `odd one.\n\n:any:`x`", "An `odd one.\n\n:any:`x-zed`"),
        (".. x_ in a comment\n   x_\n", ".. x_ in a comment\n   x_\n"),
    ],
)
def test_references_follow(old: str, new: str) -> None:
    assert labels.renamed(old, {"x": "x-zed"}) == new


def test_nothing_to_rename_is_the_same_text() -> None:
    assert labels.renamed(TEXT, {}) is TEXT


def test_labels_at_the_end_go_with_the_heading_after_them() -> None:
    own, following = labels.split_off("\nText.\n\n.. _a:\n\n.. _b:\n\n")
    assert own == "\nText.\n\n"
    assert following == ".. _a:\n\n.. _b:\n\n"


@pytest.mark.parametrize("text", ["", "\n\n", "Text.\n", ".. _a: b_\n\n"])
def test_text_without_labels_at_its_end_is_whole(text: str) -> None:
    assert labels.split_off(text) == (text, "")
