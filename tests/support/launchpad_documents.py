"""What the fake Launchpad tells: its WADL, and blueprints as JSON."""

import functools
from dataclasses import dataclass, field
from importlib import resources
from xml.etree import ElementTree as ET

REDACTED = "tag:launchpad.net:2008:redacted"
_SHIPPED = "https://api.launchpad.test/1.0/"
_NAMESPACE = "http://research.sun.com/wadl/2006/10"
# What launchpadlib looks up, by the first word of its id.
_NEEDED = frozenset(
    {"", "service", "projects", "project", "specification", "person"}
)
# The shipped WADL is of version 1.0, which tells little of blueprints.
_FIELDS = (
    "name",
    "title",
    "summary",
    "whiteboard",
    "definition_status",
    "implementation_status",
    "priority",
)
_LINKS = ("assignee_link", "drafter_link", "milestone_link")
_OPERATION = """
      <wadl:method id="project-getSpecification" name="GET">
        <wadl:request>
          <wadl:param style="query" name="ws.op" required="true"
                      fixed="getSpecification"/>
          <wadl:param style="query" name="name" required="true"/>
        </wadl:request>
        <wadl:response>
          <wadl:representation href="{base}#specification-full"/>
        </wadl:response>
      </wadl:method>
"""


@dataclass
class Specification:
    """A blueprint, with Launchpad's own values and whatever they hold."""

    title: object = "A title"
    summary: object = "A summary."
    whiteboard: object = None
    assignee: str | None = None
    drafter: str | None = None
    milestone: str | None = None
    definition_status: object = "Approved"
    implementation_status: object = "Not started"
    priority: object = "Undefined"
    private: bool = False
    # Put in the JSON as they are, over what would be there.
    more: dict[str, object] = field(default_factory=dict)

    def document(
        self, base: str, project: str, name: str
    ) -> dict[str, object]:
        people = {
            f"{role}_link": f"{base}~{person}" if person else None
            for role, person in (
                ("assignee", self.assignee),
                ("drafter", self.drafter),
            )
        }
        goal = self.milestone
        fields = {key: getattr(self, key) for key in _FIELDS[1:]}
        fields |= people | {
            "name": name,
            "milestone_link": f"{base}{project}/+milestone/{goal}"
            if goal
            else None,
        }
        if self.private:
            fields = dict.fromkeys(fields, REDACTED)
        links = {
            "self_link": f"{base}{project}/+spec/{name}",
            "web_link": f"https://blueprints.test/{project}/+spec/{name}",
            "resource_type_link": f"{base}#specification",
            "http_etag": '"a"',
        }
        return links | fields | self.more


@functools.cache
def _shipped(*, whole: bool) -> str:
    """Return the WADL that launchpadlib ships, or what we need of it.

    Reading all of its two megabytes would take most of the tests' time.
    """
    package = resources.files("launchpadlib.testing")
    text = (package / "launchpad-wadl.xml").read_text("utf-8")
    if whole:
        return text
    ET.register_namespace("wadl", _NAMESPACE)
    root = ET.fromstring(text)
    for child in list(root):
        if child.get("id", "").partition("-")[0] not in _NEEDED:
            root.remove(child)
    return ET.tostring(root, "unicode")


@functools.cache
def wadl(base: str, *, whole: bool) -> str:
    """Return the shipped WADL as of ``base``, with blueprints in it."""
    text = _shipped(whole=whole).replace(_SHIPPED, base)
    own = [
        f'<wadl:param style="plain" name="{name}" path="$[\'{name}\']">'
        + (f'<wadl:link resource_type="{base}#person"/>' * (name in _LINKS))
        + "</wadl:param>"
        for name in (*_FIELDS, *_LINKS)
    ]
    operation = '<wadl:method id="project-getRelease" name="GET">'
    fields = (
        '<wadl:representation mediaType="application/json" '
        'id="specification-full">'
    )
    assert operation in text
    assert fields in text
    text = text.replace(operation, _OPERATION.format(base=base) + operation)
    return text.replace(fields, fields + "".join(own))
