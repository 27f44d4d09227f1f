"""Text set to a width, and one text after another."""


def fill(
    text: str, width: int, *, first: str = "", later: str = ""
) -> list[str]:
    """Return ``text`` in lines of at most ``width`` characters.

    ``first`` and ``later`` go before the first and the further lines,
    and count. A word that is too long stands on a line of its own, and
    nothing is broken at a hyphen.
    """
    # The first prompt has nothing to fill.
    import textwrap3

    lines: list[str] = textwrap3.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines


def joined(first: str, second: str) -> str:
    """Return two texts with a blank line between, or the one there is."""
    return f"{first}\n\n{second}" if first and second else first or second
