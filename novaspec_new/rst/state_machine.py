"""docutils' parser, spared the work that it does for nothing.

For every list, quote and directive docutils starts a state machine with
all of its fifteen states, and uses two or three of them: that is almost
half of the time that parsing takes. Here a state is made when it is
entered, and what states of a kind have in common is made once. Lines,
and the document that a node is in, are found with fewer steps. What is
parsed, and how, is docutils' own.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers import rst
from docutils.parsers.rst import states
from docutils.statemachine import State, StateMachine, StringList, string2lines

if TYPE_CHECKING:
    _State: TypeAlias = State[Any]
    _StateMachine: TypeAlias = StateMachine[Any]
else:
    _State, _StateMachine = State, StateMachine


# What begins with a space or a mark: most lines begin with a letter, and
# of the dozen patterns that docutils tries on each two are left for these.
_MARKED = frozenset(
    {
        *("anonymous", "blank", "bullet", "doctest", "explicit_markup"),
        *("field_marker", "grid_table_top", "indent", "line", "line_block"),
        *("option_marker", "simple_table_top", "underline"),
    }
)


class _States(dict[str, _State]):
    """The states of a machine by their names, made when asked for."""

    def __init__(
        self, machine: _StateMachine, classes: Iterable[type[_State]]
    ) -> None:
        super().__init__()
        self._machine = machine
        self._classes = _by_name(tuple(classes))

    def __missing__(self, name: str) -> _State:
        state = self._classes[name](self._machine, self._machine.debug)
        self[name] = state
        # A machine that starts does it for those that are there.
        if getattr(self._machine, "memo", None) is not None:
            state.runtime_init()
        return state


@cache
def _by_name(classes: tuple[type[_State], ...]) -> dict[str, type[_State]]:
    return {each.__name__: each for each in classes}


class _Lazy(_StateMachine):
    """What makes a state machine of docutils a lazy one."""

    def add_states(self, state_classes: Iterable[type[_State]]) -> None:
        """Make the states known."""
        self.states = _States(self, state_classes)

    def check_line(
        self,
        context: Any,  # noqa: ANN401 - as each state has it
        state: _State,
        transitions: list[str] | None = None,
    ) -> Any:  # noqa: ANN401
        """Do what the first pattern says that the line matches."""
        line = self.line
        if not isinstance(state, _LazyNested) or line is None:
            return super().check_line(context, state, transitions)
        known = state.known
        if transitions is None:
            transitions = known.of_words if line[:1].isalpha() else known.order
        for name in transitions:
            pattern, function, next_state = known.by_name[name]
            match = pattern.match(line)
            if match:
                return function(state, match, context, next_state)
        return state.no_match(context, transitions)

    def next_line(self, n: int = 1) -> str:
        """Go on by ``n`` lines and return that; raises EOFError."""
        lines: Any = self.input_lines
        self.line_offset += n
        try:
            line: str = lines.data[self.line_offset]
        except IndexError:
            self.line = None
            self.notify_observers()
            raise EOFError from None
        self.line = line
        for observer in self.observers:
            observer(*lines.items[self.line_offset])
        return line


class _Machine(_Lazy, states.RSTStateMachine):
    pass


class _Nested(_Lazy, states.NestedStateMachine):
    pass


class _Transitions(NamedTuple):
    """What a kind of state does with which lines.

    ``order`` has the names of patterns in the order of trial, and
    ``of_words`` those to try on a line that begins with a letter. By name
    there are the pattern, what to call, and the state to go to.
    """

    order: list[str]
    of_words: list[str]
    by_name: dict[str, tuple[re.Pattern[str], Callable[..., Any], str]]


_transitions: dict[type[_State], _Transitions] = {}


class _LazyNested(states.RSTState):
    """What makes a state start lazy machines."""

    nested_sm = _Nested
    nested_sm_cache: list[_StateMachine] = []  # noqa: RUF012 - docutils' name
    known: _Transitions

    def __init__(
        self,
        state_machine: states.RSTStateMachine,
        debug: bool = False,  # noqa: FBT001, FBT002 - docutils passes it so
    ) -> None:
        super().__init__(state_machine, debug)
        self.nested_sm_kwargs = {
            "state_classes": _STATES,
            "initial_state": "Body",
        }

    def add_initial_transitions(self) -> None:
        """Take those of its kind: docutils makes them for each state."""
        kind = type(self)
        if kind not in _transitions:
            super().add_initial_transitions()
            _transitions[kind] = _Transitions(
                self.transition_order,
                [
                    each
                    for each in self.transition_order
                    if each not in _MARKED
                ],
                {
                    name: (pattern, getattr(kind, name), next_state)
                    for name, (pattern, _, next_state) in (
                        self.transitions.items()
                    )
                },
            )
        self.known = _transitions[kind]
        self.transition_order = self.known.order
        self.transitions = cast("dict[str, Any]", self.known.by_name)

    def paragraph(
        self, lines: Iterable[str], lineno: int
    ) -> tuple[list[nodes.Node], Any]:
        """Return a paragraph's nodes, and whether a literal block follows.

        docutils looks at each place of it for the colons at its end.
        """
        data = "\n".join(lines).rstrip()
        if data.endswith("::"):
            made: tuple[list[nodes.Node], Any]
            made = super().paragraph(data.split("\n"), lineno)
            return made
        texts, messages = self.inline_text(data, lineno)
        paragraph = nodes.paragraph(data, "", *texts)
        place = self.state_machine.get_source_and_line(lineno)
        paragraph.source, paragraph.line = place
        return [paragraph, *messages], 0


# docutils finds a state by the name of its class.
_STATES = tuple(
    type(each.__name__, (_LazyNested, each), {})
    for each in states.state_classes
)


class _Sooner:
    """A pattern that cannot match but in a word with certain characters.

    To look for these first is many times faster than to try docutils'
    patterns, with their long classes of punctuation, at each place.
    """

    def __init__(self, pattern: re.Pattern[str], needed: str) -> None:
        self._search = pattern.search
        self._needed = re.compile(needed).search

    def search(self, text: str) -> re.Match[str] | None:
        """Return what the pattern itself would find."""
        found = self._needed(text)
        if not found:
            return None
        place = found.start()
        space = max(text.rfind(" ", 0, place), text.rfind("\n", 0, place))
        return self._search(text, space + 1)


@cache
def inliner() -> states.Inliner:
    """Return an inliner that has its patterns, and builds them no more."""
    made = states.Inliner()
    made.init_customizations(get_default_settings(rst.Parser))
    made.patterns.initial = _Sooner(made.patterns.initial, "[*`_|]")
    dispatch: Any = made.implicit_dispatch
    dispatch[:] = [
        (_Sooner(each, "[:@]"), method) for each, method in dispatch
    ]
    # In vars() since the class's own variables are the patterns' parts.
    vars(made)["init_customizations"] = lambda _settings: None
    return made


class _Lines(StringList):
    """Lines of a text; a slice is made without a check and a copy."""

    def __getitem__(self, i: Any) -> Any:  # noqa: ANN401 - a line or lines
        if not isinstance(i, slice):
            return self.data[i]
        made = self.__class__()
        made.data = self.data[i.start : i.stop]
        made.items = self.items[i.start : i.stop]
        made.parent = self
        made.parent_offset = i.start or 0
        return made


def _document_of(node: nodes.Node) -> nodes.document | None:
    """Return the document that a node is in, None where it is in none.

    It is what docutils' property of a node says. That raises and catches
    an exception for a node in none, and docutils asks it of most nodes
    before it puts them in one: a twentieth of the time of a check.
    """
    above: Any = node
    while above is not None:
        if above._document is not None:  # noqa: SLF001 - as the property does
            return cast("nodes.document", above._document)  # noqa: SLF001
        above = above.parent
    return None


# For all nodes: docutils' own code makes them, of its own classes.
_property = vars(nodes.Node)["document"].getter(_document_of)
nodes.Node.document = _property  # type: ignore[method-assign]


class Parser(rst.Parser):
    """The parser of reStructuredText; it takes lines of any length."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse a text into a document."""
        self.setup_parse(inputstring, document)
        machine = _Machine(state_classes=_STATES, initial_state="Body")
        lines = string2lines(
            inputstring,
            tab_width=document.settings.tab_width,
            convert_whitespace=True,
        )
        machine.run(
            _Lines(lines, document["source"]), document, inliner=inliner()
        )
        self.finish_parse()
