"""What Sphinx's directives have in common."""

from docutils import nodes
from docutils.parsers.rst import Directive


class Known(Directive):
    """A directive of Sphinx; what is not text in it is kept as it is."""

    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return a node that holds the directive's source, if any."""
        return [self.literal()]

    def literal(self) -> nodes.literal_block:
        """Return the directive's source as it is."""
        node = nodes.literal_block(
            self.block_text,
            "\n".join(self.content),
            classes=[self.name.lower()],
        )
        node["arguments"] = list(self.arguments)
        # The checker goes by the text alone; a page shows them.
        node["options"] = dict(self.options)
        self.place(node)
        self.add_name(node)
        return node

    def place(self, node: nodes.Element) -> None:
        """Tell a node where it stands."""
        place = self.state_machine.get_source_and_line(self.lineno)
        node.source, node.line = place


class Container(Known):
    """A directive whose content is ordinary text."""

    has_content = True
    titles = False

    def run(self) -> list[nodes.Node]:
        """Return a container of what the content holds."""
        node = nodes.container(classes=[self.name.lower()])
        node["arguments"] = list(self.arguments)
        self.place(node)
        self.add_name(node)
        self.state.nested_parse(
            self.content, self.content_offset, node, match_titles=self.titles
        )
        return [node]
