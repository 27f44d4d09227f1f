"""Whether a spec has an impact on the API, as its message is to tell."""

import re

from novaspec_new.spec import progress
from novaspec_new.spec.document import Document
from novaspec_new.spec.outline import Outline
from novaspec_new.spec.progress import State

_REST_API = "REST API impact"
# An answer that goes on for longer has something to tell.
_LONGEST = 400
_CHANGE = (
    r"(?:impact|effect|influence|implication|chang|modif|addition|"
    r"alteration|updat|new\b|affect|differ|need|requir|touch)"
)
_DENIAL = re.compile(
    # None, N/A, Nothing to do, not applicable; No, or No and a reason.
    r"(?:none|n\.?\s?/?\s?a|nil|nothing|nope|not applicable|unchanged|"
    r"unaffected|not (?:affected|impacted|needed|required))\b(?! of\b).*"
    r"|no(?:,.*)?"
    r"|there (?:is|are) (?:none|nothing)\b.*"
    # No API change; there will be no direct changes to any API.
    r"|(?:(?:there|this)\b[^.]{0,40}?\s)?no\s(?:[\w/'-]+\s){0,5}?"
    rf"{_CHANGE}.*"
    r"|no new (?:[\w/'-]+\s){0,2}?(?:apis?|calls?|microversions?)\b.*"
    # This does not change any API; the API will not be changed.
    r"|(?:(?:there|this|it|the|we|nova|rest|api|apis|existing)\b"
    r"[^.]{0,50}?)?"
    r"\b(?:(?:is|are|does|do|will|should|was|has)\s?n[o']t)\b"
    rf"\s(?:[\w/'-]+\s){{0,4}}?{_CHANGE}\w*\b.*",
    re.IGNORECASE | re.DOTALL,
)
# What takes the denial back, or tells of a change after all.
_DOUBT = re.compile(
    r"\b(?:but|however|except|other than|apart from|aside from|besides|"
    r"although|though|while|instead|unless|"
    r"(?<!no )(?<!no new )(?<!no new api )microversion|"
    r"will (?:now|return|respond|fail)|[1-5][0-9]{2}(?!\w)|"
    r"(?:GET|POST|PUT|DELETE|PATCH|HEAD)\s+/)"
    r"|::\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE_END = re.compile(r"[.!;]+(?=\s|$)|\n\s*\n")


def is_told(spec: Document, outline: Outline) -> bool:
    """Say whether the section on the REST API tells of a change.

    No impact, however it is spelt, is none, and the template's own text,
    untouched, says nothing.
    """
    section = spec.folded(outline.titles).find(_REST_API)
    if section is None or progress.state(section.body) is not State.WRITTEN:
        return False
    if is_denied(section.body):
        return False
    entry = outline.find(_REST_API)
    return entry is None or section.body.strip() != entry.guidance.strip()


def is_denied(body: str) -> bool:
    """Say whether an answer comes to No impact, however it is spelt.

    An answer that begins so and then tells of a change is none.
    """
    text = body.strip()
    if progress.is_none(text):
        return True
    if len(text) > _LONGEST or _DOUBT.search(text):
        return False
    first = _SENTENCE_END.split(text.lstrip("*- \n"), maxsplit=1)[0]
    return _DENIAL.fullmatch(" ".join(first.split())) is not None
