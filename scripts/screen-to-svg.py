"""Turns what `tmux capture-pane -e -p` says into an SVG picture: screen-to-svg.py COLUMNS <in >out."""

import re
import sys
import unicodedata
from html import escape

CELL_WIDTH, CELL_HEIGHT, MARGIN = 8.4, 18, 12
BACKGROUND, FOREGROUND = "#16181d", "#d4d7dd"
BASIC = [
    "#1e2127", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#abb2bf",
    "#7f848e", "#ef7d86", "#a9d48a", "#f0cf8f", "#74bdf7", "#d48ae8", "#68c7d3", "#ffffff",
]  # fmt: skip
TOKEN = re.compile(r"\x1b\[([\d;:]*)m|\x1b[()][A-Za-z0-9]|[\x0e\x0f]|([^\x1b\x0e\x0f])")


def indexed(number):
    if number < 16:
        return BASIC[number]
    if number >= 232:
        grey = 8 + 10 * (number - 232)
        return f"#{grey:02x}{grey:02x}{grey:02x}"
    levels = [0, 95, 135, 175, 215, 255]
    number -= 16
    return "#%02x%02x%02x" % (levels[number // 36], levels[number // 6 % 6], levels[number % 6])


def colour(codes):
    """The colour after 38 or 48, taken off the codes."""
    if codes.pop(0) == 5:
        return indexed(codes.pop(0))
    return "#%02x%02x%02x" % (codes.pop(0), codes.pop(0), codes.pop(0))


def change(pen, parameters):
    codes = [int(code or 0) for code in re.split("[;:]", parameters)]
    while codes:
        code = codes.pop(0)
        if code == 0:
            pen.clear()
        elif code in (1, 2, 4, 7):
            pen[code] = True
        elif code == 22:
            pen.pop(1, None), pen.pop(2, None)
        elif code in (24, 27):
            pen.pop(code - 20, None)
        elif code in (38, 48):
            pen["fg" if code == 38 else "bg"] = colour(codes)
        elif code in (39, 49):
            pen.pop("fg" if code == 39 else "bg", None)
        elif 30 <= code <= 37 or 90 <= code <= 97:
            pen["fg"] = BASIC[code - 30 if code < 90 else code - 82]
        elif 40 <= code <= 47 or 100 <= code <= 107:
            pen["bg"] = BASIC[code - 40 if code < 100 else code - 92]


def width(character):
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def runs(line, pen):
    """Pieces of a line: column, columns, text, pen. Whatever is not ASCII stands alone, in its cell."""
    pieces, column = [], 0
    for parameters, character in TOKEN.findall(line):
        if not character:
            change(pen, parameters)
            continue
        cells = width(character)
        last = pieces[-1] if pieces else None
        if cells == 0:
            if last:
                last[2] += character
            continue
        joins = last and last[3] == pen and last[2].isascii() and character.isascii()
        if joins:
            last[1] += cells
            last[2] += character
        else:
            pieces.append([column, cells, character, dict(pen)])
        column += cells
    return pieces


def piece_to_svg(row, column, cells, text, pen):
    ink, paper = pen.get("fg", FOREGROUND), pen.get("bg", BACKGROUND)
    if pen.get(7):
        ink, paper = paper, ink
    x, y = MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT
    out = ""
    if paper != BACKGROUND:
        out += f'<rect shape-rendering="crispEdges" x="{x:.1f}" y="{y}" width="{cells * CELL_WIDTH:.1f}" height="{CELL_HEIGHT}" fill="{paper}"/>'
    if text.strip():
        style = ' font-weight="bold"' if pen.get(1) else ""
        style += ' opacity="0.65"' if pen.get(2) else ""
        style += ' text-decoration="underline"' if pen.get(4) else ""
        fit = f' textLength="{cells * CELL_WIDTH:.1f}" lengthAdjust="spacingAndGlyphs"'
        out += f'<text x="{x:.1f}" y="{y + 13.5}" fill="{ink}"{style}{fit}>{escape(text)}</text>'
    return out


def main():
    columns = int(sys.argv[1])
    lines = sys.stdin.buffer.read().decode("utf-8").splitlines()
    wide, high = 2 * MARGIN + columns * CELL_WIDTH, 2 * MARGIN + len(lines) * CELL_HEIGHT
    print(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{high}" viewBox="0 0 {wide:.0f} {high}"'
        ' font-family="ui-monospace,Menlo,Consolas,DejaVu Sans Mono,Noto Sans Mono CJK JP,monospace"'
        ' font-size="14" xml:space="preserve">'
    )
    print(f'<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>')
    pen = {}
    for row, line in enumerate(lines):
        print("".join(piece_to_svg(row, *piece) for piece in runs(line, pen)))
    print("</svg>")


main()
