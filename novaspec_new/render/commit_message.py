"""The commit message of a spec: what the project's reviewers expect."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from novaspec_new.render.jinja import render
from novaspec_new.rst import parse, plain_text
from novaspec_new.spec import (
    api_impact,
    blueprint_name,
    introduction,
    tracker_page,
    unplaced_notes,
)
from novaspec_new.spec.clean_text import clean_block, clean_line
from novaspec_new.spec.document import Document
from novaspec_new.spec.errors import NovaspecError, UsageError
from novaspec_new.spec.outline import Outline
from novaspec_new.spec.tracker import Tracker, TrackerKind
from novaspec_new.spec.tracker_page import TrackerPage

SUBJECT_WIDTH = 50
# Less than this says nothing of a spec.
_LEAST = 18
_BODY_WIDTH = 72

# The line of a commit that does the work which is tracked.
_IMPLEMENTS = {
    TrackerKind.BLUEPRINT: "Implements: blueprint {id}",
    TrackerKind.BUG: "Partial-Bug: #{id}",
    TrackerKind.STORY: "Story: {id}",
}
# The line of one that only has to do with it.
_RELATED = {
    TrackerKind.BLUEPRINT: "Related to blueprint {id}",
    TrackerKind.BUG: "Related-Bug: #{id}",
    TrackerKind.STORY: "Story: {id}",
}
_BRANCHES = {
    TrackerKind.BLUEPRINT: "bp/{id}",
    TrackerKind.BUG: "bug/{id}",
    TrackerKind.STORY: "story/{id}",
    TrackerKind.NONE: "spec/{name}",
}

# What git or a mail reader would take for something else than text: a
# comment, the end of the message, a patch.
_MISTAKEN = re.compile(r"^(?=#|---(?:\s|$)|diff -|Index: )", re.MULTILINE)
_CHANGE = re.compile(r"I[0-9a-f]{8,40}|https?://[^\s/]+/\S+")
# Names that stand in the template, and no blueprint of the author's.
_EXAMPLES = frozenset({"example", "awesome-thing"})
_OPENING = re.compile(
    r"^(?:(?:add|adding|enable|provide|implement)\s+)?support(?:\s+for|ing)?"
    r"(?=\s)",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"([\s,;:\u2013\u2014-]+(and|or)?)+$")
_SHORTENED = (
    (re.compile(r"\s*[(\[][^()\[\]]*[)\]]"), ""),
    (re.compile(r"(?<=\s)(?:an?|the)\s+", re.IGNORECASE), ""),
    (_OPENING, "Support"),
)
_BREAK = re.compile(
    r"\s+(?=(?:as|at|by|during|for|from|in|into|of|on|through|to|using|"
    r"via|when|while|with|without)\s)|\s*[,;:]\s|\s+[-\u2013\u2014]\s"
)


@dataclass(frozen=True, slots=True)
class Message:
    """A commit message's parts.

    ``flags`` are lines that mean something without being one of git's
    trailers; ``trailers`` are a name and a value each.
    """

    subject: str
    body: str
    flags: tuple[str, ...]
    trailers: tuple[tuple[str, str], ...]


_FIRST = Tracker(TrackerKind.BLUEPRINT, "nova")


@dataclass(frozen=True, slots=True)
class MessageOptions:
    """What the author wants said beside what the spec itself tells.

    ``tracker`` is what the project tracks its work with.
    """

    tracker: Tracker = _FIRST
    related: bool = False
    depends_on: tuple[str, ...] = ()
    previously_approved: str | None = None


def compose(
    spec: Document, page: str, outline: Outline, options: MessageOptions
) -> Message:
    """Return the message for a spec of the tracker's page ``page``.

    That is a blueprint's name or a number, empty where nothing tracks it.

    Raises NovaspecError for a spec without a title, or one that cannot
    be parsed, and UsageError for a change that is none.
    """
    if not spec.title:
        raise NovaspecError(
            "the spec has no title to take the subject from",
            "'novaspec check' shows what stands in its way",
        )
    lead = introduction.split(spec.introduction)
    said = unplaced_notes.before(lead.text)
    try:
        subject, body = plain_text.introduction(
            spec.with_introduction(f"\n{said}").text, _BODY_WIDTH
        )
    except parse.UnparsableError as error:
        raise NovaspecError(
            f"the spec cannot be read: {error}",
            "'novaspec check' shows where",
        ) from error
    flags = ["APIImpact"] if api_impact.is_told(spec, outline) else []
    trailers = list(_trailers(options))
    if page:
        line = _tracked(options).replace("{id}", page)
        name, is_trailer, value = line.partition(": ")
        if is_trailer:
            trailers.append((name, value))
        else:
            flags.append(line)
    return Message(
        subject=clean_line(subject).rstrip("."),
        body=_MISTAKEN.sub(" ", clean_block(body)),
        flags=tuple(flags),
        trailers=tuple(trailers),
    )


def text_of(message: Message) -> str:
    """Return the text of a commit message; it ends with a newline."""
    return render("message.txt.j2", message=message)


def _tracked(options: MessageOptions) -> str:
    """Return the form of the line on the tracker's page."""
    tracker = options.tracker
    if options.related:
        return tracker.related or _RELATED[tracker.kind]
    return tracker.implements or _IMPLEMENTS[tracker.kind]


