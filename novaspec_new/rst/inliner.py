"""Inline markup read by docutils' own inliner, without a document around."""

from functools import cache
from types import SimpleNamespace
from typing import Any

from docutils import nodes
from docutils.parsers.rst import languages

from novaspec_new.rst import cancellation, node_index, parse, state_machine


def paragraph(text: str) -> nodes.paragraph | None:
    """Return the paragraph that a text is, which may have several lines.

    It is what stands for it in the tree of a document, as far as that
    depends on the text alone. None where docutils has something to say
    of it, as of a role that only the document defines. Raises
    CancelledError as a parse does.
    """
    cancellation.look()
    parse.register()
    document = node_index.new_document("spec", parse.settings())
    memo = SimpleNamespace(
        document=document,
        reporter=document.reporter,
        language=_language(),
        inliner=state_machine.inliner(),
    )
    made = nodes.paragraph(text)
    try:
        found, messages = memo.inliner.parse(text, 0, memo, made)
    except Exception:  # noqa: BLE001 - as odd input makes docutils crash
        return None
    if messages:
        return None
    made += found
    return made


@cache
def _language() -> Any:  # noqa: ANN401 - docutils takes a module for one
    return languages.get_language(parse.settings().language_code)
