"""Codes of the family PAG: documentation pages, and how they differ from transcript and document."""

from __future__ import annotations

from clientgen.diagnostics.entry import Entry

_WHOLE = " Nothing of such a page is used: a page read in part would look like one from which rows were removed."
_EDIT = (
    "take it into the transcript with --write-transcript, then change the document until both agree"
)


def _difference(code: str, title: str, explanation: str, help: str = _EDIT) -> Entry:
    return Entry(code, "error", title, help, explanation)


CODES: tuple[Entry, ...] = (
    Entry(
        "PAG01",
        "error",
        "this is no documentation page",
        "save the whole page: as text (select all, copy, paste) or as HTML",
        "A page begins with its title and a line `Updated on …` below it, and ends with the section `Error Codes`. "
        "Navigation above and the banner below are left out." + _WHOLE,
    ),
    Entry(
        "PAG02",
        "error",
        "a section of a page is missing, misplaced or holds something unknown",
        "look at the place; if the vendor has a new layout, the reader (clientgen.page) must learn it",
        "Sections come in a fixed order, and each line in them must be accounted for." + _WHOLE,
    ),
    Entry(
        "PAG03",
        "error",
        "a table of a page cannot be read with certainty",
        "look at the place: a cell may have been lost when the page was saved",
        "Tables are numbered without gaps, begin with known column heads, and each row has a name, a type that is "
        "known, and a description." + _WHOLE,
    ),
    Entry(
        "PAG04",
        "error",
        "a cell of a page cannot be read with certainty",
        "look at the place; if the vendor writes something new, the reader (clientgen.page) must learn it",
        "Names, flags and types follow a grammar; a list holds either options or remarks; a default is given once."
        + _WHOLE,
    ),
    Entry(
        "PAG05",
        "error",
        "an example of a page is no JSON, or belongs to no documented status",
        "look at the place; if the page itself is wrong, correct the saved copy and say so in the commit",
        "Examples are compared as values, so they must be JSON without repeated keys." + _WHOLE,
    ),
    Entry(
        "PAG06",
        "error",
        "the HTML of a page is not understood",
        "save the page as text and read that",
        "Only plain tables with a caption or a line `Table N Title` before them are understood."
        + _WHOLE,
    ),
    Entry(
        "PAG07",
        "info",
        "the reader of HTML is unverified",
        "if in doubt, save the page as text and compare the two reports",
        "No HTML of the vendor's pages was at hand when this reader was written. It refuses what it does not "
        "recognise; that it understands what it accepts has only been tested with pages made for the purpose.",
    ),
    Entry(
        "PAG08",
        "error",
        "a transcript cannot be read or written",
        "correct it; its first lines say how it is written",
        "A transcript is TOML in UTF-8: the facts of the page, `[[table]]` with one row on each line, and at the end "
        "the digests, which are written by the tool. It is only written where hand-written parts can be kept.",
    ),
    Entry(
        "PAG09",
        "error",
        "there is no transcript of this page",
        "give a path with --transcript, and --write-transcript to begin one there",
        "The transcript is looked for among pages/*.toml beside the document, by method and path of the call.",
    ),
    Entry(
        "PAG10",
        "info",
        "wording cannot be compared",
        "write the transcript once with --write-transcript from the edition that it captures",
        "Sentences of a page are not kept, only digests of them. A transcript that was written by hand has none, so "
        "a constraint that changed in words alone goes unnoticed.",
    ),
    _difference(
        "PAG20",
        "a row of the page is new",
        "The page documents a parameter that the transcript or the document does not have.",
    ),
    _difference(
        "PAG21",
        "a row is no longer on the page",
        "The transcript or the document has a parameter that the page does not document. In the document that is "
        "allowed only with evidence, which is named in `x-evidence`.",
    ),
    _difference(
        "PAG22", "a row has another type", "The type column differs from transcript or document."
    ),
    _difference(
        "PAG23",
        "a row is mandatory, or no longer is",
        "The column Mandatory of a request table differs from the transcript, or from `required` in the document.",
    ),
    _difference(
        "PAG24",
        "a row has other options",
        "The listed options differ. The document may list more only with `x-evidence` beside them.",
    ),
    _difference(
        "PAG25",
        "a row states another fact",
        "A default, an example value, the explained keys of a map, refused prefixes, or a condition that the reader "
        "knows differs from transcript or document.",
    ),
    _difference(
        "PAG26",
        "a row is worded anew",
        "A sentence of the page is not one of those that the transcript has digests of. Read it: it may hold a "
        "constraint that no column shows.",
        "read the sentence, and change the document if it says something new; --write-transcript records the wording",
    ),
    _difference(
        "PAG27",
        "a table of the page is new",
        "The page has a table that the transcript does not have, or for which the document has no schema.",
        "take it into the transcript with --write-transcript, write a schema for it and name that in the components",
    ),
    _difference(
        "PAG28",
        "a table is no longer on the page",
        "The transcript has a table that the page does not have.",
        "take it out of the transcript with --write-transcript, and remove its schema unless another page has it",
    ),
    _difference(
        "PAG29",
        "a table has another name or number",
        "Its rows are the same. `x-documented-as` names each schema's title and tables, so that a field can be traced.",
    ),
    _difference(
        "PAG30",
        "the page documents another call",
        "Method or path differs from transcript or document.",
    ),
    _difference("PAG31", "the page lists other status codes", "The status codes differ."),
    _difference(
        "PAG32",
        "the page has other examples",
        "The JSON of the page differs from the examples that the document refers to.",
        "copy the example from the page into the file",
    ),
    _difference(
        "PAG33",
        "this is another edition of the page",
        "The date, the title, the template or the language of the page differs from the transcript.",
        "take it into the transcript with --write-transcript",
    ),
    _difference(
        "PAG34",
        "rows stand in another order",
        "Properties stand in the page's order, so that page and document can be read side by side.",
    ),
)
