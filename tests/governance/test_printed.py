"""The document as a page to print."""

from html.parser import HTMLParser

from governance.house import STARTERS, document_of
from handrail.governance.printed import write_page, write_short_page


class Page(HTMLParser):
    """Counts tags and gathers addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href"}]

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text.append(data)


def read(page: str) -> Page:
    """Parse a page."""
    parser = Page()
    parser.feed(page)
    return parser


def test_a_page_has_no_script_and_asks_nothing_from_outside() -> None:
    for name in STARTERS:
        for page in (write_page(document_of(name), {}), write_short_page(document_of(name))):
            read_page = read(page)

            assert {"script", "link", "iframe", "img"}.isdisjoint(read_page.tags)
            assert read_page.addresses == []
            assert "url(" not in page


def test_every_sentence_has_its_mark() -> None:
    page = read(write_page(document_of("bank"), {}))

    marks = [text for text in page.text if text in {"enforced", "recorded", "on trust"}]

    assert len(marks) == page.tags.count("li") + page.tags.count("caption")


def test_what_was_written_by_hand_is_shown_as_text() -> None:
    page = write_page(document_of("bank"), {"P5": "We <b>mean</b> it.\n\nReally."})

    assert "We &lt;b&gt;mean&lt;/b&gt; it." in page
    assert page.count('class="own"') == 2
