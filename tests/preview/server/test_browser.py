"""The page in a real browser: reload, place, keys, and hostile specs."""

import http.server
import re
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from novaspec_new.spec import todo
from tests.support import browser as browsers
from tests.support import program, repository, specs
from tests.support.browser import PATIENCE
from tests.support.served import Served

pytestmark = browsers.needed
SPEC = "2027.1/approved/fast-disks.rst"
# Enough to scroll, each paragraph with words of its own.
LONG = "\n".join(f"Paragraph number {count} of many.\n" for count in range(90))
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" '
    'onload="window.hacked = 1"><script>window.hacked = 1</script></svg>'
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with browsers.launched() as found:
        yield found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = repository.make(tmp_path / "nova-specs")
    (root / "doc" / "source" / "_images").mkdir(parents=True)
    specs.add(root, "zed/approved/other.rst")
    return root


class Looking:
    """A page that is looked at, and what its browser was made to do."""

    def __init__(
        self,
        page: Any,
        served: Served,
        before: Callable[[Any, Any], None] | None = None,
    ) -> None:
        self.page = page
        self.served = served
        self.asked: list[str] = []
        self.dialogs: list[str] = []
        page.set_default_timeout(PATIENCE)
        if before:
            page.route("**/events", lambda route: before(self, route))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("dialog", self._dismiss)
        page.goto(served.address)

    def _dismiss(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def wait_for(self, text: str) -> None:
        self.page.get_by_text(text, exact=False).first.wait_for(
            state="attached"
        )

    def wait_until(self, expression: str) -> None:
        # Asked from here: the page's policy lets nothing be evaluated in it.
        end = time.monotonic() + PATIENCE / 1000
        while not self.value(expression):
            assert time.monotonic() < end, expression
            self.page.wait_for_timeout(20)

    def value(self, expression: str) -> Any:
        return self.page.evaluate(expression)


@pytest.fixture
def look(browser: Any, root: Path) -> Iterator[Any]:
    opened: list[Looking] = []

    def start(
        text: str,
        before: Callable[[Any, Any], None] | None = None,
        **options: Any,
    ) -> Looking:
        specs.add(root, SPEC, text)
        page = browser.new_page(**options)
        looking = Looking(page, Served("fast-disks", folder=root), before)
        opened.append(looking)
        return looking

    yield start
    for looking in opened:
        looking.page.close()
        looking.served.end()


def save(root: Path, text: str) -> None:
    """Save as most editors do: a new file in the old one's place."""
    new = root / "specs" / f"{SPEC}.new"
    new.write_text(text)
    new.replace(root / "specs" / SPEC)


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return str(answer.read(), "utf-8")


def test_it_is_shown_anew_at_each_save(root: Path, look: Any) -> None:
    looking = look(specs.text())
    for count in range(3):
        save(root, specs.text() + f"\nSaved {count} times.\n")
        looking.wait_for(f"Saved {count} times.")
    # One that writes in place.
    (root / "specs" / SPEC).write_text(specs.text() + "\nIn place.\n")
    looking.wait_for("In place.")
    assert len([url for url in looking.asked if "events" in url]) == 1


def test_a_save_before_the_page_listens_is_shown(
    root: Path, look: Any
) -> None:
    def save_first(looking: Looking, route: Any) -> None:
        save(root, specs.text(title="Faster disks"))
        while "Faster disks" not in read(looking.served.address):
            time.sleep(0.02)
        route.continue_()

    looking = look(specs.text(), before=save_first)
    looking.wait_for("Faster disks")
    assert looking.page.locator("main h1").inner_text() == "Faster disks"


def test_the_reader_stays_where_he_is(root: Path, look: Any) -> None:
    text = f"{specs.text()}\n{LONG}"
    looking = look(text)
    looking.value("scrollTo(0, 3000)")
    top = (
        "[...document.querySelectorAll('main p')].find("
        "e => e.textContent === 'Paragraph number 60 of many.')"
        ".getBoundingClientRect().top"
    )
    before = looking.value(top)
    more = "\n".join(f"A paragraph {count} above.\n" for count in range(20))
    intro = "Disks are slow, and that is a pity."
    save(root, text.replace(intro, f"{intro}\n\n{more}"))
    looking.wait_for("A paragraph 19 above.")
    assert abs(looking.value(top) - before) < 3
    assert looking.value("scrollY") > 3000


def test_what_is_edited_is_marked_and_one_key_away(
    root: Path, look: Any
) -> None:
    text = f"{specs.text()}\n{LONG}"
    looking = look(text)
    assert not looking.page.locator("#NV-edited").is_visible()
    save(root, text.replace("number 80 of many", "number 80, edited"))
    looking.wait_for("number 80, edited")
    assert looking.page.locator("main [data-edited]").all_inner_texts() == [
        "Paragraph number 80, edited."
    ]
    assert looking.value("scrollY") == 0
    looking.page.locator("#NV-edited").wait_for(state="visible")
    looking.page.keyboard.press("e")
    looking.wait_until("scrollY > 2000")
    box = looking.page.locator("main [data-edited]").bounding_box()
    assert 0 < box["y"] < 800


def test_findings_lead_to_their_places(root: Path, look: Any) -> None:
    text = (
        f"{specs.text()}\n{LONG}\nOne |unknown| word.\n\nOne `gone`_ link.\n"
    )
    looking = look(text)
    findings = looking.page.locator("#NV-findings li")
    assert findings.count() >= 2
    looking.page.keyboard.press("n")
    first = looking.page.locator("main .nv-now").inner_text()
    looking.page.keyboard.press("n")
    second = looking.page.locator("main .nv-now").inner_text()
    assert first != second
    looking.page.keyboard.press("p")
    assert looking.page.locator("main .nv-now").inner_text() == first
    last = findings.nth(findings.count() - 1)
    last.locator("a").click()
    place = looking.page.locator("main .nv-now")
    assert 0 < place.bounding_box()["y"] < 800
    save(root, specs.text())
    looking.wait_for("1 warning")


@pytest.mark.parametrize(
    ("scheme", "paper"),
    [("light", "rgb(255, 255, 255)"), ("dark", "rgb(23, 24, 28)")],
)
def test_the_theme_is_the_systems_or_the_readers(
    look: Any, scheme: str, paper: str
) -> None:
    looking = look(specs.text(), color_scheme=scheme)
    shown = "getComputedStyle(document.body).backgroundColor"
    assert looking.value(shown) == paper
    looking.page.keyboard.press("t")
    other = looking.value(shown)
    assert other != paper
    looking.page.reload()
    assert looking.value(shown) == other


def test_a_narrow_screen_is_not_scrolled_sideways(look: Any) -> None:
    wide = "::\n\n  " + "x" * 300 + "\n\n" + "y" * 200 + "\n"
    looking = look(
        f"{specs.text()}\n{wide}", viewport={"width": 360, "height": 640}
    )
    assert looking.value("document.documentElement.scrollWidth") <= 360
    assert not looking.value("document.getElementById('NV-contents').open")


def test_print_holds_the_text_alone(look: Any) -> None:
    looking = look(specs.text())
    looking.page.emulate_media(media="print")
    for name in (".nv-bar", ".nv-contents", ".nv-findings", ".nv-keys"):
        assert not looking.page.locator(name).is_visible()
    assert looking.page.locator("main h1").is_visible()


def test_an_emphasized_line_is_a_line_of_its_own(look: Any) -> None:
    looking = look(
        f"{specs.text()}\n.. code-block:: none\n   :emphasize-lines: 2\n\n"
        "   one\n   two\n   three\n"
    )
    height = "document.querySelector('{}').getBoundingClientRect().height"
    line = looking.value(height.format("pre .hll"))
    whole = looking.value(height.format("pre.code code"))
    assert 2.5 * line < whole < 3.5 * line


def test_what_is_to_do_is_shown_as_such(look: Any) -> None:
    text = specs.text().replace(
        "\nNone\n", f"\n{todo.MARKER}\n\n   Say it.\n", 1
    )
    looking = look(text)
    assert looking.page.locator("main .nv-todo").inner_text() == (
        "To do\nSay it."
    )
    assert looking.page.locator("#NV-contents .nv-open").count() == 1


def test_the_last_good_page_stays(root: Path, look: Any) -> None:
    looking = look(specs.text())
    save(root, specs.text() + "\n" + "`a " * 200_000 + "\n")
    looking.wait_for("cannot be shown as it is")
    assert looking.page.locator("main h1").inner_text() == "Fast disks"
    save(root, specs.text(title="Faster disks"))
    looking.wait_for("Faster disks")
    assert not looking.page.locator("#NV-notice").is_visible()


def test_a_file_that_goes_and_comes(root: Path, look: Any) -> None:
    looking = look(specs.text())
    path = root / "specs" / SPEC
    path.rename(path.with_name("slow-disks.rst"))
    looking.wait_for("fast-disks.rst is called slow-disks.rst now")
    assert looking.page.locator("main h1").inner_text() == "Fast disks"
    path.with_name("slow-disks.rst").rename(path)
    looking.wait_until("document.getElementById('NV-notice').hidden")
    path.unlink()
    looking.wait_for("fast-disks.rst is gone")
    path.write_text(specs.text(title="Here again"))
    looking.wait_for("Here again")
    _, said = looking.served.end()
    assert "note: fast-disks.rst is gone. Below is its last page.\n" in said


def test_the_page_tells_that_the_server_ended(look: Any) -> None:
    looking = look(specs.text())
    looking.wait_until("document.documentElement.dataset.connected === 'yes'")
    looking.served.end()
    looking.wait_for("novaspec preview has ended")
    assert looking.page.locator("main h1").inner_text() == "Fast disks"


# Hostile specs


@pytest.mark.parametrize(
    "text",
    [
        ".. raw:: html\n\n   <script>window.hacked = 1</script>",
        ".. role:: r(raw)\n   :format: html\n\n:r:`<script>hacked=1</script>`",
        "*<img src=x onerror='window.hacked=1'>*",
        '.. image:: /_images/x.png" onerror="window.hacked=1',
        ".. code-block:: html\n\n   <script>window.hacked = 1</script>",
        ".. math:: \\text{<script>window.hacked = 1</script>}",
        f"{todo.MARKER}\n\n   <script>window.hacked = 1</script>",
        '.. _"><script>hacked=1</script>: https://a.example',
        ':abbr:`a (" onmouseover="window.hacked=1)`',
        ".. meta::\n   :http-equiv=refresh: 0;url=https://far.example/",
    ],
)
def test_no_script_of_a_spec_runs(root: Path, look: Any, text: str) -> None:
    looking = look(f"{specs.text()}\n{text}\n\nThe end.\n")
    looking.wait_for("The end.")
    # As it comes with a reload too, which goes another way.
    save(root, f"{specs.text()}\n{text}\n\nThe end, again.\n")
    looking.wait_for("The end, again.")
    looking.page.mouse.move(300, 300)
    assert looking.value("window.hacked") is None
    assert looking.dialogs == []
    assert looking.value("document.scripts.length") == 1
    assert looking.page.url == looking.served.address
    origin = looking.served.origin
    assert all(url.startswith((origin, "data:")) for url in looking.asked)


def test_the_policy_holds_what_the_page_would_let_through(look: Any) -> None:
    looking = look(specs.text())
    looking.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.hacked = 1";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend",
                "<img src=x onerror='window.hacked=1'>" +
                "<b id=styled style='color: red'>b</b>");
            const image = new Image();
            image.src = "https://far.example/x.png";
        }"""
    )
    looking.page.wait_for_timeout(300)
    assert looking.value("window.hacked") is None
    assert looking.value("getComputedStyle(styled).color") != "rgb(255, 0, 0)"
    assert (
        looking.value(
            "fetch('https://far.example/').then(() => 'sent', () => 'held')"
        )
        == "held"
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:window.hacked=1",
        "JaVaScRiPt:window.hacked=1",
        "data:text/html,<script>window.hacked=1</script>",
        "vbscript:x",
        "file:///etc/passwd",
    ],
)
def test_dangerous_links_are_left_out(look: Any, address: str) -> None:
    looking = look(
        f"{specs.text()}\n`words <{address}>`_ and\n"
        f"`more words`__\n\n__ {address}\n"
    )
    looking.wait_for("more words")
    links = looking.value(
        "[...document.querySelectorAll('a')].map(a => a.href)"
    )
    assert not [link for link in links if not re.match(r"https?://", link)]


def test_a_link_tells_nobody_the_address(look: Any) -> None:
    looking = look(f"{specs.text()}\n`words <https://far.example/>`_\n")
    link = looking.page.locator("main a", has_text="words")
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_nothing_is_read_but_the_checkouts_pictures(
    root: Path, look: Any
) -> None:
    images = root / "doc" / "source" / "_images"
    (images / "a.svg").write_text(PICTURE)
    secret = root.parent / "secret.svg"
    secret.write_text(PICTURE)
    (images / "out.svg").symlink_to(secret)
    looking = look(
        f"{specs.text()}\n.. include:: {secret}\n\n"
        ".. literalinclude:: /etc/passwd\n\n.. raw:: html\n"
        f"   :file: {secret}\n\n.. csv-table::\n   :file: /etc/passwd\n\n"
        ".. image:: /_images/a.svg\n\n.. image:: /_images/out.svg\n\n"
        f".. image:: {secret}\n\n.. image:: file://{secret}\n\n"
        ".. image:: https://far.example/a.png\n\n"
        ".. image:: //far.example/b.png\n\nThe end.\n"
    )
    looking.wait_for("The end.")
    images_shown = looking.page.locator("main img")
    assert images_shown.count() == 1
    assert (
        looking.value("document.querySelector('main img').naturalWidth") == 9
    )
    assert "root:" not in looking.page.content()
    origin = looking.served.origin
    assert all(url.startswith((origin, "data:")) for url in looking.asked)
    # The picture by itself runs nothing either.
    looking.page.goto(
        looking.served.address + "picture/doc/source/_images/a.svg"
    )
    assert looking.value("window.hacked") is None


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """A page of another origin, as one of the web is."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!DOCTYPE html><title>far</title>")

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_another_page_gets_nothing_though_it_knew_the_address(
    look: Any, elsewhere: str
) -> None:
    looking = look(specs.text())
    looking.page.goto(elsewhere)
    ours = looking.served.address
    fetched = f"fetch('{ours}').then(() => 'read', () => 'held')"
    assert looking.value(fetched) == "held"
    opaque = (
        f"fetch('{ours}', {{mode: 'no-cors'}}).then(() => 'sent', "
        "() => 'held')"
    )
    assert looking.value(opaque) == "held"
    framed = (
        "new Promise(done => { const frame = document.createElement('iframe');"
        f" frame.src = '{ours}'; frame.onload = () => {{ try {{"
        " done(frame.contentDocument ? 'read' : 'held') } catch { "
        "done('held') } }; document.body.append(frame); })"
    )
    assert looking.value(framed) == "held"


def test_a_page_of_one_file_asks_for_nothing(root: Path, browser: Any) -> None:
    (root / "doc" / "source" / "_images" / "a.svg").write_text(PICTURE)
    text = f"{specs.text()}\n.. image:: /_images/a.svg\n\nOne |bad| word.\n"
    specs.add(root, SPEC, text)
    done = program.run(
        "preview", "fast-disks", "--output", "page.html", folder=root
    )
    assert done.returncode == 0
    page = browser.new_page()
    asked: list[str] = []
    problems: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: problems.append(message.text))
    page.goto((root / "page.html").as_uri())
    assert page.evaluate("document.querySelector('main img').naturalWidth")
    page.keyboard.press("n")
    assert page.locator("main .nv-now").count() == 1
    assert page.evaluate("window.hacked") is None
    assert [url for url in asked if not url.startswith("data:")] == [
        (root / "page.html").as_uri()
    ]
    assert problems == []
    page.close()
