"""Writes a PDF of many pages that nobody wants to read."""

import typst


def long_pdf(pages: int) -> bytes:
    """Return a PDF of so many numbered pages."""
    source = (
        "#set page(width: 595pt, height: 842pt)\n"
        f"#for number in range(1, {pages + 1}) [ Statement #number #pagebreak(weak: true) ]"
    )
    body = typst.compile(source.encode(), format="pdf", timestamp=0)
    if not isinstance(body, bytes):
        raise TypeError(body)
    return body
