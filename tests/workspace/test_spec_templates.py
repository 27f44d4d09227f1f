import pytest

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import spec_templates
from novaspec_new.workspace.checkout import Checkout


def test_a_release_that_is_not_there(checkout: Checkout) -> None:
    with pytest.raises(NovaspecError) as caught:
        spec_templates.text_of(checkout, "2031.2")
    assert str(caught.value) == (
        "the checkout has no release '2031.2'; "
        "its newest are zed, 2027.1; 'git pull' brings newer ones"
    )


def test_a_template_that_is_a_link(checkout: Checkout) -> None:
    assert spec_templates.text_of(
        checkout, "backlog"
    ) == spec_templates.text_of(checkout, "2027.1")


def test_a_link_that_git_wrote_as_a_file(checkout: Checkout) -> None:
    path = spec_templates.path_of(checkout, "backlog")
    path.unlink()
    path.write_text("2027.1-template.rst")
    assert spec_templates.text_of(
        checkout, "backlog"
    ) == spec_templates.text_of(checkout, "2027.1")
    path.write_text("backlog-template.rst")
    assert (
        spec_templates.text_of(checkout, "backlog") == "backlog-template.rst"
    )


def test_a_template_that_is_not_utf_8(checkout: Checkout) -> None:
    spec_templates.path_of(checkout, "zed").write_bytes(b"\xff\n")
    with pytest.raises(NovaspecError, match="zed-template.rst:1:1"):
        spec_templates.text_of(checkout, "zed")


@pytest.mark.parametrize("text", ["", "Words.\n", "=====\nTitle\n=====\n"])
def test_a_template_without_sections(checkout: Checkout, text: str) -> None:
    spec_templates.path_of(checkout, "zed").write_text(text)
    with pytest.raises(NovaspecError, match=r"of zed has no sections"):
        spec_templates.of_release(checkout, "zed")
