"""reStructuredText parsed by docutils, safely and as Sphinx would.

Nothing is read but the text: no file, no network, no configuration.
"""

import contextlib
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from docutils import nodes
from docutils.frontend import Values, get_default_settings
from docutils.parsers.rst import roles
from docutils.readers.standalone import Reader

from novaspec_new.rst import (
    cancellation,
    complexity,
    node_index,
    state_machine,
    substitutions,
)
from novaspec_new.rst.sphinx import directives
from novaspec_new.rst.sphinx import roles as sphinx_roles

_CSV_TABLE = "csv-table"
_SETTINGS = {
    # As Sphinx has it, so that anchors are those of the built page.
    "auto_id_prefix": "id",
    "file_insertion_enabled": False,
    "halt_level": 5,
    # Here it only bounds what substitutions come to.
    "line_length_limit": 10_000,
    "raw_enabled": False,
    "report_level": 1,
    "syntax_highlight": "none",
    "warning_stream": False,
}
# docutils takes a second for as many, and more than twice for twice.
_MOST_MESSAGES = 5_000
# Where docutils ends a line, and an editor does not.
_ODD_LINE_ENDS = "\r\x1c\x1d\x1e\x85\u2028\u2029"


class Message(NamedTuple):
    """What docutils has to say.

    ``line`` is 1-based, 0 if unknown; ``level`` is docutils': 1 for an
    information, 2 a warning, 3 an error, 4 severe.
    """

    line: int
    level: int
    text: str


class Parsed(NamedTuple):
    """A document's tree, and the messages in the order of their making."""

    tree: nodes.document
    messages: tuple[Message, ...]


class UnparsableError(Exception):
    """A text that docutils cannot cope with.

    ``line`` is where it gave up, 1-based, 0 if unknown; ``reason`` says
    why in plain words.
    """

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(line, reason)
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}" if self.line else self.reason


def parse(text: str, *, resolve: bool = True) -> Parsed:
    """Return the tree of a text, and what docutils says of it.

    The tree is complete: references are resolved, and messages stand in
    it where docutils puts them. Without ``resolve`` it is as the text
    has it, which takes less time; texts with the same such tree have
    the same complete one. A code block's ``literal_block`` has the
    attributes ``language`` (if it names one), ``body_line`` and
    ``force``; a role of Sphinx is an ``inline`` with ``role`` and
    ``target``; a list-table's ``table`` has ``list``. Raises
    UnparsableError for a text that cannot be parsed, and CancelledError
    where nobody waits for its tree any more.
    """
    cancellation.look()
    objection = complexity.objection(text)
    if objection is not None:
        raise UnparsableError(*objection)
    register()
    if _CSV_TABLE in text.lower():
        _register_csv_table()
    document = node_index.new_document("spec", settings().copy())
    found = _Listener()
    document.reporter.attach_observer(found)
    try:
        with _own_roles():
            _fill(document, text, resolve=resolve)
    except UnparsableError:
        raise
    except substitutions.TooLargeError:
        raise UnparsableError(0, substitutions.TOO_LARGE) from None
    except RecursionError:
        line = document.current_line or 0
        raise UnparsableError(line, "it is nested too deeply") from None
    except Exception as error:
        # docutils has crashed on odd input in every release so far.
        line = document.current_line or 0
        reason = f"docutils fails with {type(error).__name__}"
        raise UnparsableError(line, reason) from error
    lines = _editor_lines(text)
    if lines:
        _renumber(document, found.messages, lines)
    return Parsed(document, tuple(map(_message, found.messages)))


class _Listener:
    """Takes docutils' messages, up to a number that no spec reaches."""

    def __init__(self) -> None:
        self.messages: list[nodes.system_message] = []

    def __call__(self, message: nodes.system_message) -> None:
        if len(self.messages) >= _MOST_MESSAGES:
            line = message.get("line") or 0
            raise UnparsableError(line, "it has too many mistakes to go on")
        self.messages.append(message)


def _fill(document: nodes.document, text: str, *, resolve: bool) -> None:
    parser = state_machine.Parser()
    parser.parse(text, document)
    document.current_source = document.current_line = None
    if not resolve:
        return
    document.transformer.populate_from_components((Reader(parser), parser))
    for transform in (
        node_index.List,
        substitutions.Prepare,
        node_index.ListAgain,
    ):
        document.transformer.add_transform(transform)
    document.transformer.apply_transforms()


@cache
def register() -> None:
    """Make docutils know what Sphinx adds to it."""
    sphinx_roles.register()
    directives.register()


@cache
def _register_csv_table() -> None:
    from novaspec_new.rst.sphinx import csv_tables

    csv_tables.register()


@cache
def settings() -> Values:
    """Return the settings of each parse; not to be changed."""
    made = get_default_settings(state_machine.Parser, Reader)
    for name, value in _SETTINGS.items():
        setattr(made, name, value)
    return made


@contextlib.contextmanager
def _own_roles() -> Iterator[None]:
    """Forget the roles that a text defines: the next one has its own."""
    # docutils offers no way to take a role back.
    known = vars(roles)["_roles"]
    before = dict(known)
    try:
        yield
    finally:
        known.clear()
        known.update(before)


def _message(node: nodes.system_message) -> Message:
    text = node.children[0].astext() if node.children else ""
    return Message(node.get("line") or 0, node["level"], text)


def _editor_lines(text: str) -> list[int]:
    """Return for each line of docutils the editor's; empty if the same."""
    if not any(end in text for end in _ODD_LINE_ENDS):
        return []
    lines = []
    for number, line in enumerate(text.split("\n"), start=1):
        # These two become spaces before docutils splits lines.
        ended = re.sub("[\v\f]", " ", line) + "\n"
        lines.extend([number] * len(ended.splitlines()))
    return lines


def _renumber(
    document: nodes.document,
    messages: list[nodes.system_message],
    lines: list[int],
) -> None:
    def renumbered(line: int) -> int:
        return lines[min(line, len(lines)) - 1]

    for node in document.findall():
        if node.line:
            node.line = renumbered(node.line)
        if isinstance(node, nodes.literal_block) and "body_line" in node:
            node["body_line"] = renumbered(node["body_line"])
    for message in messages:
        if message.get("line"):
            message["line"] = renumbered(message["line"])
