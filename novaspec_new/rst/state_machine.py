"""docutils' parser, spared the work that it does for nothing.

For every list, quote and directive docutils starts a state machine with
all of its fifteen states, and uses two or three of them: that is almost
half of the time that parsing takes. Here a state is made when it is
entered. What is parsed, and how, is docutils' own.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

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
        self._classes = {each.__name__: each for each in classes}

    def __missing__(self, name: str) -> _State:
        state = self._classes[name](self._machine, self._machine.debug)
        self[name] = state
        # A machine that starts does it for those that are there.
        if getattr(self._machine, "memo", None) is not None:
            state.runtime_init()
        return state


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
        if transitions is None:
            transitions = state.transition_order
            if line[:1].isalpha():
                transitions = state.of_words
        for name in transitions:
            pattern, function, next_state = state.transitions[name]
            match = pattern.match(line)
            if match:
                return function(state, match, context, next_state)
        return state.no_match(context, transitions)

    def next_line(self, n: int = 1) -> str:
        """Go on by ``n`` lines and return that; raises EOFError."""
        self.line_offset += n
        lines = self.input_lines
        try:
            self.line = line = lines.data[self.line_offset]
        except IndexError:
            self.line = None
            self.notify_observers()
            raise EOFError from None
        for observer in self.observers:
            observer(*lines.items[self.line_offset])
        return line


class _Machine(_Lazy, states.RSTStateMachine):
    pass


class _Nested(_Lazy, states.NestedStateMachine):
    pass


class _Transitions(NamedTuple):
    """What a state does with which lines, in the order of trial.

    ``known`` has functions in place of docutils' methods; ``of_words``
    are those that are tried on a line that begins with a letter.
    """

    order: list[str]
    of_words: list[str]
    known: dict[str, tuple[re.Pattern[str], Callable[..., Any], str]]


_transitions: dict[type[_State], _Transitions] = {}


class _LazyNested(states.RSTState):
    """What makes a state start lazy machines."""

    nested_sm = _Nested
    nested_sm_cache: list[_StateMachine] = []  # noqa: RUF012 - docutils' name

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
        """Take those of its class: docutils makes them for each state."""
        made = _transitions.get(type(self))
        if made is None:
            super().add_initial_transitions()
            made = _transitions[type(self)] = _Transitions(
                self.transition_order,
                [
                    name
                    for name in self.transition_order
                    if name not in _MARKED
                ],
                {
                    name: (pattern, method.__func__, next_state)
                    for name, (
                        pattern,
                        method,
                        next_state,
                    ) in self.transitions.items()
                },
            )
        self.transition_order, self.of_words, self.transitions = made


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
