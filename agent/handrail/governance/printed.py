"""Write the policy's document as one printable HTML page: no script, nothing from outside."""

from collections.abc import Mapping
from importlib.resources import files
from xml.etree.ElementTree import Element, SubElement, tostring

from handrail.governance.document import Document, Said
from handrail.governance.drawn import Drawn
from handrail.governance.sections import Mark


def write_page(document: Document, passages: Mapping[str, str]) -> str:
    """Return the long version. passages: hand-written text by part, shown as paragraphs."""
    page, main = _page(document.title, document)
    for part in document.parts:
        section = SubElement(main, "section", id=part.id)
        SubElement(section, "h2").text = f"{part.id} {part.title}"
        _sentences(section, part.said)
        for table in part.tables:
            _table(section, table)
        for paragraph in filter(str.strip, passages.get(part.id, "").split("\n\n")):
            own = SubElement(section, "p", {"class": "own"})
            own.text = paragraph.strip() + " "
            _tag(own, Mark.TRUST)
    return _written(page)


def write_short_page(document: Document) -> str:
    """Return the short version: two printed pages at most."""
    page, main = _page(f"{document.title}: the short version", document)
    _sentences(main, document.short)
    return _written(page)


def _page(title: str, document: Document) -> tuple[Element, Element]:
    """Return a page with its head, and where its content goes."""
    page = Element("html", lang="en")
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    SubElement(head, "title").text = title
    SubElement(head, "style").text = (files("handrail.policies.document") / "print.css").read_text(
        "utf-8"
    )
    main = SubElement(SubElement(page, "body"), "main")
    SubElement(main, "h1").text = title
    about = SubElement(main, "dl", {"class": "about"})
    for name, value in document.about:
        SubElement(about, "dt").text = name
        SubElement(about, "dd").text = value
    return page, main


def _sentences(parent: Element, said: tuple[Said, ...]) -> None:
    """Add sentences, each with its mark."""
    listed = SubElement(parent, "ul")
    for one in said:
        item = SubElement(listed, "li")
        item.text = one.text.replace("`", "") + " "
        _tag(item, one.mark)


def _table(parent: Element, drawn: Drawn) -> None:
    """Add a table; its caption has the mark of every cell."""
    box = SubElement(parent, "div", {"class": "wide", "tabindex": "0", "role": "region"})
    box.set("aria-label", drawn.title)
    table = SubElement(box, "table")
    caption = SubElement(table, "caption")
    caption.text = f"{drawn.title} "
    _tag(caption, drawn.mark)
    head = SubElement(SubElement(table, "thead"), "tr")
    for name in drawn.header:
        SubElement(head, "th", scope="col").text = name or "No."
    body = SubElement(table, "tbody")
    for row in drawn.rows:
        line = SubElement(body, "tr")
        SubElement(line, "th", scope="row").text = row[0]
        for cell in row[1:]:
            SubElement(line, "td").text = cell


def _tag(parent: Element, mark: Mark) -> None:
    """Add a mark."""
    SubElement(parent, "span", {"class": f"mark {mark}"}).text = mark.words


def _written(page: Element) -> str:
    """Return a page as text."""
    return f"<!DOCTYPE html>\n{tostring(page, encoding='unicode', method='html')}\n"
