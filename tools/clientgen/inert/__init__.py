"""Shows that a rendered package is inert: importing it defines names and does nothing else, whatever the document said.

This package believes nothing of how the files were made: it reads them as anybody else would.  The argument, in full in
decision "Inert by grammar":

1. Every module is a program of a small language.  At import it may import from a fixed list and from its own package,
   bind names, define classes and functions, and call a few constructors; nothing else has a rule, and what has no rule
   is refused.
2. Every name that is evaluated is bound once, in the module itself, or is one of a few builtins.  Text of a document
   could therefore only name what the generator has put there.
3. Every string that Python, pydantic or the package reads as code or as a module's name (a quoted type, the table of a
   lazy `__init__`) is held to the same rules; every other string is data to all who read it.
4. Comments are ours, word by word; the runtime and the licence are copies, byte by byte; packaging files have exactly
   the keys expected; the README has no markup but its own.

So whichever strings stand in a module, importing it does the same.
"""

from __future__ import annotations

from clientgen.inert.tree import Violation, prove

__all__ = ["Violation", "prove"]
