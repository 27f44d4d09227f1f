"""Lists, asked for entry by entry: an empty line ends them."""

from collections.abc import Callable, Sequence

from novaspec_new.render import forms
from novaspec_new.spec import references
from novaspec_new.wizard.forms.form import Field, Form, Values

_KEY = "entries"
LINKS = "An address, 'Name <address>', or any words."


def _form(
    name: str,
    hint: str = "",
    read: Callable[[str], str] = str,
    check: Callable[[str], Sequence[str]] = lambda _: (),
) -> Callable[[object], Form]:
    """Return the form of a list; ``read`` makes an entry markup."""

    def compose(groups: Sequence[Values]) -> str:
        entries = groups[0].get(_KEY, [])
        return forms.items([read(entry) for entry in entries])

    field = Field(
        _KEY, name, hint, is_list=True, check=lambda text, _: check(text)
    )
    return lambda _: Form((field,), compose)


FORMS = {
    "dependencies": _form(
        "Dependency",
        "A spec, a version, 'Name <address>', or any words.",
        references.markup,
        references.mistakes,
    ),
    "items": _form("Work item"),
    # Any section may be written so.
    "list": _form("Entry"),
    "references": _form(
        "Reference",
        LINKS,
        references.markup,
        references.mistakes,
    ),
}
