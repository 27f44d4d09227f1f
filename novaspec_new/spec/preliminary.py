"""A spec that asks for feedback on its scope before it is complete.

The template offers a sentence for that, in Proposed change; what comes
after may then stay to do.
"""

SENTENCE = "Posting to get preliminary feedback on the scope of this spec."
# What an author is told whose spec has it.
TOLD = "With that sentence all that follows may wait."
SECTION = "Proposed change"


def with_sentence(text: str) -> str:
    """Return a Proposed change that asks for feedback on the scope."""
    if is_preliminary(text):
        return text
    return f"{text.rstrip()}\n\n{SENTENCE}".lstrip("\n")


def is_preliminary(text: str) -> bool:
    """Say whether a spec, or its Proposed change, has the sentence.

    Line breaks in it, its case and its period do not count.
    """
    words = " ".join(text.split()).lower()
    return SENTENCE.rstrip(".").lower() in words
