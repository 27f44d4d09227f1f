"""Real answers for a section, from the specs of the same checkout."""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from novaspec_new.spec import document, progress, releases
from novaspec_new.spec.clean_text import clean_block
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.guidance import Guidance
from novaspec_new.spec.outline import Outline
from novaspec_new.spec.progress import State
from novaspec_new.workspace import files, spec_templates
from novaspec_new.workspace.checkout import Checkout

# What is shorter shows nothing, what is longer fills screens.
_FEWEST_WORDS = 12
_MOST_WORDS = 300
_MOST_LINES = 60
# A long reason for None is none the less None.
_NONE = re.compile(r"\W*(none|n/a)\b", re.IGNORECASE)


NO_OTHER = "There is no other example in this checkout."


@dataclass(frozen=True, slots=True)
class Example:
    """How another spec answers a section; ``text`` is safe to show."""

    release: str
    name: str
    text: str


def find(
    checkout: Checkout, known: Outline, title: str, *, but: str = ""
) -> Iterator[Example]:
    """Yield good answers for a section, those of the newest specs first.

    Of a spec that was proposed again only the newest answer comes;
    ``but`` is the name of one that is left out. It reads a spec only
    when the next answer is wanted, and skips what it cannot read.
    """
    seen = {but}
    own = Guidance.of([known])
    for release in reversed(checkout.releases()):
        theirs = own
        with contextlib.suppress(NovaspecError):
            outline = spec_templates.of_release(checkout, release)
            theirs = Guidance.of([outline, known])
        for path in _specs(checkout, release):
            if path.stem in seen:
                continue
            with contextlib.suppress(NovaspecError):
                text = answer(files.read_text(path), known, title, theirs)
                if text:
                    seen.add(path.stem)
                    called = releases.display_name(release)
                    yield Example(called, path.stem, text)


def answer(text: str, known: Outline, title: str, guidance: Guidance) -> str:
    """Return a spec's answer for a section if it is a good one, or ''.

    It is good if it says something, in as many words as one likes to
    read, without the template's own.
    """
    section = document.split(text).folded(known.titles).find(title)
    if section is None or progress.state(section.body) is not State.WRITTEN:
        return ""
    if guidance.is_part(title, section.body):
        return ""
    body = clean_block(section.body)
    if _NONE.match(body):
        return ""
    words = len(body.split())
    if not _FEWEST_WORDS <= words <= _MOST_WORDS:
        return ""
    return body if body.count("\n") < _MOST_LINES else ""


def _specs(checkout: Checkout, release: str) -> list[Path]:
    """Return a release's specs, those that were implemented first."""
    found = checkout.specs(release)
    return sorted(
        found, key=lambda path: (path.parent.name != "implemented", path.name)
    )
