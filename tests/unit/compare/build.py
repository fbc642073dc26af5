"""Small documents to compare."""

from __future__ import annotations

from datetime import date
from typing import Any

from clientgen.compare import Comparison, Finding, Side, compare_surfaces, read_surface
from clientgen.document import upgrade

TODAY = date(2026, 11, 23)


def document(paths: dict[str, Any], *, version: str = "3.1.0", **more: Any) -> dict[str, Any]:
    return {"openapi": version, "info": {"title": "T", "version": "1"}, "paths": paths, **more}


def operation(**more: Any) -> dict[str, Any]:
    return {"responses": {"204": {"description": "done"}}, **more}


def one(**more: Any) -> dict[str, Any]:
    """A document with one operation."""
    return document({"/x": {"post": operation(**more)}})


def sent(schema: Any, **more: Any) -> dict[str, Any]:
    """A document whose one operation takes this body."""
    return {**one(requestBody={"content": {"application/json": {"schema": schema}}}), **more}


def received(schema: Any, **more: Any) -> dict[str, Any]:
    """A document whose one operation answers this body."""
    reply = {"description": "ok", "content": {"application/json": {"schema": schema}}}
    return {**document({"/x": {"get": {"responses": {"200": reply}}}}), **more}


def parameter(value: dict[str, Any]) -> dict[str, Any]:
    """A document whose one operation has this query parameter."""
    return one(parameters=[{"name": "p", "in": "query", "schema": {"type": "string"}, **value}])


def member(schema: dict[str, Any], *, required: bool = False) -> dict[str, Any]:
    """An object with one member `a`."""
    return {
        "type": "object",
        "properties": {"a": schema},
        **({"required": ["a"]} if required else {}),
    }


def compare(old: dict[str, Any], new: dict[str, Any]) -> list[Finding]:
    return Comparison(Side(upgrade(old)), Side(upgrade(new)), TODAY).run()


def compare_lines(old: list[str], new: list[str]) -> list[Finding]:
    return compare_surfaces(read_surface(old), read_surface(new))
