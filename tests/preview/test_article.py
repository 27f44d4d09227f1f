"""A spec's text as HTML, as Sphinx and the project's theme show it."""

import pytest

from novaspec_new.preview import article
from novaspec_new.preview.page_context import PageContext, Place
from novaspec_new.rst.parse import UnparsableError
from novaspec_new.spec import todo
from tests.support.page_reader import Page

SITE = "https://site.example/specs/zed/approved/it.html"
HEAD = "=====\nTitle\n=====\n\n"


def shown(text: str, facts: PageContext | None = None) -> Page:
    made = article.render(HEAD + text, facts or PageContext(address=SITE))
    return Page(made.html)


def test_headings_have_sphinxs_anchors() -> None:
    page = shown(
        "One\n===\n\n.. _mine:\n\nTwo words\n---------\n\nText.\n\n"
        "One\n===\n\nText.\n"
    )
    anchors = [each.attributes["id"] for each in page.every("section")]
    assert anchors == ["title", "one", "two-words", "id1"]
    assert page.by_id("mine").tag == "span"
    assert [each.text for each in page.every("h2")] == ["One", "One"]
    assert page.every("h1")[0].text == "Title"


def test_one_section_is_still_a_section() -> None:
    page = shown("One\n===\n\nText.\n")
    assert [each.text for each in page.every("h2")] == ["One"]
    assert page.by_id("one").tag == "section"


def test_words_before_the_title_leave_it_one() -> None:
    made = article.render(
        f"Words.\n\n{HEAD}One\n===\n\nText.\n", PageContext()
    )
    page = Page(made.html)
    assert [each.text for each in page.every("h1")] == ["Title"]
    assert [each.text for each in page.every("h2")] == ["One"]


def test_contents_tell_what_is_to_do() -> None:
    text = (
        f"{HEAD}One\n===\n\nText.\n\nTwo\n===\n\nSub\n---\n\n"
        f"{todo.MARKER}\n\n   What is *it*?\n\nBare\n====\n"
    )
    made = article.render(text, PageContext())
    assert [tuple(entry) for entry in made.contents] == [
        ("One", "one", 1, False),
        ("Two", "two", 1, False),
        ("Sub", "sub", 2, True),
        ("Bare", "bare", 1, True),
    ]
    todos = Page(made.html).with_class("nv-todo")
    assert [each.text for each in todos] == ["To doWhat is *it*?", "To do"]


def test_a_section_of_link_targets_is_not_to_do() -> None:
    made = article.render(
        f"{HEAD}One\n===\n\n.. _a: https://a.example/\n", PageContext()
    )
    assert not made.contents[0].is_open


def test_places_are_the_texts_lines() -> None:
    text = (
        f"{HEAD}First\nparagraph.\n\nOne\n===\n\n* item\n* other\n\n::\n\n"
        "  code\n\n.. code-block:: json\n   :caption: c\n\n   {}\n\n"
        ".. list-table::\n\n   * - a\n     - b\n"
    )
    made = article.render(text, PageContext())
    lines = text.split("\n")
    at = {lines[line - 1].strip() for line in made.lines}
    assert at >= {"Title", "First", "One", "* item", "* other", "code", "{}"}
    assert made.line_at(6) == 5
    assert made.line_at(1000) == max(made.lines)


def test_code_is_highlighted_as_sphinx_does() -> None:
    page = shown(
        "::\n\n  def f():\n      return 1\n\n::\n\n  $ no python, this\n\n"
        ".. code-block:: json\n   :emphasize-lines: 2\n   :linenos:\n\n"
        '   {\n     "a": 1\n   }\n\n'
        ".. code-block:: no-such-language\n\n   <b>plain</b>\n\n"
        ".. highlight:: none\n\n::\n\n  def g():\n      return 1\n"
    )
    blocks = page.with_class("code")
    assert [block.tag for block in blocks] == ["pre"] * 5
    assert blocks[0].text == "def f():\n    return 1\n"
    keywords = [each.text for each in page.with_class("k")]
    assert keywords == ["def", "return"]
    assert [each.text for each in page.with_class("nv-no")] == ["1", "2", "3"]
    assert [each.text for each in page.with_class("hll")] == ['2  "a": 1\n']
    assert blocks[3].text == "<b>plain</b>\n"


def test_quotes_and_dashes_are_typographic_but_in_code() -> None:
    page = shown("It's \"quoted\" -- so. ``a -- 'b'``\n")
    (paragraph,) = page.every("p")
    assert paragraph.text == "It\u2019s \u201cquoted\u201d \u2013 so. a -- 'b'"


def test_roles_lead_where_sphinx_leads() -> None:
    page = shown(
        ".. _here:\n\nOwn heading\n===========\n\n"
        ":ref:`here` :ref:`so <here>` :ref:`far` :ref:`gone` :doc:`other` "
        ":doc:`no <nowhere>` :rfc:`7232#section-2.2` :pep:`8` "
        ":cve:`2024-1`\n",
        PageContext(
            label={"far": Place("/other#far", "Far away")}.get,
            document={"other": Place("/other", "Other spec")}.get,
        ),
    )
    links = page.links()
    assert links == {
        "Own heading": "#here",
        "so": "#here",
        "Far away": "/other#far",
        "Other spec": "/other",
        "RFC 7232 Section 2.2": (
            "https://datatracker.ietf.org/doc/html/rfc7232.html#section-2.2"
        ),
        "PEP 8": "https://peps.python.org/pep-0008/",
        "CVE 2024-1": "https://www.cve.org/CVERecord?id=CVE-2024-1",
    }
    assert "gone" in page.every("section")[1].text


