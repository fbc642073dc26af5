"""Codes of the family WHL: wheels that are compared with the tag of their version."""

from __future__ import annotations

from clientgen.diagnostics.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "WHL00",
        "error",
        "the wheel cannot be opened",
        "name a file that exists and may be read",
        "`clientgen verify` reads one wheel, from a file.",
    ),
    Entry(
        "WHL01",
        "error",
        "the wheel is no zip archive, or is damaged",
        "fetch it again; if it stays so, do not install it",
        "A wheel is a zip archive. This file does not end as one, is cut off, or holds a member that cannot be "
        "unpacked or is not what its checksum says.",
    ),
    Entry(
        "WHL02",
        "error",
        "the archive is built in a way that no wheel is",
        "do not install it",
        "The builder of wheels makes a plain archive: each member has a plain name and stands once, is stored or "
        "deflated, and no byte is left over before, between or behind them. Names that lead out of the folder, "
        "names that stand twice (tools would disagree on which one counts), encrypted members, extra data, several "
        "volumes and numbers that no wheel reaches have no honest use here. Nothing of it was unpacked.",
    ),
    Entry(
        "WHL03",
        "error",
        "the name of the wheel is not that of what the tag holds",
        "keep the file name that the wheel was published under; name the tag with --tag if tags are not v{version}",
        "The name of a wheel states the distribution and its version (PEP 427). The version leads to the tag, and the "
        "settings there must say the same name and version.",
        "client-0.1.0-cp311-linux.whl",
    ),
    Entry(
        "WHL04",
        "error",
        "the tag, or the document at it, cannot be found",
        "run it inside a clone of the repository that has the tag (git fetch --tags), and name the document if it asks for it",
        "Nothing is fetched. A tag is looked for by the version in the name of the wheel, as v{version} or as --tag "
        "says; the document is the one that is named, else the one beside the settings that name the distribution.",
    ),
    Entry(
        "WHL05",
        "error",
        "this clientgen does not generate what is committed at the tag",
        "verify with the clientgen of that tag, or accept what is committed with --committed-suffices",
        "The document at the tag was generated anew, and the result is not the package that is committed there: most "
        "often because another version of clientgen made it, perhaps because it was edited by hand. The wheel was "
        "then compared with what is committed, which proves that it was built from the tag, but not that the tag "
        "holds what its document gives.",
    ),
    Entry(
        "WHL06",
        "error",
        "the wheel differs from what the tag gives",
        "do not install it before you know why; build it from the tag again",
        "The package was generated from the document at the tag and built into a wheel; this member of the wheel at "
        "hand is not the same, byte for byte. Where only WHEEL and METADATA differ, another version of hatchling has "
        "built it.",
    ),
    Entry(
        "WHL07",
        "error",
        "the builder of wheels is not installed",
        "install clientgen with its extra: pip install 'clientgen[verify]'",
        "To compare metadata too, a wheel is built anew, with hatchling.",
    ),
    Entry(
        "WHL08",
        "error",
        "the wheel could not be built anew",
        "build the package by hand to see why: python -m build",
        "hatchling refused the generated package.",
    ),
)
