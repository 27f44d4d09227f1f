"""Faults to put into a spec, each with where and as what it is found."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from novaspec_new.spec import document


@dataclass(frozen=True)
class Fault:
    """A spec with one fault, the code that tells of it, and its line.

    A fault that shows in several lines has the last of them as ``last``.
    """

    text: str
    code: str
    line: int
    last: int = 0

    @property
    def lines(self) -> range:
        return range(self.line, max(self.line, self.last) + 1)


# Puts its fault into a spec, or returns None where it cannot.
Mutation = Callable[[str], Fault | None]
_LONG = " ".join(["word"] * 20)


def appended(text: str, title: str, block: str) -> tuple[str, int] | None:
    """Put a block at the end of a section; return its first line too."""
    parts = document.split(text)
    section = parts.find(title)
    if section is None:
        return None
    body = section.body.rstrip("\n") + "\n\n"
    changed = parts.with_body(title, f"{body}{block}\n\n")
    return changed.text, section.body_line + body.count("\n")


def put(
    block: str, code: str, row: int = 0, title: str = "Proposed change"
) -> Mutation:
    """Put a block into a section; the fault is in a row of it."""

    def mutate(text: str) -> Fault | None:
        done = appended(text, title, block)
        return Fault(done[0], code, done[1] + row) if done else None

    return mutate


def replaced(title: str, body: str, code: str, row: int = 0) -> Mutation:
    """Give a section another body; the fault is in a row of it."""

    def mutate(text: str) -> Fault | None:
        parts = document.split(text)
        section = parts.find(title)
        following = parts.sections[-1]
        if section is None or section is following:
            return None
        changed = parts.with_body(title, body).text
        line = section.line if row < 0 else section.body_line + row
        return Fault(changed, code, line)

    return mutate


def removed(title: str, code: str, before: int = 0) -> Mutation:
    """Take a section away; it is missed where the next one begins.

    Of the last one that is the end of the text, some lines ``before``.
    """

    def mutate(text: str) -> Fault | None:
        section = document.split(text).find(title)
        if section is None:
            return None
        changed = text.replace(section.text, "", 1)
        start = section.body_line - section.heading.count("\n")
        return Fault(changed, code, start - before, section.line)

    return mutate


def retitled(title: str, new: str, code: str) -> Mutation:
    """Give a section another title."""

    def mutate(text: str) -> Fault | None:
        section = document.split(text).find(title)
        if section is None:
            return None
        mark = section.heading.rstrip()[-1]
        heading = f"{new}\n{mark * len(new)}\n"
        changed = text.replace(section.text, heading + section.body, 1)
        return Fault(changed, code, section.line)

    return mutate


def underlined(title: str, mark: str, code: str) -> Mutation:
    """Move a section to another level by its underline."""

    def mutate(text: str) -> Fault | None:
        section = document.split(text).find(title)
        if section is None or section.heading.count("\n") != 2:
            return None
        heading = f"{title}\n{mark * len(title)}\n"
        changed = text.replace(section.text, heading + section.body, 1)
        return Fault(changed, code, section.line)

    return mutate


def swapped(first: str, second: str) -> Mutation:
    """Put a section after the one that follows it."""

    def mutate(text: str) -> Fault | None:
        parts = document.split(text)
        titles = [section.title for section in parts.sections]
        if first not in titles or second not in titles:
            return None
        index = titles.index(first)
        if titles[index + 1] != second:
            return None
        one, two = parts.sections[index : index + 2]
        changed = text.replace(one.text + two.text, two.text + one.text, 1)
        return Fault(changed, "section-order", one.line, two.body_line + 500)

    return mutate


def moved(title: str, behind: str) -> Mutation:
    """Put a section into another one."""

    def mutate(text: str) -> Fault | None:
        parts = document.split(text)
        section, target = parts.find(title), parts.find(behind)
        if section is None or target is None or target.line < section.line:
            return None
        changed = text.replace(section.text, "", 1)
        parts = document.split(changed)
        goal = parts.find(behind)
        assert goal is not None
        place = changed.index(goal.text) + len(goal.text)
        changed = changed[:place] + section.text + changed[place:]
        line = document.split(changed).find(title)
        assert line is not None
        return Fault(changed, "section-misplaced", line.line)

    return mutate


def substituted(
    pattern: str, new: str, code: str, flags: int = re.MULTILINE
) -> Mutation:
    """Replace the only match of a pattern."""

    def mutate(text: str) -> Fault | None:
        match = re.search(pattern, text, flags)
        if match is None or re.search(pattern, text[match.end() :], flags):
            return None
        changed = text[: match.start()] + match.expand(new)
        changed += text[match.end() :]
        line = text.count("\n", 0, match.start()) + 1
        return Fault(changed, code, line)

    return mutate


def guidance_of(template: Path) -> Mutation:
    """Leave a template's paragraph on alternatives in its section."""
    section = document.split(template.read_text()).find("Alternatives")
    assert section is not None
    paragraph = section.body.strip().split("\n\n")[0]
    return put(paragraph, "guidance-left", title="Alternatives")


