"""Rules on files and documents that a spec names: whether they are there."""

import posixpath
import re
from collections.abc import Iterator

from docutils import nodes

from novaspec_new.check.findings import Finding, Rule, error
from novaspec_new.check.parsed_spec import ParsedSpec

DOCUMENT = error(
    "link-document",
    "a document is not there",
    "mend the path; it is relative to the spec, or begins with '/'",
)
IMAGE = error(
    "link-image",
    "an image file is not there",
    "add it below doc/source/_images, or mend the path",
)
FILE = error(
    "link-file",
    "a file is not there",
    "add the file, or mend the path",
)
RULES = (DOCUMENT, IMAGE, FILE)

# As Sphinx reads the lines of a toctree.
_TITLED = r"(.+?)\s*<([^<]*?)>"
_URL = r".+://"
_GLOB = r"[*?\[]"
_GENERATED = frozenset({"/genindex", "/modindex", "/search"})
_INCLUDES = frozenset({"include", "literalinclude"})
# Those whose content may be a file's.
_HOLDERS = frozenset({"csv-table", "raw"})


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Look for images, files that are included, and toctrees' documents."""
    for image in spec.every(nodes.image):
        name = image["uri"]
        if "://" in name or name.startswith("data:"):
            continue
        # Only what comes after the point may be left open.
        is_known = "*" not in name.removesuffix(".*")
        if not is_known or not spec.has_file(name):
            yield _absent(spec, IMAGE, image, name)
    for block in spec.every(nodes.literal_block):
        for name in _read_files(block):
            if not spec.has_file(name):
                yield _absent(spec, FILE, block, name)
    yield from _toctrees(spec)


def _read_files(block: nodes.literal_block) -> Iterator[str]:
    """Yield the files that would be read for a directive."""
    if _INCLUDES.intersection(block["classes"]) and block.get("arguments"):
        for name in (block["arguments"][0], block.get("shown_diff")):
            # Those in angle brackets are docutils' own.
            if name is not None and not name.startswith("<"):
                yield name
    # A class alone makes no directive.
    given = block.get("options")
    if given and "file" in given and _HOLDERS.intersection(block["classes"]):
        yield given["file"]


def _toctrees(spec: ParsedSpec) -> Iterator[Finding]:
    """Tell which of the documents that a toctree lists are not there."""
    for block in spec.every(nodes.literal_block):
        if block["classes"][:1] != ["toctree"]:
            continue
        entries = block.astext().split("\n")
        seen: set[str] = set()
        for line, entry in enumerate(entries, block.get("body_line", 1)):
            said = _entry_fault(spec, entry, seen, is_glob=block["glob"])
            if said:
                near = min(line, len(spec.lines))
                column = spec.lines[near - 1].find(entry.strip()) + 1
                yield DOCUMENT.at(near, max(column, 1), said, text=entry)


def _entry_fault(
    spec: ParsedSpec, entry: str, seen: set[str], *, is_glob: bool
) -> str:
    """Say what is wrong with a line of a toctree, as Sphinx reads it."""
    titled = re.fullmatch(_TITLED, entry)
    name = titled[2] if titled else entry
    if not name or name == "self" or re.match(_URL, entry):
        return ""
    name = name.removesuffix(".rst").rstrip("/")
    if is_glob and not titled and re.search(_GLOB, entry):
        found = spec.has_file(f"{name}.rst")
        return "" if found else f"no document is like {entry!r}"
    folder = posixpath.dirname(spec.context.document)
    if posixpath.normpath(posixpath.join("/", folder, name)) in _GENERATED:
        return ""
    if re.search(_GLOB, name) or not spec.has_file(f"{name}.rst"):
        return f"{DOCUMENT.summary}: {name!r}"
    if name in seen:
        return f"the document {name!r} is listed twice"
    seen.add(name)
    return ""


def _absent(
    spec: ParsedSpec, rule: Rule, node: nodes.Element, name: str
) -> Finding:
    """Tell of a file at the nearest line above or below that names it."""
    near = min(max(node.line or 1, 1), len(spec.lines))
    for line in (*range(near, 0, -1), *range(near, len(spec.lines) + 1)):
        column = spec.lines[line - 1].find(name)
        if column >= 0:
            near = line
            break
    else:
        column = 0
    return rule.at(near, column + 1, f"{rule.summary}: {name}", text=name)
