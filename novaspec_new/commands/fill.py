"""``novaspec fill``: go on with any spec, a section at a time."""

import os
from typing import TYPE_CHECKING

import click

from novaspec_new.commands import _options, _preview_process, _terminal
from novaspec_new.spec import document
from novaspec_new.spec.errors import UsageError
from novaspec_new.wizard import open_sections
from novaspec_new.workspace import files, find_spec, spec_templates, target
from novaspec_new.workspace.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from novaspec_new.spec.document import Document
    from novaspec_new.spec.outline import Outline
    from novaspec_new.workspace.find_spec import FoundSpec


@click.command("fill")
@click.argument("name", metavar="SPEC")
@click.argument("section", required=False)
@_options.offline
@_options.plain
@_options.follow
@_options.profile
def command(
    name: str,
    section: str | None,
    offline: bool,  # noqa: FBT001 - click passes it by name
    plain: bool,  # noqa: FBT001
    follow: bool,  # noqa: FBT001
) -> int:
    """Write what is still open in SPEC, a path or a blueprint's name.

    With SECTION, a title or the beginning of one, write that; it may be
    written already.
    """
    from novaspec_new.render.answers_file import Answers
    from novaspec_new.wizard.session import Session, SessionOptions
    from novaspec_new.wizard.suggestions import Suggestions

    if not _terminal.is_there():
        raise UsageError(
            "there is no terminal to ask in",
            "'novaspec new --answers' writes a spec without one",
        )
    settings = load_settings(os.environ)
    located = find_spec.find(name, files.here())
    known = spec_templates.of_spec(located.path, located.checkout)
    spec = document.split_whole(files.read_text(located.path), name)
    titles = _titles(spec, known, located, section)
    if not titles:
        click.echo(f"{name}: nothing is open in it", err=True)
        return 0
    found = target.Target(
        located.path,
        find_spec.name_of(located),
        target.project_at(located.path.parent, settings.project),
        known,
        located.checkout,
        follow,
    )
    with _preview_process.PageBeside(located.path) as page:
        return Session(
            found,
            Answers(),
            Suggestions.of(found, settings, offline=offline),
            _terminal.prompts(plain=plain or settings.plain),
            SessionOptions(
                f"novaspec fill {name}", settings.editor, view=page
            ),
        ).fill(titles)


def _titles(
    spec: "Document",
    known: "Outline",
    located: "FoundSpec",
    section: str | None,
) -> "Sequence[str]":
    from novaspec_new.spec.guidance import Guidance

    guidance = Guidance.of([known, *spec_templates.every(located.checkout)])
    items = open_sections.items(spec, known, guidance)
    if section is None:
        return [item.section.entry.title for item in items if item.why]
    return [_named([item.section.entry.title for item in items], section)]


def _named(titles: "Sequence[str]", section: str) -> str:
    found = open_sections.meant(titles, section)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            f"{section!r} may be " + " or ".join(found),
            "give more of the title",
        )
    near = open_sections.nearest(titles, section)
    raise UsageError(
        f"the spec has no section {section!r}",
        f"did you mean {near!r}?"
        if near
        else "its sections are " + ", ".join(titles),
    )