def test_roles_that_are_only_words() -> None:
    page = shown(
        ":guilabel:`&Save` :menuselection:`A --> B` :kbd:`Ctrl-C` "
        ":command:`ls` :file:`/a/{b}` :abbr:`AZ (zone)` "
        ":py:func:`~nova.api.get` :envvar:`HOME`\n"
    )
    text = page.every("p")[0].text
    assert text == "Save A \u2023 B Ctrl-C ls /a/b AZ get() HOME"
    assert page.every("abbr")[0].attributes["title"] == "zone"


def test_notes_have_titles() -> None:
    page = shown(
        ".. note:: One.\n\n.. seealso:: Two.\n\n.. todo:: Three.\n\n"
        ".. warning:: Four.\n\n.. versionadded:: 2.1\n   Five.\n\n"
        ".. only:: latex\n\n   Six.\n\n.. only:: html\n\n   Seven.\n"
    )
    titles = [each.text for each in page.with_class("admonition-title")]
    assert titles == ["Note", "See also", "Todo", "Warning"]
    text = page.every("section")[0].text
    assert "Added in version 2.1: Five." in text
    assert "Six" not in text
    assert "Seven" in text


def test_footnotes_lead_there_and_back() -> None:
    page = shown("Text [1]_ and [#]_.\n\n.. [1] One.\n.. [#] Two.\n")
    notes = page.with_class("footnote")
    assert [each.attributes["id"] for each in notes] == ["id3", "id4"]
    assert page.links()["[1]"] == "#id3"


def test_tables_keep_their_widths_without_a_style() -> None:
    page = shown(
        ".. list-table:: T\n   :header-rows: 1\n   :widths: 25 75\n\n"
        "   * - a\n     - b\n   * - c\n     - d\n"
    )
    widths = [each.attributes["width"] for each in page.every("col")]
    assert widths == ["25.0%", "75.0%"]
    assert [each.text for each in page.every("th")] == ["a", "b"]
    assert all("style" not in each.attributes for each in page.elements)


def test_pictures_are_the_checkouts_alone() -> None:
    page = shown(
        ".. image:: /_images/a.png\n   :alt: A\n   :width: 50%\n\n"
        ".. image:: /_images/b.png\n\n"
        ".. image:: https://far.example/c.png\n\n"
        ".. figure:: /_images/a.png\n   :height: 20px\n\n   Caption.\n",
        PageContext(
            image={"/_images/a.png": "data:image/png;base64,AA=="}.get
        ),
    )
    one, two = page.every("img")
    assert one.attributes == {
        "src": "data:image/png;base64,AA==",
        "alt": "A",
        "width": "50%",
    }
    assert two.attributes["height"] == "20"
    told = [each.text for each in page.with_class("nv-no-picture")]
    assert told == [
        "no picture: /_images/b.png",
        "a picture elsewhere, not fetched: https://far.example/c.png",
    ]
    assert page.every("figcaption")[0].text.strip() == "Caption."


def test_what_is_elsewhere_is_told() -> None:
    page = shown(
        ".. include:: /etc/passwd\n\n.. toctree::\n\n   a\n   b\n\n"
        ".. csv-table:: Disks\n   :file: c.csv\n"
    )
    told = [each.text for each in page.with_class("nv-elsewhere")]
    assert [each.split(": ")[1] for each in told] == [
        "include /etc/passwd",
        "toctree a, b",
        "csv-table Disks c.csv",
    ]


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://a.example/b", "https://a.example/b"),
        ("mailto:a@a.example", "mailto:a@a.example"),
        ("../b.html", "https://site.example/specs/zed/b.html"),
        ("javascript:alert(1)", None),
        ("JavaScript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("vbscript:x", None),
        ("data:text/html,<script>alert(1)</script>", None),
        ("file:///etc/passwd", None),
        ("//far.example/", None),
    ],
)
def test_links_that_are_followed(address: str, leads: str | None) -> None:
    page = shown(f"`words <{address}>`_\n")
    assert page.links().get("words") == leads
    assert "words" in page.every("p")[0].text


HOSTILE = r"""
.. raw:: html

   <script>alert(1)</script>

.. role:: rawly(raw)
   :format: html

:rawly:`<script>alert(2)</script>` ``<script>`` *<img src=x onerror=alert(3)>*

.. code-block:: html
   :caption: <script>alert(4)</script>

   <script>alert(5)</script>" data-line="1" onclick="x

.. code-block:: "><script>alert(6)</script>

   x

.. image:: x"onerror="alert(7).png
   :alt: "><script>alert(8)</script>

.. class:: "><script>

.. _"><script>: https://a.example/"><script>alert(9)</script>

.. versionadded:: <script>alert(10)</script>

.. option:: <script>alert(11)</script>

:abbr:`a ("><script>alert(12)</script>)` :ref:`"><script>alert(13)</script>`

.. meta::
   :http-equiv=refresh: 0;url=https://far.example/

.. math:: \text{<script>alert(14)</script>}

:math:`\text{<script>alert(15)</script>} <b>`

.. only:: html or "<script>"

   <script>alert(16)</script>

.. novaspec: to do

   </div><script>alert(17)</script>
"""


def test_no_text_becomes_markup() -> None:
    page = shown(HOSTILE, PageContext(image=lambda name: f"/{name}"))
    tags = {each.tag for each in page.elements}
    assert not tags & {"script", "iframe", "meta", "link", "style", "b"}
    names = {name for each in page.elements for name in each.attributes}
    assert not {name for name in names if name.startswith("on")}
    assert "style" not in names


@pytest.mark.parametrize("text", ["* " * 5_000 + "x", "`a" * 100_000])
def test_what_cannot_be_parsed_is_told(text: str) -> None:
    with pytest.raises(UnparsableError):
        article.render(text, PageContext())
