"""A spec that asks for feedback on its scope before it is complete.

The template offers a sentence for that, in Proposed change; what comes
after may then stay to do.
"""

SENTENCE = "Posting to get preliminary feedback on the scope of this spec."


def is_preliminary(text: str) -> bool:
    """Say whether a spec, or its Proposed change, has the sentence.

    Line breaks in it, its case and its period do not count.
    """
    words = " ".join(text.split()).lower()
    return SENTENCE.rstrip(".").lower() in words
