"""``novaspec wrap``: lines that the gate would reject, made shorter."""

import importlib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from novaspec_new import files, gate
from novaspec_new.check import paths
from novaspec_new.errors import NovaspecError, UsageError
from novaspec_new.rst.wrap import wrap

if TYPE_CHECKING:
    from novaspec_new.rst.wrap import Wrapped

_STDIN = "-"
_SUFFIX = ".rst"
# From so many files on, starting further processes pays.
_MANY = 12


@dataclass(frozen=True, slots=True)
class _Wish:
    """How to wrap, and what to do with what comes out."""

    width: int
    whole: bool
    dry: bool
    diff: bool


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
def command(
    names: tuple[str, ...],
    dry: bool,  # noqa: FBT001 - click passes it by name
    diff: bool,  # noqa: FBT001
    whole: bool,  # noqa: FBT001
    width: int,
) -> int:
    """Bring the lines that break the gate's rule to 79 columns.

    Nothing else is touched, and the specs mean the same. Without a PATH,
    wraps the specs changed in the checkout; - reads standard input and
    writes standard output. With --check or --diff the exit code is 1
    where something would change.
    """
    wish = _Wish(width, whole, dry or diff, diff)
    if _STDIN in names:
        if len(names) > 1:
            raise UsageError("- and a path do not go together", "give one")
        return _wrap_stdin(wish)
    return _wrap_files(_selected(names), wish)


def _selected(names: Sequence[str]) -> list[Path]:
    """Return the files that are meant; in folders those that are RST."""
    if not names:
        found = paths.of_checkout(Path.cwd(), every=False)
        return [path for path in found if path.suffix == _SUFFIX]
    named = {Path(name) for name in names}
    return [
        path
        for path in paths.named([Path(name) for name in names])
        if path in named or path.suffix == _SUFFIX
    ]


def _wrap_stdin(wish: _Wish) -> int:
    name = "<stdin>"
    if sys.stdin is None:
        raise UsageError("standard input is closed", "name a file")
    text = files.decode(sys.stdin.buffer.read(), name)
    wrapped = wrap(text, width=wish.width, whole=wish.whole)
    if wish.diff:
        _write(_diff(name, text, wrapped.text))
    elif not wish.dry:
        _write(wrapped.text)
    _tell(_left(name, wrapped, wish))
    return int(wish.dry and wrapped.text != text)


def _wrap_files(selected: list[Path], wish: _Wish) -> int:
    from novaspec_new.commands import bar

    said: list[str] = []
    changed = 0
    texts = dict(_to_do(selected, wish, said))
    failed = len(said)
    done = bar.shown(_wrapped(texts, wish), len(texts), "Wrapping")
    for path, wrapped in done:
        said += _left(str(path), wrapped, wish)
        if wrapped.text == texts[path]:
            continue
        try:
            _apply(path, texts[path], wrapped.text, wish)
            changed += 1
        except NovaspecError as error:
            said.append(str(error))
            failed += 1
    would = "would be " if wish.dry else ""
    _tell([*said, f"{changed} of {len(selected)} files {would}wrapped"])
    return int(bool(failed or (wish.dry and changed)))


def _to_do(
    selected: list[Path], wish: _Wish, said: list[str]
) -> Iterator[tuple[Path, str]]:
    """Yield the files that need a closer look, and say what is wrong."""
    for path in selected:
        try:
            text = files.read_text(path)
        except NovaspecError as error:
            said.append(str(error))
        else:
            if wish.whole or gate.breaking_lines(text, wish.width):
                yield path, text


def _apply(path: Path, before: str, after: str, wish: _Wish) -> None:
    if wish.diff:
        _write(_diff(str(path), before, after))
    elif wish.dry:
        _write(f"{path}\n")
    else:
        files.write_text(path, after, expected=before)


def _wrapped(
    texts: dict[Path, str], wish: _Wish
) -> Iterator[tuple[Path, "Wrapped"]]:
    """Yield each file's text wrapped, by several processes if it pays."""
    if len(texts) < _MANY or (os.cpu_count() or 1) == 1:
        for path, text in texts.items():
            yield path, _one(text, wish)
        return
    from concurrent.futures import ProcessPoolExecutor

    # Where processes are forked they find it there.
    importlib.import_module("novaspec_new.rst.proof")
    executor = ProcessPoolExecutor(initializer=_ignore_interrupts)
    try:
        found = executor.map(
            _one, texts.values(), [wish] * len(texts), chunksize=4
        )
        yield from zip(texts, found, strict=True)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _one(text: str, wish: _Wish) -> "Wrapped":
    return wrap(text, width=wish.width, whole=wish.whole)


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that started this one."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


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


def _left(name: str, wrapped: "Wrapped", wish: _Wish) -> list[str]:
    """Return a line for each place that had to stay as it was."""
    return [
        f"{name}:{kept.line if wish.dry else kept.new_line}: "
        f"left as it was: {kept.reason}"
        for kept in wrapped.kept
    ]


def _write(text: str) -> None:
    # Not the terminal's encoding: what comes out is a file.
    sys.stdout.buffer.write(text.encode("utf-8"))


def _tell(lines: list[str]) -> None:
    for line in lines:
        click.echo(line, err=True)
