"""docutils' HTML 5, without styles in it, with places to be led to."""

import re
from functools import cache
from html import escape
from typing import Any

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.writers import html5_polyglot

from novaspec_new.preview import highlight
from novaspec_new.preview.addresses import followed
from novaspec_new.preview.doctree import OpenPart
from novaspec_new.preview.page_context import PageContext

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(px|%)?")
_COLUMN = re.compile(r"width: ([\d.]+%)")
_RANGE = re.compile(r"(\d+)?\s*(-)?\s*(\d+)?")
# An element of ours; docutils' own ids have no upper case.
LINE_ID = "L{}"


def body(tree: nodes.document, facts: PageContext) -> str:
    """Return what stands in the page's body for a prepared tree."""
    for name, value in vars(_settings()).items():
        if not hasattr(tree.settings, name):
            setattr(tree.settings, name, value)
    vars(tree.settings).update(_SETTINGS)
    # What stands before a title keeps it from being the document's.
    tree.settings.initial_header_level = 2 if tree.get("title") else 1
    translator = _Translator(tree, facts)
    tree.walkabout(translator)
    text = "".join([*translator.body_pre_docinfo, *translator.body])
    names = "".join(
        f'<span id="{escape(name)}"></span>' for name in tree["ids"][1:]
    )
    # Where the title is the document's own, its section is the page.
    first = f' id="{escape(tree["ids"][0])}"' if tree["ids"] else ""
    return f"<section{first}>{names}\n{text}</section>\n"


_SETTINGS: dict[str, Any] = {
    "embed_images": None,
    "embed_stylesheet": False,
    # A text, which each docutils takes: from 0.22 on it is made a pair.
    "math_output": "mathml",
    "stylesheet": None,
    "stylesheet_path": None,
    "table_style": "colwidths-grid",
    "toc_backlinks": False,
    "xml_declaration": False,
}


@cache
def _settings() -> Any:  # noqa: ANN401 - as docutils has it
    return get_default_settings(html5_polyglot.Writer)


