"""Graphs of what mentions what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def circles(edges: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The strongly connected components of a graph, by Tarjan's algorithm, without recursion.

    `edges` leads from each node to others of `edges`.  Each component comes after those that it leads to.
    """
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    waiting: set[str] = set()
    found: list[list[str]] = []
    for start in sorted(edges):
        if start in order:
            continue
        work = [(start, iter(edges[start]))]
        order[start] = low[start] = len(order)
        stack.append(start)
        waiting.add(start)
        while work:
            node, rest = work[-1]
            other = next(rest, None)
            if other is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    cut = stack.index(node)
                    found.append(stack[cut:])
                    waiting.difference_update(stack[cut:])
                    del stack[cut:]
            elif other not in order:
                order[other] = low[other] = len(order)
                stack.append(other)
                waiting.add(other)
                work.append((other, iter(edges[other])))
            elif other in waiting:
                low[node] = min(low[node], order[other])
    return found
