"""Markdown as reStructuredText, construct by construct."""

import pytest

from novaspec_new.rst import markdown
from novaspec_new.rst.markdown import CodeFit, Part, detect

CASES = {
    "Words": [
        ("*a* and **b**", "*a* and **b**"),
        ("***both***", "**both**"),
        ("**a `b` c**", "**a** ``b`` **c**"),
        ("in*si*de", "in\\ *si*\\ de"),
        ("*a # x*in*word", "*a # x*\\ in*word"),
        ("*a *b 1. # x*in*word", "*a b 1. # xin*\\ word"),
        ('(*a*), "*b*"', '(*a*), "\\ *b*\\ "'),
        ("`code`", "``code``"),
        ("`` a`b ``", "``a`b``"),
        ("`` `a` ``", ":literal:`\\`a\\``"),
        ("2 * 3 and a*b", "2 * 3 and a*b"),
        ("foo_ bar__ [1]_", "foo\\_ bar\\__ [1]\\_"),
        ("|x| \\`y\\`", "\\|x\\| \\`y\\`"),
        ("C:\\dir", "C:\\\\dir"),
        ("&copy; &amp;", "\u00a9 &"),
        ("a<br>b", "| a\n| b"),
        ("a  \nb", "| a\n| b"),
        ("a\nb", "a b"),
        ("<kbd>x</kbd>", "``<kbd>``\\ x\\ ``</kbd>``"),
    ],
    "What begins a line": [
        ("\\- a", "\\- a"),
        ("\\1. a", "\\\\1. a"),
        ("1\\. a", "\\1. a"),
        (".. a", "\\.. a"),
        (":a: b", "\\:a: b"),
        ("ends so::", "ends so\\::"),
        ("\\# a", "# a"),
        ("#. a", "\\#. a"),
    ],
    "Links": [
        ("[a](http://x.org/b_)", "`a <http://x.org/b\\_>`__"),
        ("[a](b 'c')", "`a <b>`__ (c)"),
        ("[a][r]\n\n[R]: http://x.org", "`a <http://x.org>`__"),
        ("<http://x.org/a>", "http://x.org/a"),
        ("[http://x.org/a](http://x.org/a)", "http://x.org/a"),
        ("<a.b@x.org>", "a.b@x.org"),
        ("[`a` *b*](c)", "`a b <c>`__"),
        ("[un]: http://x.org 't'", "un: http://x.org t"),
        ("![a](b.png)", "`a <b.png>`__"),
        ("![](b.png)", "`<b.png>`__"),
        ("![a](http://x/b.png)", ".. image:: http://x/b.png\n   :alt: a"),
        ("[![a](b)](c)", "`a <b>`__\\ `<c>`__"),
    ],
    "Lists": [
        ("* a\n* b", "* a\n* b"),
        ("- a\n  - b\n- c", "- a\n\n  - b\n\n- c"),
        ("- a\n+ b", "- a\n\n+ b"),
        ("3. a\n3. b", "3. a\n4. b"),
        ("1) a\n\n   b", "1) a\n\n   b"),
        ("- [ ] a\n- [x] b", "- [ ] a\n- [x] b"),
        ("-\n- a", "-\n- a"),
        ("1. a\n2.\n3. b", "1. a\n\n2.\n\n3. b"),
        ("- > a", "- ..\n\n     a"),
        ("- ```\n  a\n  ```", "- ::\n\n     a"),
        ("- # a", "- .. rubric:: a"),
    ],
    "Blocks": [
        ("> a\n> > b", "..\n\n   a\n\n      b"),
        ("a\n\n> b", "a\n\n   b"),
        ("- a\n\n> b", "- a\n\n..\n\n   b"),
        ("> a\n\n<!-- -->\n\n> b", "..\n\n   a\n\n..\n\n   b"),
        ("```python\na\n```", ".. code-block:: python\n\n   a"),
        ("```\na *b*\n```", "::\n\n   a *b*"),
        ("    a", "::\n\n   a"),
        ("```py\n```", "..\n   py"),
        ("```py x=1\na\n```", "..\n   py x=1\n\n.. code-block:: py\n\n   a"),
        ("<p>\na\n</p>", ".. code-block:: html\n\n   <p>\n   a\n   </p>"),
        ("<!-- a -->", "..\n   a"),
        ("a\n\n---\n\nb", "a\n\n----\n\nb"),
        ("---\n\na\n\n***", "a"),
        ("---\na: b\n---\nc", ".. code-block:: yaml\n\n   a: b\n\nc"),
        (
            "|a|b|\n|-|-|\n|*c*||",
            ".. list-table::\n   :header-rows: 1\n\n   * - a\n     - b\n"
            "   * - *c*\n     -",
        ),
        ("|a|\n|-|", ".. list-table::\n\n   * - a"),
        ("|abc|\n|-|\n|b|c|", "::\n\n   |abc|\n   |-|\n   |b|c|"),
        ("|a|\n|-|\n|b|c|", "::\n\n   |a|\n   |-|\n   |b|c|"),
    ],
    "Footnotes": [
        ("a[^1].\n\n[^1]: b\n    c", "a\\ [#1]_.\n\n.. [#1] b c"),
        ("a [^n]\n\n[^n]: b\n\n    c", "a [#n]_\n\n.. [#n] b\n\n   c"),
        ("a\n\n[^n]: b", "a\n\n[^n]:\n\nb"),
        ("a [^n]", "a [^n]"),
        ("a [^1]\n\n[^1]: http://x.org", "a [#1]_\n\n.. [#1] http://x.org"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "wanted"), [case for cases in CASES.values() for case in cases]
)
def test_each_construct(given: str, wanted: str) -> None:
    assert markdown.parts(given) == (Part("", 0, wanted),)


def test_headings_part_a_text() -> None:
    text = "a\n\n# B *c*\n\n### D\ne\n\nF\n---\n"
    assert markdown.parts(text) == (
        Part("", 0, "a"),
        Part("B *c*", 1, ""),
        Part("D", 3, "e"),
        Part("F", 2, ""),
    )


def test_a_rule_stays_only_between_blocks_of_a_part() -> None:
    text = "a\n\n---\n\n---\n\nb\n\n---\n\n# C\n\n---\n\nd"
    assert [part.body for part in markdown.parts(text)] == [
        "a\n\n----\n\nb",
        "d",
    ]


def test_a_text_between_rules_is_no_data() -> None:
    (part,) = markdown.parts("---\n\na *b*\n\n---\n\nc\n")
    assert part.body == "a *b*\n\n----\n\nc"


def test_code_that_its_language_does_not_take() -> None:
    text = "```json\n{...}\n```\n\n```abc\nx\n```"
    fits = {"json": CodeFit.UNLIKE, "abc": CodeFit.UNKNOWN}
    found = markdown.parts(text, lambda language, _: fits[language])
    assert found[0].body == (
        ".. code-block:: json\n   :force:\n\n   {...}\n\n"
        "..\n   abc\n\n.. code-block:: text\n\n   x"
    )


def test_what_is_nested_too_deep_stays_as_it_was() -> None:
    text = ">" * 50 + " deep words"
    (part,) = markdown.parts(text)
    assert part.body == f"::\n\n   {text}"


def test_plain_text_has_no_markup_but_lists() -> None:
    text = (
        "# no *heading*\n`a`\n    \u2022 one\n        \u2022 two\n3. three\n\n"
        "This was broken by hand at sixty characters or so, as is mail,\n"
        "and goes on.\n"
    )
    assert markdown.plain_body(text) == (
        "# no \\*heading\\*\n\n\\`a\\`\n\n* one\n\n  * two\n\n3. three\n\n"
        "This was broken by hand at sixty characters or so, as is mail, "
        "and goes on."
    )


MARKDOWN = [
    "# A heading",
    "words\n```\ncode\n```",
    "~~~ python\ncode\n~~~",
    "see [it](http://x.org)",
    "- [ ] a task",
    "a | b\n--- | ---\nc | d",
    "both `nova` and `cinder`",
    "> they said\n> so",
]
NO_MARKDOWN = [
    "",
    "Plain words, 2 * 3 = 6, and a `word` in quotes.",
    "``literal`` and `a link <http://x.org>`_",
    ".. code-block:: bash\n\n   # a comment\n",
    ":ref:`a` and :doc:`b`",
    "* a\n* b",
    "**strong** and *weak*",
    "#. one\n#. two",
    "A title\n=======\n\nwords",
    "A title\n~~~~~~~\n\nOther\n~~~\n\nwords",
    "~~~\nAbc\n~~~\n\nwords",
]


@pytest.mark.parametrize("text", MARKDOWN)
def test_it_looks_like_markdown(text: str) -> None:
    assert detect.is_markdown(text)


@pytest.mark.parametrize("text", NO_MARKDOWN)
def test_it_does_not_look_like_markdown(text: str) -> None:
    assert not detect.is_markdown(text)


@pytest.mark.parametrize(
    "text", ["a\n\n.. note:: b", "Title\n=====", "``a``", "so::\n"]
)
def test_it_looks_like_restructuredtext(text: str) -> None:
    assert detect.is_rst(text)


def test_words_look_like_neither() -> None:
    assert not detect.is_rst("a *b* c:")
