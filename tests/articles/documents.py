"""The same document in every format, made here so that what is in it is known."""

import io
import json
import re
from collections.abc import Callable
from email.message import EmailMessage
from zipfile import ZIP_STORED, ZipFile

import docx

TITLE = "Un second pont à Valmontois"
FIRST = (
    "Le conseil municipal a voté hier la construction d’un second pont sur la rivière, après neuf heures de débats. "
    "Le maire, Paul Verrier, a parlé d’une « étape décisive » pour l’œuvre commune."
)
HEADING = "Les signataires"
SECOND = "La convention a été signée à Lignac devant trois cents personnes. Les signataires sont :"
NAMES = ("Armand Guivarch", "Bérengère Tassin")
TABLE = (("Commune", "Habitants"), ("Lignac", "11 987"), ("Sarmeuse", "861"))
AUTHOR = "Lise Garnault"

BODY = (
    f"<p>{FIRST}</p><h2>{HEADING}</h2><p>{SECOND}</p><ul>{''.join(f'<li>{name}</li>' for name in NAMES)}</ul>"
    f"<table>{''.join('<tr>' + ''.join(f'<td>{cell}</td>' for cell in row) + '</tr>' for row in TABLE)}</table>"
)


def markdown() -> bytes:
    rows = [f"| {' | '.join(row)} |" for row in TABLE]
    rows.insert(1, "| --- | --- |")
    names = "\n".join(f"- {name}" for name in NAMES)
    return "\n\n".join([f"# {TITLE}", FIRST, f"## {HEADING}", f"{SECOND}\n\n{names}", "\n".join(rows)]).encode()


def page() -> bytes:
    body = f"<article><h1>{TITLE}</h1>{BODY}</article>"
    return f'<html lang="fr"><head><title>{TITLE}</title></head><body>{body}</body></html>'.encode()


def saved_page() -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["Snapshot-Content-Location"] = TITLE, "https://gazette.invalid/pont"
    mail.set_content(page().decode(), subtype="html")
    mail.make_mixed()
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    return mail.as_bytes()


def mail() -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = TITLE, f"{AUTHOR} <lise@a.invalid>", "Tue, 12 Mar 2019 18:04:11 +0100"
    made.set_content(BODY, subtype="html")
    return made.as_bytes()


def word() -> bytes:
    file = docx.Document()
    file.core_properties.author = AUTHOR
    file.add_paragraph(TITLE, style="Title")
    file.add_paragraph(FIRST)
    file.add_heading(HEADING, level=1)
    file.add_paragraph(SECOND)
    for name in NAMES:
        file.add_paragraph(name, style="List Bullet")
    table = file.add_table(rows=len(TABLE), cols=2)
    for cell, words in zip(table._cells, (cell for row in TABLE for cell in row), strict=True):
        cell.text = words
    return _saved(file.save)


def strict_word() -> bytes:
    """As Word saves a "Strict Open XML Document": the same parts, their namespaces and relations by other names."""
    with ZipFile(io.BytesIO(word())) as file:
        members = {name: file.read(name) for name in file.namelist()}
    names = re.compile(rb"http://schemas\.openxmlformats\.org/(?!package/)(\w+)/2006/")
    as_is = "[Content_Types].xml"
    strict = {name: names.sub(rb"http://purl.oclc.org/ooxml/\1/", data) for name, data in members.items()}
    return zipped({**strict, as_is: members[as_is]})


