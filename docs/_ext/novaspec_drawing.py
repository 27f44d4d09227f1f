"""Sphinx: the packages, drawn as the contract in pyproject.toml has them."""

import importlib
import textwrap
import tomllib
from collections.abc import Mapping
from html import escape
from pathlib import Path

from sphinx.application import Sphinx

_WIDTH, _HEIGHT, _GAP = 760, 46, 18
_STYLE = (
    "text{font-family:sans-serif;text-anchor:middle}"
    ".n{font-size:14px;font-weight:bold;fill:#1c2430}"
    ".d{font-size:10px;fill:#3c4656}"
    "rect{fill:#eef3fa;stroke:#5b7aa8}path{stroke:#5b7aa8}"
)
_ROOT = "novaspec_new."


def setup(app: Sphinx) -> Mapping[str, object]:
    """Have the drawing made when Sphinx starts."""
    app.connect("builder-inited", _write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _write(app: Sphinx) -> None:
    docs = Path(app.srcdir)
    settings = tomllib.loads((docs.parent / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = [c["layers"] for c in contracts if c["type"] == "layers"]
    path = docs / "pictures" / "packages.svg"
    path.write_text(_drawing(layers), encoding="utf-8")


def _drawing(layers: list[str]) -> str:
    """Return an SVG with a row for each layer, the highest first."""
    height = len(layers) * (_HEIGHT + _GAP)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} '
            f'{height}" role="img"><style>{_STYLE}</style>'
            f'<rect width="{_WIDTH}" height="{height}" style="fill:#fff;'
            'stroke:none"/>'
        )
    ]
    for row, layer in enumerate(layers):
        top = row * (_HEIGHT + _GAP) + _GAP // 2
        names = [name.strip() for name in layer.split("|")]
        width = (_WIDTH - _GAP) / len(names)
        for column, name in enumerate(names):
            left = column * width + _GAP / 2
            parts.append(_box(name, left, top, width - 8))
        if row:
            middle, start = _WIDTH / 2, top - _GAP + 2
            parts.append(
                f'<path fill="none" d="M{middle} {start}v12m-4 -5l4 5l4 -5"/>'
            )
    return "".join([*parts, "</svg>\n"])


def _box(name: str, left: float, top: float, width: float) -> str:
    described = (importlib.import_module(name).__doc__ or "").split("\n")[0]
    center = left + width / 2
    fits = int(min(width / 5.2, 120))
    lines = _broken(described.rstrip("."), fits)
    text = "".join(
        f'<text class="d" x="{center:.0f}" y="{top + 28 + 12 * i}">'
        f"{escape(line)}</text>"
        for i, line in enumerate(lines)
    )
    return (
        f'<rect x="{left:.0f}" y="{top}" width="{width:.0f}" '
        f'height="{_HEIGHT}" rx="4"/>'
        f'<text class="n" x="{center:.0f}" y="{top + 15}">'
        f"{escape(name.removeprefix(_ROOT))}</text>{text}"
    )


def _broken(text: str, width: int) -> list[str]:
    """Return a text in two lines at most; what does not fit is left out."""
    return textwrap.wrap(text, width, max_lines=2, placeholder=" …")
