"""What is loaded before the first text comes, and stays."""

import gc

from novaspec_new.check import Context, check
from novaspec_new.render import new_spec
from novaspec_new.render.answers_file import Answers
from novaspec_new.workspace import resources


def run() -> None:
    """Check a spec of our own, so that all is loaded that checks take.

    No search for garbage looks at it again.
    """
    outline = resources.embedded().outline
    text = new_spec.write(outline, "any-name", Answers(), fill_none=True).text
    check(text, Context(read_outline=lambda: outline))
    gc.collect()
    gc.freeze()