def open_document() -> bytes:
    names = "".join(f"<text:list-item><text:p>{name}</text:p></text:list-item>" for name in NAMES)
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in TABLE
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    first = FIRST.replace(
        "a voté hier", "a voté<text:s/>hier<office:annotation><text:p>à vérifier</text:p></office:annotation>"
    )
    content = (
        f'<office:document-content {spaces}><office:automatic-styles><style:style style:name="P1" '
        'style:parent-style-name="Title"/></office:automatic-styles><office:body><office:text>'
        f'<text:p text:style-name="P1">{TITLE}</text:p><text:p>{first}</text:p>'
        f'<text:h text:outline-level="2">{HEADING}</text:h><text:p>{SECOND}</text:p><text:list>{names}</text:list>'
        f"<table:table>{rows}</table:table></office:text></office:body></office:document-content>"
    )
    meta = (
        f'<office:document-meta {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        f"<dc:creator>{AUTHOR}</dc:creator></office:meta></office:document-meta>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": meta})


def rich_text() -> bytes:
    def line(words: str) -> str:
        return "".join(c if c < "\x7f" else f"\\u{ord(c)}?" for c in words)

    rows = "".join("\\trowd " + "".join(f"{line(cell)}\\cell " for cell in row) + "\\row\n" for row in TABLE)
    names = "".join(f"\\'b7\\tab {line(name)}\\par\n" for name in NAMES)
    lines = "".join(f"{line(words)}\\par\n" for words in (TITLE, FIRST, HEADING, SECOND))
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\info{{\\author {AUTHOR}}}}}\n{lines}{names}{rows}}}".encode("ascii")


def book() -> bytes:
    def chapter(words: str) -> str:
        return f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{words}</body></html>'

    cut = BODY.index("<h2>")
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{TITLE}</dc:title><dc:creator>{AUTHOR}</dc:creator><dc:language>fr</dc:language></metadata><manifest>"
        '<item id="b" href="b%20b.xhtml"/><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/>'
        '<itemref idref="b"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></container>'
    return zipped(
        {
            "META-INF/container.xml": container,
            "in/book.opf": package,
            "in/a.xhtml": chapter(f"<h1>{TITLE}</h1>{BODY[:cut]}"),
            "in/b b.xhtml": chapter(BODY[cut:]),
        }
    )


def row() -> bytes:
    text = markdown().decode().partition("\n\n")[2]
    return json.dumps({"title": TITLE, "text": text, "author": AUTHOR, "date": "2019-03-12"}).encode()


def pdf(*pages: list[tuple[int, int, str]]) -> bytes:
    """A PDF with lines of 12 points at (x, y) of each page."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
               b"/Encoding /WinAnsiEncoding >>"]  # fmt: skip
    kids = []
    for lines in pages:
        drawn = b"".join(
            b"BT /F1 12 Tf %d %d Td (" % (x, y)
            + words.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
            + b") Tj ET\n"
            for x, y, words in lines
        )
        objects.append(b"<< /Length %d >>\nstream\n" % len(drawn) + drawn + b"endstream")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def zipped(members: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def _saved(save: Callable[[io.BytesIO], None]) -> bytes:
    made = io.BytesIO()
    save(made)
    return made.getvalue()


def with_lines(name: str, data: bytes, lines: tuple[str, ...]) -> bytes:
    """A document of `TWINS` with some lines below its title, each a paragraph."""
    if name == "a.docx":
        file = docx.Document(io.BytesIO(data))
        first = file.paragraphs[1]
        for line in lines:
            first.insert_paragraph_before(line)
        return _saved(file.save)
    if name == "a.rtf":
        there = b"Le conseil municipal"
        written = "".join(f"{line.replace('é', chr(92) + 'u233?')}\\par\n" for line in lines).encode("ascii")
        return data.replace(there, written + there, 1)
    if name in {"a.odt", "a.epub"}:
        with ZipFile(io.BytesIO(data)) as archive:
            members = {member: archive.read(member).decode() for member in archive.namelist()}
        tag = "text:p" if name == "a.odt" else "p"
        part = "content.xml" if name == "a.odt" else "in/a.xhtml"
        made = "".join(f"<{tag}>{line}</{tag}>" for line in lines)
        members[part] = members[part].replace(f"<{tag}>Le conseil", f"{made}<{tag}>Le conseil", 1)
        return zipped(dict(members))
    made = "".join(f"<p>{line}</p>" for line in lines)
    return data.decode().replace("<p>Le conseil", f"{made}<p>Le conseil", 1).encode()


TWINS: dict[str, Callable[[], bytes]] = {
    "a.md": markdown,
    "a.html": page,
    "a.mhtml": saved_page,
    "a.eml": mail,
    "a.docx": word,
    "strict.docx": strict_word,
    "a.odt": open_document,
    "a.rtf": rich_text,
    "a.epub": book,
    "a.row": row,
}
