"""Our Jinja templates, rendered.

All text of an author, of Launchpad or of a template goes in as a value;
only our own templates are ever evaluated.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from novaspec_new.rst.escape import escape
from novaspec_new.spec import rest_api
from novaspec_new.workspace import resources

if TYPE_CHECKING:
    import jinja2


def render(template: str, /, **values: Any) -> str:  # noqa: ANN401
    """Return what one of our templates, by its file's name, comes to."""
    return _environment().get_template(template).render(values)


def render_body(template: str, /, **values: Any) -> str:  # noqa: ANN401
    """Return a section's body, which has no line end at its end."""
    return render(template, **values).rstrip("\n")


def render_html(template: str, /, **values: Any) -> str:  # noqa: ANN401
    """Return what one of our HTML templates comes to.

    All values are escaped but those that are marked as HTML.
    """
    return _html_environment().get_template(template).render(values)


def source(name: str) -> str:
    """Return the text of a file that stands among our templates."""
    return resources.template_text(name)


@cache
def _html_environment() -> "jinja2.Environment":
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(resources.template_text),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _environment() -> "jinja2.Environment":
    # The first prompt does not wait for it.
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(resources.template_text),
        undefined=jinja2.StrictUndefined,
        # What comes out is reStructuredText, where HTML's escapes are
        # noise.
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "block": rest_api.block,
        "literal": escape,
        "parameter": rest_api.parameter_text,
        "policy": rest_api.policy_text,
    }
    return environment