# What docutils gives and takes here is of no type.
class _Translator(html5_polyglot.HTMLTranslator):
    def __init__(self, document: nodes.document, facts: PageContext) -> None:
        super().__init__(document)
        self._facts = facts
        self._placed: set[int] = set()

    def starttag(
        self,
        node: Any,  # noqa: ANN401
        tagname: str,
        suffix: str = "\n",
        empty: bool = False,  # noqa: FBT001, FBT002
        **attributes: Any,  # noqa: ANN401
    ) -> str:
        """Return a tag without a style, with its line in the text."""
        style = attributes.pop("style", "")
        column = _COLUMN.match(style) if tagname == "col" else None
        if column:
            attributes["width"] = column[1]
        line = node.get("line_shown") if hasattr(node, "get") else None
        if line and line not in self._placed:
            self._placed.add(line)
            attributes["data-line"] = line
            attributes["ids"] = [LINE_ID.format(line)]
        return str(
            super().starttag(node, tagname, suffix, empty, **attributes)
        )

    # Headings

    def depart_title(self, node: nodes.title) -> None:
        """Let a heading be linked to."""
        section = node.parent
        if isinstance(section, (nodes.section, nodes.document)):
            names = section["ids"]
            if names:
                self.body.append(
                    '<a class="headerlink" href="#'
                    f'{escape(names[0])}" aria-label="Link to this '
                    'heading"></a>'
                )
        super().depart_title(node)

    # What is to do

    def visit_OpenPart(self, node: OpenPart) -> None:  # noqa: N802
        """Show that something is to be written here, and what."""
        self.body.append(
            self.starttag(node, "aside", "", CLASS="nv-todo")
            + "<strong>To do</strong>"
        )
        if node["guidance"]:
            text = escape(_dedented(node["guidance"]))
            self.body.append(f'<div class="nv-guidance">{text}</div>')
        self.body.append("</aside>\n")
        raise nodes.SkipNode

    # Code

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        """Write code with its highlighting, line numbers and caption."""
        if "shown_as" not in node:
            super().visit_literal_block(node)
            return
        options: dict[str, Any] = node.get("options") or {}
        rows = highlight.lines(node.astext(), node["shown_as"])
        marked = _lines(options.get("emphasize-lines", ""), len(rows))
        first = options.get("lineno-start") or 1
        is_numbered = bool(
            {"linenos", "lineno-start", "number-lines"} & options.keys()
        )
        text = "".join(
            _row(
                row,
                number + first if is_numbered else None,
                is_marked=number in marked,
            )
            for number, row in enumerate(rows)
        )
        node["classes"] = [n for n in node["classes"] if n != "code"]
        if options.get("caption"):
            caption = escape(options["caption"])
            self.body.append(
                f'<div class="code-block-caption">{caption}</div>'
            )
        self.body.append(
            self.starttag(node, "pre", "", CLASS="code", tabindex="0")
            + f"<code>{text}</code></pre>\n"
        )
        raise nodes.SkipNode

    def visit_doctest_block(self, node: nodes.doctest_block) -> None:
        """Write a session of Python's."""
        rows = highlight.lines(node.astext(), "pycon")
        text = "\n".join(rows)
        self.body.append(
            self.starttag(node, "pre", "", CLASS="code", tabindex="0")
            + f"<code>{text}\n</code></pre>\n"
        )
        raise nodes.SkipNode

    # Pictures

    def visit_image(self, node: nodes.image) -> None:
        """Write a picture of the checkout; of others only the address."""
        uri = node["uri"]
        source = None if "://" in uri else self._facts.image(uri)
        alt = node.get("alt", uri)
        if source is None:
            self.body.append(self._absent(node, uri))
            return
        sizes = {
            name: "".join(match.groups("")).removesuffix("px")
            for name in ("width", "height")
            if (match := _SIZE.fullmatch(str(node.get(name, "")).strip()))
        }
        classes = [f"align-{node['align']}"] if "align" in node else []
        self.body.append(
            self.emptytag(
                node,
                "img",
                "\n",
                src=source,
                alt=alt,
                classes=classes,
                **sizes,
            )
        )

    def depart_image(self, _node: nodes.image) -> None:
        """Do nothing: nothing is open."""

    def _absent(self, node: nodes.image, uri: str) -> str:
        is_far = "://" in uri or uri.startswith("//")
        why = "a picture elsewhere, not fetched" if is_far else "no picture"
        address = followed(uri, "") if is_far else None
        name = escape(uri)
        if address and not isinstance(node.parent, nodes.reference):
            name = (
                f'<a class="reference external" href="{escape(address)}">'
                f"{name}</a>"
            )
        tag = self.starttag(node, "span", "", CLASS="nv-no-picture")
        return f"{tag}{why}: {name}</span>"

    # What must not be

    def visit_raw(self, _node: nodes.raw) -> None:
        """Write none of it."""
        raise nodes.SkipNode

    def visit_meta(self, _node: nodes.Element) -> None:
        """Leave the page's head ours."""

    def depart_meta(self, _node: nodes.Element) -> None:
        """Do nothing: nothing is open."""

    def visit_comment(self, _node: nodes.comment, *_: object) -> None:
        """Leave it out."""
        raise nodes.SkipNode

    def visit_problematic(self, node: nodes.problematic) -> None:
        """Mark it; the findings tell of it."""
        self.body.append(self.starttag(node, "span", "", CLASS="problematic"))

    def depart_problematic(self, _node: nodes.problematic) -> None:
        """Close it."""
        self.body.append("</span>")

    def visit_abbreviation(self, node: nodes.abbreviation) -> None:
        """Write it with what it stands for."""
        more = {}
        if node.get("explanation"):
            more["title"] = node["explanation"]
        self.body.append(self.starttag(node, "abbr", "", **more))

    def visit_reference(self, node: nodes.reference) -> None:
        """Open what leads out of the page elsewhere."""
        super().visit_reference(node)
        address = node.get("refuri", "#")
        if not address.startswith("#"):
            opened = self.body[-1].replace(
                "<a ", '<a target="_blank" rel="noopener noreferrer" ', 1
            )
            self.body[-1] = opened


def _row(row: str, number: int | None, *, is_marked: bool) -> str:
    label = "" if number is None else f'<span class="nv-no">{number}</span>'
    text = f"{label}{row}\n"
    return f'<span class="hll">{text}</span>' if is_marked else text


def _lines(given: str, count: int) -> set[int]:
    """Return the 0-based lines that ``1,3-5`` names."""
    found: set[int] = set()
    for part in given.split(","):
        match = _RANGE.fullmatch(part.strip())
        if match is None or not part.strip():
            continue
        first = min(int(match[1] or 1), count)
        last = int(match[3] or count) if match[2] else first
        found.update(range(first - 1, min(last, count)))
    return found


def _dedented(text: str) -> str:
    rows = text.split("\n")
    lead = min(
        (len(row) - len(row.lstrip()) for row in rows if row.strip()),
        default=0,
    )
    return "\n".join(row[lead:] for row in rows).strip("\n")