def returns(text: str) -> Fault | None:
    """End every line with a carriage return too."""
    return Fault(text.replace("\n", "\r\n"), "text-carriage-return", 1)


def without_title(text: str) -> Fault | None:
    """Take the document's title away."""
    parts = document.split(text)
    changed = text.replace(parts.heading, "", 1)
    return Fault(changed, "title-missing", 1, parts.introduction_line + 20)


def text_before_title(text: str) -> Fault | None:
    """Begin with a paragraph."""
    return Fault(f"Draft.\n\n{text}", "title-text-before", 1)


def without_licence(text: str) -> Fault | None:
    """Take the comment at the top away."""
    parts = document.split(text)
    changed = text.replace(parts.header, "", 1)
    return Fault(changed, "licence-missing", 1) if parts.header else None


def short_underline(text: str) -> Fault | None:
    """Make the line under a title shorter than the title."""
    section = document.split(text).find("Proposed change")
    if section is None:
        return None
    heading = section.heading.rstrip("\n")[:-3] + "\n"
    changed = text.replace(section.text, heading + section.body, 1)
    return Fault(changed, "rst-underline", section.line, section.line + 1)


# In the introduction; References may well name other ones.
_BLUEPRINT = (
    r"https?://blueprints\.launchpad\.net/nova/\+spec/\S+"
    r"(?=[\s\S]*^Problem description$)"
)
_GRID = "+---+---+\n| a | b |\n+---+--+\n| c | d |\n+---+---+"
_SIMPLE = "==== ====\na    b\n==== ====\nc    d\neeeeeee  f\n==== ===="
_LIST = ".. list-table:: T\n\n   * - a\n     - b\n   * - c\n   * - d\n     - e"
_SCHEMA = (
    ".. code-block:: json\n\n"
    '   {"type": "object", "properties": {"a": {"type": "string"}}}'
)
_API = "REST API impact"

