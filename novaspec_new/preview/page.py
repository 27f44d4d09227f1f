"""The whole page: a spec's article, its contents, and the findings."""

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from novaspec_new.check.findings import Finding, Severity
from novaspec_new.preview import highlight
from novaspec_new.preview.article import Article
from novaspec_new.render import jinja
from novaspec_new.spec import progress

# More are counted, not told.
_MOST_FINDINGS = 200
# What changed in more places than these is a file of its own.
_MOST_EDITED = 60
_OPEN = "section-todo"
# How the template names us, and how many bytes are sure to hold it.
_GENERATOR = b'<meta name="generator" content="novaspec">'
_HEAD = 500
_LINE = re.compile(r' data-line="(\d+)"')


class Lines(NamedTuple):
    """A run of a text's lines, 1-based; ``last`` belongs to it.

    It is empty, where lines were removed, if ``last`` is before
    ``first``.
    """

    first: int
    last: int


class View(NamedTuple):
    """What a page shows.

    ``name`` is the file's, ``notice`` what the reader has to know first.
    ``edited`` are the lines that changed since the page before this.
    ``events`` is where the page hears of the next one, which has another
    ``version``; without it the page stands for itself. ``status`` says
    what the page is.
    """

    name: str
    article: Article
    findings: Sequence[Finding] = ()
    edited: Lines | None = None
    notice: str = ""
    events: str = ""
    version: int = 0
    status: str = ""


class _Shown(NamedTuple):
    line: int
    shown_at: int
    severity: str
    message: str
    help: str
    code: str


def is_ours(data: bytes) -> bool:
    """Say whether a file's bytes are a page that ``compose`` made."""
    return _GENERATOR in data[:_HEAD]


def compose(view: View) -> str:
    """Return a page's HTML, with all that it needs in it."""
    from markupsafe import Markup

    # What is open is no mistake: it comes after those.
    ordered = sorted(view.findings, key=lambda each: each.code == _OPEN)
    findings = [_shown(view.article, each) for each in ordered]
    told = findings[:_MOST_FINDINGS]
    html = jinja.render_html(
        "preview/page.html.j2",
        is_live=bool(view.events),
        events=view.events,
        version=view.version,
        policy=policy(is_live=False),
        title=view.article.title or view.name,
        name=view.name,
        notice=view.notice,
        status=view.status,
        summary=_summary(view.findings),
        findings=told,
        more=len(findings) - len(told),
        contents=view.article.contents,
        # Made by us of what was escaped.
        article=Markup(_marked(view)),  # noqa: S704
        style=Markup(_style()),  # noqa: S704
        script=Markup(_script()),  # noqa: S704
    )
    # A file's name may hold bytes that are no UTF-8.
    return html.encode("utf-8", "replace").decode("utf-8")


def policy(*, is_live: bool) -> str:
    """Return the Content-Security-Policy of a page.

    Nothing may run or style it but what we put in it ourselves; nothing
    comes from anywhere but, for a page that is ``is_live``, our server.
    """
    source = "'self'" if is_live else "data:"
    rules = [
        "default-src 'none'",
        f"img-src {source} data:" if is_live else "img-src data:",
        f"style-src '{_digest(_style())}'",
        f"script-src '{_digest(_script())}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if is_live:
        # A page of its own cannot give these.
        rules += ["connect-src 'self'", "frame-ancestors 'none'"]
    return "; ".join(rules)


def edited(before: str, after: str) -> Lines | None:
    """Return which lines of a text differ from the text before."""
    if before == after:
        return None
    old, new = before.split("\n"), after.split("\n")
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    return Lines(start + 1, len(new) - end)


def _same(one: Iterable[str], other: Iterable[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _shown(article: Article, finding: Finding) -> _Shown:
    return _Shown(
        finding.line,
        article.line_at(finding.line),
        finding.severity.value,
        finding.message,
        finding.help,
        finding.code,
    )


def _summary(findings: Sequence[Finding]) -> str:
    counts = [
        progress.count(number, severity.value)
        for severity in (Severity.ERROR, Severity.WARNING)
        if (number := sum(each.severity is severity for each in findings))
    ]
    return " and ".join(counts) or "Nothing to mend"


def _marked(view: View) -> str:
    """Return the article with the places that findings and edits are at."""
    article = view.article
    severities: dict[int, str] = {}
    for finding in view.findings:
        line = article.line_at(finding.line)
        if severities.get(line) != Severity.ERROR:
            severities[line] = finding.severity.value
    changed = _edited_places(article, view.edited)

    def mark(match: re.Match[str]) -> str:
        line = int(match[1])
        more = ""
        if line in severities:
            more += f' data-severity="{severities[line]}"'
        if line in changed:
            more += ' data-edited=""'
        return match[0] + more

    return _LINE.sub(mark, article.html)


def _edited_places(article: Article, lines: Lines | None) -> set[int]:
    if lines is None or not article.lines:
        return set()
    within = {
        line for line in article.lines if lines.first <= line <= lines.last
    }
    if len(within) > _MOST_EDITED:
        return set()
    return within | {article.line_at(lines.first)}


@cache
def _style() -> str:
    own = jinja.source("preview/style.css")
    return f"\n{own}{highlight.styles()}"


@cache
def _script() -> str:
    return "\n" + jinja.source("preview/page.js")


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
