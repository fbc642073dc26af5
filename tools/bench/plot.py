"""The plot of time against size, as an SVG that follows the reader's light or dark theme."""

from __future__ import annotations

import html
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 780, 420
LEFT, RIGHT, TOP, BOTTOM = 64, 250, 24, 52
# Light and dark shade a series; okabe-ito, which colour-blind readers can tell apart. Ours is drawn in the text colour.
SHADES = (("#1f2328", "#f0f6fc"), ("#0072b2", "#56b4e9"), ("#d55e00", "#e69f00"), ("#00795a", "#2ec4a0"), ("#a04f82", "#e08bc1"))  # fmt: skip

Series = dict[str, list[tuple[float, float]]]


@dataclass(frozen=True)
class Axes:
    """Two logarithmic axes, in whole decades."""

    x: tuple[int, int]
    y: tuple[int, int]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The place of a point on the canvas."""
        right = LEFT + _share(x, self.x) * (WIDTH - LEFT - RIGHT)
        down = HEIGHT - BOTTOM - _share(y, self.y) * (HEIGHT - TOP - BOTTOM)
        return right, down


def plot(series: Series, x_label: str, y_label: str, dots: Series | None = None) -> str:
    """Lines through the points of each series: bytes to the right, seconds upwards, both logarithmic.

    `dots` are further points of the same series, which no line goes through.
    """
    dots = dots or {}
    points = [point for some in (series, dots) for line in some.values() for point in line]
    axes = Axes(_decades([x for x, _ in points]), _decades([y for _, y in points]))
    middle = (LEFT + WIDTH - RIGHT) / 2
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{html.escape(y_label)} against {html.escape(x_label)}</title>",
        f"<style>\n{_style(len(series))}</style>",
        *_grid(axes),
        _text(middle, HEIGHT - 8, x_label, 'text-anchor="middle"'),
        _text(LEFT, TOP - 10, y_label),
        *_dots(series, dots, axes),
        *_lines(series, axes),
        "</svg>",
    ]
    return "".join(f"{line}\n" for line in body)


def _text(x: float, y: float, text: str, attributes: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {attributes}>{html.escape(text)}</text>'


def _decades(values: Sequence[float]) -> tuple[int, int]:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _share(value: float, decades: tuple[int, int]) -> float:
    return (math.log10(value) - decades[0]) / (decades[1] - decades[0])


def _style(count: int) -> str:
    def rules(shade: int, text: str, grid: str) -> str:
        lines = [
            f".s{number} {{ stroke: {SHADES[number][shade]}; }}\n"
            f".t{number} {{ fill: {SHADES[number][shade]}; }}\n"
            for number in range(count)
        ]
        return f"text {{ fill: {text}; }}\n.grid {{ stroke: {grid}; }}\n{''.join(lines)}"

    return (
        "text { font: 12px system-ui, sans-serif; }\n"
        ".line { fill: none; stroke-width: 1.5; }\n"
        ".line.s0 { stroke-width: 3; }\n"
        ".dot { opacity: 0.55; }\n"
        + rules(0, "#1f2328", "#d1d9e0")
        + "@media (prefers-color-scheme: dark) {\n"
        + rules(1, "#d1d7e0", "#3d444d")
        + "}\n"
    )


def _grid(axes: Axes) -> Iterator[str]:
    left, bottom = axes.at(10 ** axes.x[0], 10 ** axes.y[0])
    right, top = axes.at(10 ** axes.x[1], 10 ** axes.y[1])
    for power in range(axes.x[0], axes.x[1] + 1):
        x, _ = axes.at(10**power, 10 ** axes.y[0])
        yield f'<line class="grid" x1="{x:.1f}" y1="{top:.1f}" x2="{x:.1f}" y2="{bottom:.1f}"/>'
        size = f"{10 ** (power - 3):g} kB" if power < 6 else f"{10 ** (power - 6):g} MB"
        yield _text(x, bottom + 18, size, 'text-anchor="middle"')
    for power in range(axes.y[0], axes.y[1] + 1):
        _, y = axes.at(10 ** axes.x[0], 10**power)
        yield f'<line class="grid" x1="{left:.1f}" y1="{y:.1f}" x2="{right:.1f}" y2="{y:.1f}"/>'
        yield _text(left - 8, y + 4, f"{10.0**power:g} s", 'text-anchor="end"')


def _dots(series: Series, dots: Series, axes: Axes) -> Iterator[str]:
    for number, name in enumerate(series):
        for x, y in sorted(dots.get(name, ())):
            right, down = axes.at(x, y)
            yield f'<circle class="t{number} dot" cx="{right:.1f}" cy="{down:.1f}" r="2"/>'


def _lines(series: Series, axes: Axes) -> Iterator[str]:
    """Each series with its name at its last point; names that would overlap are moved apart."""
    ends: list[tuple[float, int]] = []
    for number, points in enumerate(series.values()):
        places = [axes.at(x, y) for x, y in sorted(points)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        yield f'<polyline class="line s{number}" points="{path}"/>'
        for x, y in places:
            yield f'<circle class="t{number}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
        ends.append((places[-1][1], number))
    names, above = list(series), -math.inf
    for y, number in sorted(ends):
        above = max(y, above + 16)
        yield _text(WIDTH - RIGHT + 10, above + 4, names[number], f'class="t{number}"')
