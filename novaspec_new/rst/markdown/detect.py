"""Whether a text looks like Markdown, or like reStructuredText."""

import re

from novaspec_new.spec import headings

# What only one of the two has, told by a line or a few characters.
_MARKDOWN = re.compile(
    r"""
      ^\#{1,6}[ ]\S                         # a heading
    | ^[ ]{0,3}(?:```[ ]*[\w+.-]*|~~~[ ]*[\w+.-]+)[ ]*$  # a fence of code
    | !?\[[^\[\]\n]+\]\([^()\s]+(?:[ ][^()\n]*)?\)  # a link, an image
    | ^\s*[-*+][ ]\[[ xX]\][ ]              # a task
    | ^[ ]{0,3}\|?[ ]*:?-{3,}:?[ ]*\|[-|: ]*$       # below a table's head
    | ^[ ]{0,3}\[\^?[^\]\n]+\]:[ ]\S        # a footnote, a link's address
    """,
    re.VERBOSE | re.MULTILINE,
)
# What may be a lapse in the other: code in single backquotes, a quote.
_PERHAPS = re.compile(
    r"(?<![`:\w])`[^`<>\n]+`(?![`_:\w])|^>[ ]?\S", re.MULTILINE
)
_RST = re.compile(
    r"""
      ^[ ]*\.\.[ ](?:[\w:.+-]+::|_[^\n]+:|\[[^\]\n]+\][ ]|\|[^|\n]+\|[ ])
    | (?<!`)``[^`\s]                        # a literal
    | :[\w:.+-]+:`[^`\n]                    # a role
    | [^`]`__?(?!\w)                        # a link
    | [^\s:]::$
    """,
    re.VERBOSE | re.MULTILINE,
)
_ENOUGH = 2


def is_markdown(text: str) -> bool:
    """Say whether a text looks like Markdown more than like RST."""
    sure = len(_MARKDOWN.findall(text))
    signs = sure or len(_PERHAPS.findall(text)) // _ENOUGH
    return signs > len(_RST.findall(text))


def is_rst(text: str) -> bool:
    """Say whether a text that is no Markdown has markup of RST."""
    return bool(_RST.search(text) or headings.find(text.split("\n")))
