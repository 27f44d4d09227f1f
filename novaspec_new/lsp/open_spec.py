"""A document that is open in the editor, and what is known of it."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from novaspec_new.check import Context, Finding, check
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.lsp.text_lines import TextLines
from novaspec_new.spec import document, todo
from novaspec_new.spec.document import Document
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.outline import Outline
from novaspec_new.workspace import spec_templates
from novaspec_new.workspace.checkout import Checkout, is_template

# So many titles of the template make a document outside of a checkout a
# spec.
_TITLES = 2


class OpenSpec:
    """One version of a document's text, which does not change.

    ``path`` is its file, if it has one. What is worked out of the text
    is kept; all of it belongs into the one thread that docutils is in.
    """

    def __init__(
        self, uri: str, version: int | None, path: Path | None, text: TextLines
    ) -> None:
        self.uri = uri
        self.version = version
        self.path = path
        self.text = text

    @cached_property
    def checkout(self) -> Checkout | None:
        """The checkout that the file stands in."""
        return Checkout.find(self.path.parent) if self.path else None

    @cached_property
    def context(self) -> Context:
        """What the checker has to know; raises NovaspecError."""
        start = self.path.parent if self.path else Path.cwd()
        return ContextLoader(start).context(self.path)

    @cached_property
    def outline(self) -> Outline | None:
        """The template's outline, with what we know of its sections.

        None where its project's rules know no template of it. Raises
        NovaspecError.
        """
        if self.context.outline is None:
            return None
        if self.path is None:
            return spec_templates.of_release(None, None)
        return spec_templates.of_spec(self.path, self.checkout)

    @cached_property
    def document(self) -> Document:
        r"""The text's parts, with ``\n`` at the end of its lines."""
        return document.split(self.text.normal)

    @cached_property
    def is_spec(self) -> bool:
        """Whether it is a spec: others are not to be checked.

        A checkout tells by the file's folder. Elsewhere it is one if it
        has sections of the template.
        """
        if self.path is not None and self.checkout is not None:
            is_placed = self.checkout.release_of(self.path) is not None
            return is_placed and not is_template(self.path)
        if todo.has_marker(self.text.normal):
            return True
        outline = self.outline
        if outline is None:
            return False
        titles = {section.title for section in self.document.sections}
        return len(titles.intersection(outline.titles)) >= _TITLES

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What is wrong with it; nothing in what is no spec.

        Raises NovaspecError.
        """
        return check(self.text.text, self.context) if self.is_spec else ()

    @cached_property
    def mended(self) -> tuple[str, ...]:
        """The lines as ``novaspec check --fix`` would write them."""
        from novaspec_new.check import fix

        return tuple(fix.fix(self.text.normal, self.context).split("\n"))

    @cached_property
    def wrapped(self) -> tuple[str, ...]:
        """The lines as ``novaspec wrap`` would write them."""
        from novaspec_new.rst import wrap

        return tuple(wrap.wrap(self.text.normal).text.split("\n"))

    @cached_property
    def filled(self) -> tuple[str, ...]:
        """The lines as ``novaspec wrap --all`` would write them."""
        from novaspec_new.rst import wrap

        return tuple(wrap.fill(self.text.normal).text.split("\n"))

    def or_none(self) -> Outline | None:
        """Return the outline, and None where it cannot be read."""
        try:
            return self.outline
        except NovaspecError:
            return None
