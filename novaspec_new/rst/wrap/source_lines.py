"""A text's lines, which know where they came from."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from novaspec_new.rst.wrap import excerpt
from novaspec_new.rst.wrap.replacements import Edit


@dataclass(frozen=True, slots=True)
class TextLines:
    """Lines, each with the 1-based line that it came from.

    That is 0 for one that is not of the text.
    """

    lines: tuple[str, ...]
    origins: tuple[int, ...]

    @staticmethod
    def of(text: str) -> "TextLines":
        """Return the lines of a text as it was given."""
        lines = tuple(text.split("\n"))
        return TextLines(lines, tuple(range(1, len(lines) + 1)))

    @property
    def text(self) -> str:
        """The lines joined again."""
        return "\n".join(self.lines)

    def edited(self, done: Sequence[Edit]) -> "TextLines":
        """Return it with the edits made, which are in order."""
        lines: list[str] = []
        origins: list[int] = []
        start = 0
        for edit in done:
            lines += self.lines[start : edit.first]
            lines += edit.lines
            origins += self.origins[start : edit.first]
            origins += [self.origins[edit.first]] * len(edit.lines)
            start = edit.end
        lines += self.lines[start:]
        origins += self.origins[start:]
        return TextLines(tuple(lines), tuple(origins))

    def excerpt(self, wanted: Collection[int]) -> "TextLines":
        """Return what is needed of it to prove edits of these lines."""
        lines: list[str] = []
        origins: list[int] = []
        for start, end in excerpt.parts(self.lines, wanted):
            lines += (*self.lines[start:end], *excerpt.SEPARATOR)
            origins += self.origins[start:end]
            origins += [0] * len(excerpt.SEPARATOR)
        return TextLines(tuple(lines), tuple(origins))

    def with_excerpt(
        self, before: "TextLines", after: "TextLines"
    ) -> "TextLines":
        """Return it with an excerpt of it put back, after edits."""
        replaced = set(before.origins)
        new = defaultdict(list)
        for line, origin in zip(after.lines, after.origins, strict=True):
            new[origin].append(line)
        pairs: list[tuple[str, int]] = []
        for old, origin in zip(self.lines, self.origins, strict=True):
            if origin not in replaced:
                pairs.append((old, origin))
            else:
                # What came from one line stands together.
                pairs += [(line, origin) for line in new.pop(origin, ())]
        return TextLines(
            tuple(line for line, _ in pairs),
            tuple(origin for _, origin in pairs),
        )