def _trailers(options: MessageOptions) -> Iterator[tuple[str, str]]:
    if options.previously_approved is not None:
        name = options.tracker.approved or "Previously-approved"
        yield name, options.previously_approved
    for change in options.depends_on:
        if not _CHANGE.fullmatch(change):
            raise UsageError(
                f"{change!r} is no change of Gerrit's",
                "give its Change-Id (I and 40 digits) or its address",
            )
        yield "Depends-On", change


def page_of(spec: Document, stem: str, tracker: Tracker) -> str:
    """Return what the tracker knows a spec's work by; "" without tracker.

    That is the page whose address stands in it; of a blueprint else
    ``stem``, the file's name, which also decides where several are named.
    Raises NovaspecError where nothing can be the name, or no number is
    known.
    """
    if tracker.kind is TrackerKind.NONE:
        return ""
    named = [
        page.id.rstrip(".")
        for page in tracker_page.find(tracker, spec.introduction)
        if _is_own(page, tracker)
    ]
    if named and stem not in named:
        return named[0]
    if not tracker_page.is_numbered(tracker) and blueprint_name.is_name(stem):
        return stem
    what = f"{stem!r} can be none"
    if tracker_page.is_numbered(tracker):
        what = "its file's name has no number"
    place = "NUMBER" if tracker_page.is_numbered(tracker) else "NAME"
    raise NovaspecError(
        f"the spec names no {tracker.kind}, and {what}",
        "put its address below the title: "
        f"{tracker_page.address(tracker, place)}",
    )


def branch_of(stem: str, page: str, tracker: Tracker) -> str:
    """Return the name of the branch that a spec is committed on."""
    form = tracker.branch or _BRANCHES[tracker.kind]
    return form.replace("{id}", page or stem).replace("{name}", stem)


def _is_own(page: TrackerPage, tracker: Tracker) -> bool:
    """Say whether a page may be that of a spec's own work."""
    if tracker_page.is_numbered(tracker):
        return page.id.isdigit()
    is_ours = tracker.any_project or page.project == tracker.project
    name = page.id.rstrip(".")
    return is_ours and blueprint_name.is_name(name) and name not in _EXAMPLES


def shorter(subject: str, width: int = SUBJECT_WIDTH) -> tuple[str, ...]:
    """Return shorter forms of a subject, at most ``width`` long each.

    The one that keeps the most stands first; none for a subject that is
    short enough.
    """
    if len(subject) <= width:
        return ()
    found: dict[str, None] = {}
    for form in _forms(subject):
        kept = _DANGLING.sub("", " ".join(form.split()))
        if _LEAST <= len(kept) <= width:
            found[kept[0].upper() + kept[1:]] = None
    return tuple(sorted(found, key=len, reverse=True)[:4])


def _forms(subject: str) -> Iterator[str]:
    whole = [subject]
    for pattern, text in _SHORTENED:
        whole += [pattern.sub(text, form) for form in whole]
    yield from whole
    for form in whole:
        for match in _BREAK.finditer(form):
            yield form[: match.start()]
        if ": " in form:
            yield form.partition(": ")[2]
