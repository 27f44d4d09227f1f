"""Right and wrong use of each directive and role of Sphinx, made up.

What there is comes from Sphinx's own registries; ``sphinx_samples`` has
only what a right argument and a right content look like, and a wrong one.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypedDict, TypeVar

from tests.support import sphinx_samples as samples

_V = TypeVar("_V")
# Those that are written in a substitution alone.
_SUBSTITUTED = frozenset({"replace", "unicode", "date"})


class Kind(TypedDict):
    """What a directive takes; ``options`` has each one's converter."""

    required: int
    optional: int
    content: bool
    options: dict[str, str]


class Registry(TypedDict):
    """What Sphinx says that it has, and what docutils brings of that."""

    directives: dict[str, Kind]
    roles: list[str]
    docutils: list[str]


class Case(NamedTuple):
    """A text, and what it is a use of, for a failure's message.

    One that changes what follows in its page, or may stop Sphinx itself,
    ``is_alone``.
    """

    name: str
    text: str
    is_alone: bool


def cases(registry: Registry) -> list[Case]:
    """Return all cases; the same on each run."""
    made = [
        *(
            case
            for name, kind in sorted(registry["directives"].items())
            for case in _Directive(name, kind).cases()
        ),
        *(case for name in registry["roles"] for case in _role(name)),
    ]
    unique = {case.text: case for case in reversed(made)}
    return [
        case._replace(text=case.text.replace("@", f"w{number}x"))
        for number, case in enumerate(reversed(unique.values()))
    ]


def _own(name: str) -> str:
    """Return a name without the domain that Sphinx needs not."""
    is_spare = name.startswith(("py:", "std:"))
    return name.rpartition(":")[2] if is_spare else name


class _Directive:
    """Makes the cases of one directive."""

    def __init__(self, name: str, kind: Kind) -> None:
        self.name = name
        self.kind = kind
        self.own = _own(name)
        wants = kind["optional"] and self.own in samples.ARGUMENTS
        takes = kind["required"] or wants
        self.argument = self.of(samples.ARGUMENTS, "@") if takes else ""
        self.content = ""
        if kind["content"]:
            self.content = self.of(samples.CONTENTS, "Text.")

    def of(self, table: Mapping[str, _V], default: _V) -> _V:
        """Return what a table has for it, under any of its names."""
        names = (self.name, self.own, f"py:{self.own}")
        return next((table[key] for key in names if key in table), default)

    def use(
        self, what: str, argument: str, content: str, option: str = ""
    ) -> Case:
        """Return one use of it."""
        head = f".. {self.name}:: {argument}".rstrip()
        if self.own in _SUBSTITUTED:
            head = f".. |@| {self.own}:: {argument or content}".rstrip()
            content = content if argument else ""
        lines = [head]
        if option:
            lines.append(f"   {option}".rstrip())
        if content:
            lines += ["", *(f"   {line}" for line in content.split("\n"))]
        text = "\n".join(lines)
        return Case(f"{self.name}: {what}", text, self.own in samples.ALONE)

    def cases(self) -> Iterator[Case]:
        """Yield right and wrong use of it."""
        argument, content = self.argument, self.content
        yield self.use("as it should be", argument, content)
        yield self.use("no content", argument, "")
        yield self.use("some content", argument, content or "Text.")
        yield self.use("no argument", "", content)
        yield self.use("neither", "", "")
        yield self.use("an argument", argument or "@", content)
        yield self.use("words for an argument", "@ b c", content)
        yield self.use("open markup for an argument", "*@ `b", content)
        yield self.use("open markup for content", argument, "*@ `b")
        yield self.use("an unknown option", argument, content, ":nothing: x")
        yield self.use("no colon after an option", argument, content, ":@")
        for signature in self.of(samples.SIGNATURES, ()):
            yield self.use(f"{signature!r}", signature, content)
        for body in self.of(samples.BODIES, ()):
            yield self.use(f"with {body!r}", argument, body)
        yield from self.options()
        whole = self.use("in a list", argument, content)
        text = whole.text.replace("\n", "\n  ")
        yield whole._replace(text=f"* item\n\n  {text}")

    def options(self) -> Iterator[Case]:
        """Yield use of its options: all flags at once, others one by one."""
        taken = self.kind["options"]
        flags = [option for option, take in taken.items() if take == "flag"]
        given = "\n   ".join(f":{flag}:" for flag in flags)
        yield self.use("all flags", self.argument, self.content, given)
        for option, take in taken.items():
            if option in flags[1:]:
                continue
            for value in samples.OPTION_VALUES.get(
                (self.name, option),
                samples.VALUES.get(take, samples.OTHER_VALUES),
            ):
                if option in samples.NAMED:
                    # Two of one name, or of none, would clash.
                    shown = value and "@"
                    if not shown:
                        continue
                else:
                    shown = value
                yield self.use(
                    f"{f':{option}: {value}'!r}",
                    self.argument,
                    self.content,
                    f":{option}: {shown}",
                )
                if option in samples.ELSEWHERE:
                    what = f":{option}: {value}, and no content"
                    given = f":{option}: {shown}"
                    yield self.use(what, self.argument, "", given)
            if not take.startswith("unchanged"):
                continue
            yield self.use(
                f"open markup for {option}",
                self.argument,
                self.content,
                f":{option}: *@ `b",
            )


def _role(name: str) -> Iterator[Case]:
    own = _own(name)
    texts = [*samples.ROLE_TEXTS]
    texts += samples.ROLES.get(name, ())
    texts += samples.ROLES.get(own, ())
    if name in samples.THOROUGH:
        texts += samples.MORE_TEXTS
    for text in texts:
        given = f"See :{name}:`{text}` here."
        is_alone = own in {"index", "numref"}
        yield Case(f":{name}: {text!r}", given, is_alone)
