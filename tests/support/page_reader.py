"""A page taken apart, as a browser without scripts would see it."""

from html.parser import HTMLParser

_VOID = {"br", "col", "hr", "img", "input", "link", "meta"}


class Element:
    """An element: its tag, attributes, and the text in it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.text = ""


class Page(HTMLParser):
    """All elements of a page, in the order that they begin."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        assert self._open[-1].tag == tag, f"</{tag}> ends {self._open[-1].tag}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def every(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]

    def with_class(self, name: str) -> list[Element]:
        return [
            element
            for element in self.elements
            if name in element.attributes.get("class", "").split()
        ]

    def by_id(self, name: str) -> Element:
        (found,) = (
            element
            for element in self.elements
            if element.attributes.get("id") == name
        )
        return found

    def links(self) -> dict[str, str]:
        """Each link's address by its text; headings' own links left out."""
        return {
            element.text.strip(): element.attributes["href"]
            for element in self.every("a")
            if "headerlink" not in element.attributes.get("class", "")
        }
