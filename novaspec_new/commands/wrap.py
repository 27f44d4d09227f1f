"""``novaspec wrap``: lines that the gate would reject, made shorter."""

import importlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from novaspec_new.commands import _options
from novaspec_new.rst.wrap import is_needed, wrap
from novaspec_new.spec import gate
from novaspec_new.spec.errors import NovaspecError, UsageError
from novaspec_new.workspace import files, path_arguments, process_pool

if TYPE_CHECKING:
    from novaspec_new.rst.wrap import Wrapped

_STDIN = "-"
_SUFFIX = ".rst"
# From so many files on, starting further processes pays.
_MANY = 12


@dataclass(frozen=True, slots=True)
class _Options:
    """How to wrap, and what to do with what comes out."""

    width: int
    whole: bool
    dry: bool
    diff: bool
    follow: bool


@click.command("wrap")
@click.argument("names", metavar="[PATH...|-]", nargs=-1)
@click.option(
    "--check", "dry", is_flag=True, help="Write nothing; name the files."
)
@click.option("--diff", is_flag=True, help="Write nothing; print a diff.")
@click.option("--all", "whole", is_flag=True, help="Fill all paragraphs anew.")
@click.option(
    "--width",
    type=click.IntRange(min=20),
    default=gate.WIDTH,
    show_default=True,
    metavar="N",
    help="The longest line that may be.",
)
@_options.follow
@_options.profile
def command(  # noqa: PLR0913, PLR0917 - one for each option
    names: tuple[str, ...],
    dry: bool,  # noqa: FBT001 - click passes it by name
    diff: bool,  # noqa: FBT001
    whole: bool,  # noqa: FBT001
    width: int,
    follow: bool,  # noqa: FBT001
) -> int:
    """Bring the lines that break the gate's rule to 79 columns.

    Nothing else is touched, and the specs mean the same. Without a PATH,
    wraps the specs changed in the checkout; - reads standard input and
    writes standard output. With --check or --diff the exit code is 1
    where something would change.
    """
    options = _Options(width, whole, dry or diff, diff, follow)
    if _STDIN in names:
        if len(names) > 1:
            raise UsageError("- and a path do not go together", "give one")
        return _wrap_stdin(options)
    return _wrap_files(_selected(names), options)


def _selected(names: Sequence[str]) -> list[Path]:
    """Return the files that are meant; in folders those that are RST."""
    if not names:
        found = path_arguments.of_checkout(files.here(), every=False)
        return [path for path in found if path.suffix == _SUFFIX]
    named = {Path(name) for name in names}
    return [
        path
        for path in path_arguments.named(names)
        if path in named or path.suffix == _SUFFIX
    ]


def _wrap_stdin(options: _Options) -> int:
    name = "<stdin>"
    if sys.stdin is None:
        raise UsageError("standard input is closed", "name a file")
    text = files.decode(sys.stdin.buffer.read(), name, any_end=True)
    wrapped = wrap(text, width=options.width, whole=options.whole)
    if options.diff:
        _write(_diff(name, text, wrapped.text))
    elif not options.dry:
        _write(wrapped.text)
    _tell(_left(name, wrapped, options))
    return int(options.dry and wrapped.text != text)


def _wrap_files(selected: list[Path], options: _Options) -> int:
    from novaspec_new.commands._progress_bar import ProgressBar

    if not options.dry:
        files.tidy({path.parent for path in selected})
    said: list[str] = []
    changed = 0
    texts = dict(_to_do(selected, options, said))
    failed = len(said)
    bar = ProgressBar(len(texts), "Wrapping")
    for path, wrapped in bar.shown(_wrapped(texts, options)):
        said += _left(str(path), wrapped, options)
        if wrapped.text == texts[path]:
            continue
        try:
            _apply(path, texts[path], wrapped.text, options)
            changed += 1
        except NovaspecError as error:
            said.append(str(error))
            failed += 1
    would = "would be " if options.dry else ""
    _tell([*said, f"{changed} of {len(selected)} files {would}wrapped"])
    return int(bool(failed or (options.dry and changed)))


def _to_do(
    selected: list[Path], options: _Options, said: list[str]
) -> Iterator[tuple[Path, str]]:
    """Yield the files that need a closer look, and say what is wrong."""
    for path in selected:
        try:
            text = files.read_text(path, any_end=True)
        except NovaspecError as error:
            said.append(str(error))
        else:
            if options.whole or is_needed(text, options.width):
                yield path, text


def _apply(path: Path, before: str, after: str, options: _Options) -> None:
    if options.diff:
        _write(_diff(str(path), before, after))
    elif options.dry:
        _write(f"{path}\n")
    else:
        files.write_text(path, after, expected=before, follow=options.follow)


def _wrapped(
    texts: dict[Path, str], options: _Options
) -> Iterator[tuple[Path, "Wrapped"]]:
    """Yield each file's text wrapped, by several processes if it pays."""
    if len(texts) < _MANY or process_pool.cores() == 1:
        for path, text in texts.items():
            yield path, _one(text, options)
        return
    _load()
    with process_pool.opened(_load) as pool:
        found = pool.map(
            _one, texts.values(), [options] * len(texts), chunksize=4
        )
        yield from zip(texts, found, strict=True)


def _load() -> None:
    """Import what wraps; processes that are forked find it there."""
    importlib.import_module("novaspec_new.rst.wrap.reflow")


def _one(text: str, options: _Options) -> "Wrapped":
    return wrap(text, width=options.width, whole=options.whole)


def _diff(name: str, before: str, after: str) -> str:
    from difflib import unified_diff

    lines = unified_diff(
        _lines(before), _lines(after), f"a/{name}", f"b/{name}"
    )
    return "".join(
        line
        if line.endswith("\n")
        else f"{line}\n\\ No newline at end of file\n"
        for line in lines
    )


def _lines(text: str) -> list[str]:
    """Split as git does, which takes no other character for an end."""
    *ended, last = text.split("\n")
    return [f"{line}\n" for line in ended] + ([last] if last else [])


def _left(name: str, wrapped: "Wrapped", options: _Options) -> list[str]:
    """Return a line for each place that had to stay as it was."""
    return [
        f"{name}:{kept.line if options.dry else kept.new_line}: "
        f"left as it was: {kept.reason}"
        for kept in wrapped.kept
    ]


def _write(text: str) -> None:
    # Not the terminal's encoding: what comes out is a file.
    sys.stdout.buffer.write(text.encode("utf-8"))


def _tell(lines: list[str]) -> None:
    for line in lines:
        click.echo(line, err=True)
