"""The page of a spec as its file is now, or as it last could be shown."""

from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from novaspec_new.check import Finding, check_spec
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.check.exact import client
from novaspec_new.check.exact.client import SphinxBuild
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.check.rules import encoding
from novaspec_new.preview import (
    article,
    page,
    page_context_loader,
    sphinx_article,
)
from novaspec_new.preview.article import Article
from novaspec_new.preview.page_context import PageContext
from novaspec_new.rst.parse import UnparsableError
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace.checkout import Checkout

EVENTS = "events"
PICTURE = "picture/"
SPEC = "spec/"
_EXACT = "as the checkout's own Sphinx builds it"
_NOTHING = Article("", "<p>There is nothing to show yet.</p>", (), ())


class Spec(NamedTuple):
    """A spec's file, and the checkout that it stands in, if any."""

    path: Path
    checkout: Checkout | None


class CurrentPage:
    """The page of one spec; ``html`` is what to show, ``notice`` why not.

    ``version`` grows with each page that differs from the one before.
    """

    def __init__(self, spec: Spec, exact: SphinxBuild | None = None) -> None:
        self.spec = spec
        self._exact = exact
        self._facts = _facts(spec)
        self._loader = ContextLoader(spec.path.parent)
        self._data: bytes | None = None
        self._text = ""
        self._article = _NOTHING
        self._findings: tuple[Finding, ...] = ()
        self._inode = 0
        self._is_lost = False
        self.version = 0
        self.html = ""
        self.notice = ""

    def refresh(self) -> bool:
        """Read the file; say whether the page became another one."""
        path = self.spec.path
        try:
            # What is no file might never be read to its end.
            data = path.read_bytes() if path.is_file() else None
            self._inode = path.stat().st_ino
        except OSError as error:
            return self._lose(self._why_lost(error))
        if data is None:
            return self._lose(f"{path.name} is no file any more.")
        if data == self._data and not self._is_lost:
            return False
        self._is_lost = False
        raw, wrong = encoding.decode(data)
        spec = ParsedSpec(raw, self._loader.context(path))
        text = spec.text
        edited = None
        if self.version and text != self._text:
            edited = page.edited(self._text, text)
        self._data, self._text, self.notice = data, text, ""
        self._findings = wrong + check_spec(spec)
        try:
            self._article = self._rendered(spec)
        except UnparsableError as error:
            self.notice = (
                f"{path.name} cannot be shown as it is: {error}. "
                "Below is the last page that could be."
            )
        else:
            self._build(text)
        self._compose(edited)
        return True

    def _rendered(self, spec: ParsedSpec) -> Article:
        """Return the article of a spec that needs its tree no more."""
        if isinstance(spec.parsed, UnparsableError):
            raise spec.parsed
        return article.of_parsed(spec.parsed, spec.text, self._facts)

    def _build(self, text: str) -> None:
        """Put what the checkout's own Sphinx makes in the place of ours."""
        if self._exact is None:
            return
        try:
            result = self._exact.build(self.spec.path, text)
        except NovaspecError as error:
            self.notice = f"{error}. Below is our own page."
            return
        self._findings = client.merged(self._findings, result)
        self._article = sphinx_article.article(
            self._article, result.body, self._facts.address
        )

    def _why_lost(self, error: OSError) -> str:
        name = self.spec.path.name
        if not isinstance(error, FileNotFoundError):
            return f"{name} cannot be read: {error.strerror}."
        other = self._renamed()
        if other:
            return (
                f"{name} is called {other} now; "
                f"'novaspec preview {other}' shows it."
            )
        return f"{name} is gone. Below is its last page."

    def _renamed(self) -> str:
        """Return the name that the file has in its folder by now, or ""."""
        try:
            for other in self.spec.path.parent.iterdir():
                if self._inode and other.stat().st_ino == self._inode:
                    return other.name
        except OSError:
            pass
        return ""

    def _lose(self, notice: str) -> bool:
        """Show a notice above the page; say whether it is a new one."""
        if self._is_lost and notice == self.notice:
            return False
        self._is_lost, self.notice = True, notice
        self._compose(None)
        return True

    def _compose(self, edited: page.Lines | None) -> None:
        self.version += 1
        self.html = page.compose(
            page.View(
                self.spec.path.name,
                self._article,
                self._findings,
                edited,
                self.notice,
                EVENTS,
                self.version,
                _EXACT if self._exact else "",
            )
        )


def other(checkout: Checkout, path: Path) -> str:
    """Return the page of another document of the checkout, by itself."""
    text = path.read_bytes().decode("utf-8", "replace")
    facts = page_context_loader.load(
        path,
        checkout,
        page_context_loader.embedded,
        lambda document: page_context_loader.site_address(checkout, document),
    )
    notice = ""
    try:
        made = article.render(text, facts)
    except UnparsableError as error:
        made, notice = _NOTHING, f"{path.name} cannot be shown: {error}."
    return page.compose(page.View(path.name, made, notice=notice))


def _facts(spec: Spec) -> PageContext:
    root = spec.checkout.root if spec.checkout else spec.path.parent

    def picture(path: Path) -> str:
        return PICTURE + quote(path.relative_to(root).as_posix())

    return page_context_loader.load(
        spec.path, spec.checkout, picture, lambda name: SPEC + quote(name)
    )
