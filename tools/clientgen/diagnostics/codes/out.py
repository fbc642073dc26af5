"""Codes of the family OUT: the generated files on disk."""

from __future__ import annotations

from clientgen.diagnostics.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "OUT01",
        "error",
        "the files on disk are not what the document gives",
        "generate again: run clientgen generate, or make generate",
        "`clientgen check` renders the package anew and compares it with the output folder. A file is missing, "
        "was changed by hand, or is left over from an earlier run. Generated files are never edited: behaviour "
        "belongs into the runtime, names into the document, shape into a template.",
    ),
    Entry(
        "OUT02",
        "error",
        "a path cannot be written on every system",
        "choose other names for the package, the client or the tag in question",
        "A path of the output leaves the output folder, is written twice, differs from another only in case, or "
        "holds a name that some system reserves.",
    ),
    Entry(
        "OUT03",
        "error",
        "a file of somebody else is in the way",
        "move the file away, or generate into another folder",
        "The manifest in the output folder lists the files that belong to the generator. A file that it does not "
        "list is never overwritten.",
    ),
    Entry(
        "OUT04",
        "error",
        "a symbolic link is in the way",
        "replace the link by a real folder or file, or generate into another folder",
        "The generator writes only below the output folder; through a link it would write somewhere else.",
    ),
    Entry(
        "OUT05",
        "error",
        "the output folder cannot be written",
        "check permissions and free space, or give another folder with --out",
        "The operating system refused to create, write or rename a file. What was there before is kept.",
    ),
    Entry(
        "OUT06",
        "error",
        "an earlier run was interrupted",
        "generate again: run clientgen generate, or make generate",
        "A run of `generate` was killed half-way and has left its journal. The next `generate` finishes or undoes "
        "it; until then the folder may hold a mixture of two versions.",
    ),
    Entry(
        "OUT07",
        "error",
        "another run is writing to the output folder",
        "wait until it has finished",
        "Two runs that write to one folder at once would mix their files.",
    ),
    Entry(
        "OUT08",
        "error",
        "the manifest of the output folder is damaged",
        "restore .clientgen-manifest from version control, or generate into an empty folder",
        "The manifest lists relative paths, one a line, sorted. A line that leads elsewhere is not followed.",
    ),
    Entry(
        "OUT09",
        "error",
        "an exemption matched nothing",
        "remove the [[allow]] entry",
        "An [[allow]] entry of the settings names a code and a place. Nothing was found there any more, so the "
        "entry has expired; left behind, it would hide the next finding.",
    ),
)
