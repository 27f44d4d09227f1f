"""Our page and Sphinx's own say the same, over a sample of real specs."""

import shutil
from pathlib import Path

import pytest

from novaspec_new.check.exact.client import SphinxBuild
from novaspec_new.preview import article, page_context_loader
from novaspec_new.workspace.checkout import Checkout
from tests.support.told import read

pytest.importorskip("sphinx", reason="Sphinx is not installed")
# One in so many; benchmarks/preview_fidelity.py compares all of them.
_EVERY = 40
# A picture of the network is not fetched; and which of several footnotes
# without a name has which anchor is not told by any rule.
_KNOWN = {
    "pagination-add-changes-since-for-instance-action-list",
    "vgpu-multiple-types",
}


@pytest.fixture
def checkout(nova_specs: Path, tmp_path: Path) -> Checkout:
    """The real specs, with the least of a configuration."""
    for name in ("specs", "doc", "README.rst"):
        source = nova_specs / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name)
        else:
            shutil.copy(source, tmp_path / name)
    source = tmp_path / "doc" / "source"
    source.chmod(0o755)
    (source / "conf.py").write_text("extensions = ['sphinx.ext.todo']\n")
    found = Checkout.find(tmp_path)
    assert found is not None
    return found


def test_the_same_text_anchors_and_links(checkout: Checkout) -> None:
    sample = [
        path for path in checkout.specs()[::_EVERY] if path.stem not in _KNOWN
    ]
    assert sample
    with SphinxBuild(checkout) as build:
        for path in sample:
            text = path.read_text("utf-8")
            facts = page_context_loader.load(
                path,
                checkout,
                lambda _: "picture",
                lambda name: page_context_loader.site_address(checkout, name),
            )
            made = article.render(text, facts)
            ours = read(f"<main>{made.html}</main>", facts.address)
            theirs = read(build.build(path, text).body, facts.address)
            assert ours == theirs, path
