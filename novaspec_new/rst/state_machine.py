"""docutils' parser, spared the work that it does for nothing.

For every list, quote and directive docutils starts a state machine with
all of its fifteen states, and uses two or three of them: that is almost
half of the time that parsing takes. Here a state is made when it is
entered. What is parsed, and how, is docutils' own.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers import rst
from docutils.parsers.rst import states
from docutils.statemachine import State, StateMachine, string2lines

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
        if (
            transitions is None
            and isinstance(state, _LazyNested)
            and self.line is not None
            and self.line[:1].isalpha()
        ):
            transitions = state.of_words
        return super().check_line(context, state, transitions)


class _Machine(_Lazy, states.RSTStateMachine):
    pass


class _Nested(_Lazy, states.NestedStateMachine):
    pass


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
        self.of_words = [
            name for name in self.transition_order if name not in _MARKED
        ]


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
        machine.run(lines, document, inliner=inliner())
        self.finish_parse()
