"""``novaspec fill``: go on with any spec, a section at a time."""

import os
from typing import TYPE_CHECKING

import click

from novaspec_new import agenda, configuration, files, intact, locate, target
from novaspec_new.commands import terminal
from novaspec_new.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from novaspec_new.document import Document
    from novaspec_new.locate import Located
    from novaspec_new.outline import Outline


@click.command("fill")
@click.argument("name", metavar="SPEC")
@click.argument("section", required=False)
@click.option("--offline", is_flag=True, help="Leave Launchpad alone.")
@click.option(
    "--plain", is_flag=True, help="Talk line by line, without escapes."
)
def command(
    name: str,
    section: str | None,
    offline: bool,  # noqa: FBT001 - click passes it by name
    plain: bool,  # noqa: FBT001
) -> int:
    """Write what is still open in SPEC, a path or a blueprint's name.

    With SECTION, a title or the beginning of one, write that; it may be
    written already.
    """
    from novaspec_new.answers import Answers
    from novaspec_new.commands.new import offers_of
    from novaspec_new.conversation import Conversation

    if not terminal.is_there():
        raise UsageError(
            "there is no terminal to ask in",
            "'novaspec new --answers' writes a spec without one",
        )
    settings = configuration.load(os.environ)
    located = locate.spec(name, files.here())
    known = target.outline_of(located.path, located.checkout)
    spec = intact.read(files.read_text(located.path), name)
    titles = _titles(spec, known, located, section)
    if not titles:
        click.echo(f"{name}: nothing is open in it", err=True)
        return 0
    found = target.Target(
        located.path,
        located.path.stem,
        target.project_at(located.path.parent, settings.project),
        known,
        located.checkout,
    )
    return Conversation(
        target=found,
        answers=Answers(),
        offers=offers_of(found, offline=offline or settings.offline),
        prompts=terminal.prompts(plain=plain or settings.plain),
        again=f"novaspec fill {name}",
        settings=settings,
    ).fill(titles)


def _titles(
    spec: "Document",
    known: "Outline",
    located: "Located",
    section: str | None,
) -> "Sequence[str]":
    from novaspec_new.commands import regenerating
    from novaspec_new.guidance import Guidance

    templates = regenerating.templates(located.checkout, known, None)
    guidance = Guidance.of([known, *templates.others])
    items = agenda.items(spec, known, guidance)
    if section is None:
        return [item.step.slot.title for item in items if item.why]
    return [_named([item.step.slot.title for item in items], section)]


def _named(titles: "Sequence[str]", section: str) -> str:
    found = agenda.meant(titles, section)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            f"{section!r} may be " + " or ".join(found),
            "give more of the title",
        )
    near = agenda.nearest(titles, section)
    raise UsageError(
        f"the spec has no section {section!r}",
        f"did you mean {near!r}?"
        if near
        else "its sections are " + ", ".join(titles),
    )
