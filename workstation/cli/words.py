"""Words given on the command line."""

import click


class Words(click.ParamType[str]):
    """A text; bytes that are none are wrong usage, not something to keep or compare."""

    name = "text"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the text; the bytes are not shown: they may be a password's."""
        text = str(value)
        if not text.isascii() and any("\ud800" <= ch <= "\udfff" for ch in text):
            self.fail("not UTF-8", param, ctx)
        return text


WORDS = Words()