MUTATIONS: dict[str, Mutation] = {
    "missing-1": removed("Dependencies", "section-missing"),
    "missing-2": removed("Security impact", "section-missing"),
    "absent": removed("Feature Liaison", "section-absent"),
    "absent-level": underlined("History", "-", "section-absent"),
    "absent-title": retitled(
        "Feature Liaison", "Feature liaison", "section-absent"
    ),
    "missing-last": removed("References", "section-missing", before=4),
    "renamed-1": retitled("Testing", "Tests", "section-renamed"),
    "renamed-2": retitled("Alternatives", "Alternative", "section-renamed"),
    "title-case": retitled(
        "Problem description", "Problem Description", "section-renamed"
    ),
    "renamed-3": retitled(
        "Data model impact", "Data model", "section-renamed"
    ),
    "extra": substituted(
        r"^Dependencies\n=+\n",
        r"Scope\n=====\n\nText.\n\n\g<0>",
        "section-extra",
    ),
    "misplaced": moved("Security impact", "Work Items"),
    "order-2": swapped("Security impact", "Notifications impact"),
    "level-down": underlined("Testing", "-", "section-level"),
    "level-up": underlined("Work Items", "=", "section-level"),
    "underline": short_underline,
    "level-skip": put(
        "One\n~~~\n\nTwo\n^^^\n\nText.\n\nSix\n~~~\n\nTen\n###\n\nText.",
        "rst-title-level",
        11,
        title="Alternatives",
    ),
    "long-paragraph": put(f"Text\n{_LONG}\ntext.", "text-width", 1),
    "long-bullet": put(f"* one\n* {_LONG}\n* three", "text-width", 1),
    "trailing": put("Some\ntext \nhere.", "text-trailing-space", 1),
    "tab": put("* one\n\n  *\ttwo", "text-tab", 2),
    "zero-width": put("Some\nte\u200bxt.", "text-zero-width-space", 1),
    "no-break": put("Some\nte\u00a0xt.", "text-invisible", 1),
    "bom": put("Some\nte\ufeffxt.", "text-invisible", 1),
    "return": put("Some\ntext.\r\nMore.", "text-carriage-return", 1),
    "returns": returns,
    "literal": put("Some\n``text is\nopen.", "rst-unclosed", 1),
    "emphasis": put("Some\nmore\n*text is open.", "rst-unclosed", 2),
    "strong": put("* Some\n  **text is open.", "rst-unclosed", 1),
    "phrase": put("Some\n`text <https://a.example>_.", "rst-unclosed", 1),
    "link-mark": put("Some\n`text <https://a.b>`.", "rst-link-mark", 1),
    "role-colon": put("Some\nof c:macro:`TEXT` here.", "rst-role-mark", 1),
    "role-space": put("Some\n:func: `text` here.", "rst-role-mark", 1),
    "role-glued": put("Some\ntext:func:`text` here.", "rst-role-mark", 1),
    "role-double": put("* Some\n  :func:``text`` here.", "rst-role-mark", 1),
    "literal-ending": put(
        "Some\n``text``s here, and ``more``.", "rst-literal-mark", 1
    ),
    "literal-space": put("Some\n`` text`` here.", "rst-literal-mark", 1),
    "backquote": put("Some\nof`text` here.", "rst-backquote", 1),
    "default-role": put("* Some\n* `some_text` here", "rst-default-role", 1),
    "nested-markup": put("Some\n**``text`` here**.", "rst-nested-markup", 1),
    "three-dots": put("Some.\n\n... note:: It is.", "rst-directive-mark", 2),
    "one-colon": put("Some.\n\n.. note: It is.", "rst-directive-mark", 2),
    "no-blank-before": put(
        "Text:\n.. code-block:: none\n\n   text", "rst-directive-mark", 1
    ),
    "heading": put("## Some text", "rst-markdown"),
    "markdown-link": put("[text](https://a.example)", "rst-markdown"),
    "sub-list": put("* one\n    * two", "rst-sub-list", 1),
    "list-indent": put("* one\n\n    * two", "rst-list-indent", 2),
    "hyphen": put("Some text-\nlike text.", "text-hyphen"),
    "reference": put("Some\n\nmore\ntext_ here.", "rst-reference", 3),
    "phrase-reference": put("Some\n`text is`_ here.", "rst-reference", 1),
    "anonymous": put("Some\n`text is`__ here.", "rst-reference", 1),
    "substitution": put("Some\n|text| here.", "rst-substitution", 1),
    "footnote": put("Some\ntext [99]_ here.", "rst-footnote", 1),
    "footnote-unused": put(".. [99] Text.", "link-footnote-unused"),
    "duplicate": put(
        ".. _twice: https://a.example\n.. _twice: https://b.example",
        "rst-duplicate-target",
        1,
    ),
    "directive": put("Text.\n\n.. blink:: x\n\n   y", "rst-directive", 2),
    "directive-option": put(
        ".. list-table:: T\n   :blink: 1\n\n   * - a", "rst-directive"
    ),
    "role": put("Some\n:blink:`text`.", "rst-role", 1),
    "bullet-indent": put("* one\n more\n* two", "rst-indent", 1),
    "bullet-outdent": put("* one\n  more\nmore\n* two", "rst-indent", 2),
    "bullet-too-far": put(
        "* one\n* two is an item that goes on\n    in the next line\n",
        "rst-indented-line",
        2,
    ),
    "no-blank-line": put("Text:\n* one\n* two", "rst-list-in-text", 1),
    "nested-item": put("* one\n  * two\n* three", "rst-list-in-text", 1),
    "indent": put("Text\n  more\n    most\nleast.", "rst-indent", 3),
    "literal-block": put("Text::\n\nmore.", "rst-literal-block", 2),
    "grid": put(_GRID, "rst-table", 2),
    "simple": put(_SIMPLE, "rst-table", 4),
    "list-table": put(_LIST, "rst-table", 4),
    "no-title": without_title,
    "text-before": text_before_title,
    "no-licence": without_licence,
    "licence": substituted("Unported\n", "Ported\n", "licence-altered"),
    "no-url": substituted(_BLUEPRINT, "soon", "blueprint-missing"),
    "project": substituted(
        _BLUEPRINT,
        "https://blueprints.launchpad.net/cinder/+spec/a-b",
        "blueprint-project",
    ),
    "example": substituted(
        _BLUEPRINT,
        "https://blueprints.launchpad.net/nova/+spec/example",
        "blueprint-example",
    ),
    "other-name": substituted(
        _BLUEPRINT,
        "https://blueprints.launchpad.net/nova/+spec/quite-another",
        "blueprint-name",
    ),
    "placeholder": replaced(
        "Assignee(s)",
        "\nPrimary assignee:\n  <launchpad-id or None>\n\n",
        "placeholder-left",
        2,
    ),
    "assignee": replaced(
        "Assignee(s)",
        "\nPrimary assignee:\n\nOther contributors:\n  me\n\n",
        "assignee-missing",
        1,
    ),
    "assignee-none": replaced(
        "Assignee(s)",
        "\nPrimary assignee:\n  None\n\n",
        "assignee-missing",
        1,
    ),
    "assignee-others": replaced(
        "Assignee(s)",
        "\nOther contributors:\n  me\n\n",
        "assignee-missing",
        1,
    ),
    "none-proposed": replaced("Use Cases", "\nN/A\n\n", "section-none", 1),
    "empty": replaced("Security impact", "\n", "section-empty", -1),
    "to-do": replaced(
        "Security impact",
        "\n.. novaspec: to do\n\n   Say more.\n\n",
        "section-todo",
        1,
    ),
    "none": replaced("Testing", "\nNone.\n\n", "section-none", 1),
    "path": put(
        "* ``POST /servers/{server_id}/my_action``",
        "api-underscore",
        title=_API,
    ),
    "json": put(
        '.. code-block:: json\n\n   {\n     "a": 1,\n   }',
        "code-json",
        3,
        title=_API,
    ),
    "case": put(
        '::\n\n   {\n     "quiteNewField": 1\n   }',
        "api-case",
        3,
        title=_API,
    ),
    "schema": put(_SCHEMA, "api-schema", 2, title=_API),
    "image": put("Text.\n\n.. image:: /_images/no.png", "link-image", 2),
    "figure": put(".. figure:: no.png\n\n   Text.", "link-image"),
    "label": put("Some\n:ref:`no-such-label`.", "link-label", 1),
    "lexer": put(
        ".. code-block:: json\n\n   {\n     a: 1\n   }", "code-lex", 3
    ),
    "language": put(".. code-block:: klingon\n\n   x", "code-language"),
    "code": put(".. code:: python\n\n   a = 1\n   b = $\n", "code-lex", 3),
}
