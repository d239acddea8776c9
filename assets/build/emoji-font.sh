#!/bin/bash
# A developer's script; no build and no CI runs it. Its result is committed.
# Makes src/main/resources/parley/fonts/NotoEmoji-Regular-parts.ttf, the outlines that fields draw emoji with.
#   emoji-font.sh expo-google-fonts-noto-emoji-0.4.7.tgz    (https://registry.npmjs.org/@expo-google-fonts/noto-emoji;
#   tools: python3-fonttools)
set -euo pipefail
archive=$1
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../src/main/resources/parley/fonts/NotoEmoji-Regular-parts.ttf
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=${PYTHON:-/usr/bin/python3}
tar xzf "$archive" -C "$work" package/400Regular/NotoEmoji_400Regular.ttf

# JavaFX draws one character after another unless a joiner makes it shape the text, so what is only ever a part of an
# emoji has to look right beside it: tones of the skin are small discs, letters of flags are a band, a key's frame goes
# around the character before it. Both fontconfig and JavaFX must read the same full name, else JavaFX numbers the face
# wrongly and draws glyphs of another.
"$python" - "$work/package/400Regular/NotoEmoji_400Regular.ttf" "$target" <<'PY'
import sys
from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
source, target = sys.argv[1:]
font = TTFont(source, recalcTimestamp=False)
names, glyphs, widths = font.getBestCmap(), font["glyf"], font["hmtx"]
BOTTOM, TOP, STROKE = -340, 1740, 120

def rounded(pen, left, bottom, right, top, radius, hole=False):
    """A rectangle with round corners, or the hole of one, as off-curve corners between on-curve ends of sides."""
    corners = [((left, bottom + radius), (left, bottom), (left + radius, bottom)),
               ((right - radius, bottom), (right, bottom), (right, bottom + radius)),
               ((right, top - radius), (right, top), (right - radius, top)),
               ((left + radius, top), (left, top), (left, top - radius))]
    if not hole:
        corners = [corner[::-1] for corner in corners[::-1]]
    pen.moveTo(corners[0][0])
    for i, (start, corner, end) in enumerate(corners):
        if i:
            pen.lineTo(start)
        pen.qCurveTo(corner, end)
    pen.closePath()

def disc(pen, x, y, radius, hole=False):
    k = 0.4142 * radius
    points = [(x + radius, y), (x + radius, y + k), (x + k, y + radius), (x, y + radius), (x - k, y + radius),
              (x - radius, y + k), (x - radius, y), (x - radius, y - k), (x - k, y - radius), (x, y - radius),
              (x + k, y - radius), (x + radius, y - k)]
    if not hole:
        points = [points[0]] + points[:0:-1]
    pen.moveTo(points[0])
    for i in range(1, 12, 3):
        pen.qCurveTo(points[i], points[i + 1], points[(i + 2) % 12])
    pen.closePath()

def replace(point, width, draw):
    pen = TTGlyphPen(font.getGlyphSet())
    draw(pen)
    name = names[point]
    glyph = pen.glyph()
    glyph.recalcBounds(glyphs)
    glyphs[name] = glyph
    widths[name] = (width, glyph.xMin)

def tone(number):
    def draw(pen):
        disc(pen, 330, 60, 300)
        if number < 4:
            disc(pen, 330, 60, 300 - 60 * (number + 1), hole=True)
    return draw

def letter(point):
    def draw(pen):
        name = names[point]
        width = glyphs[name].xMax - glyphs[name].xMin
        # Lower than the band, and in the middle of it.
        font.getGlyphSet()[name].draw(TransformPen(pen, (0.82, 0, 0, 0.82, 650 - 0.82 * (glyphs[name].xMin + width / 2), 100)))
        for bottom in (BOTTOM + 120, TOP - 240):
            pen.moveTo((0, bottom)); pen.lineTo((0, bottom + STROKE)); pen.lineTo((1300, bottom + STROKE))
            pen.lineTo((1300, bottom)); pen.closePath()
    return draw

def key(pen):
    rounded(pen, -1420, BOTTOM, 110, TOP, 300)
    rounded(pen, -1420 + STROKE, BOTTOM + STROKE, 110 - STROKE, TOP - STROKE, 200, hole=True)

for number in range(5):
    replace(0x1F3FB + number, 700, tone(number))
for point in range(0x1F1E6, 0x1F200):
    replace(point, 1300, letter(point))
replace(0x20E3, 300, key)
# What joins and styles is not drawn; but where shaping left it over, Pango would report no glyph, and JavaFX would draw
# the sign for missing ones. As glyphs that stand for others they stay, of no width.
blank = {}
for point in (0x200D, 0xFE0E, 0xFE0F, *range(0xE0020, 0xE0080)):
    if point in names:
        pen = TTGlyphPen(None)
        blank[names[point]] = name = names[point] + ".blank"
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        glyphs[name] = pen.glyph()
        widths[name] = (0, 0)
gsub = font["GSUB"].table
last = buildLookup([buildSingleSubstSubtable(blank)])
gsub.LookupList.Lookup.append(last)
gsub.LookupList.LookupCount += 1
for feature in gsub.FeatureList.FeatureRecord:
    feature.Feature.LookupListIndex.append(len(gsub.LookupList.Lookup) - 1)
    feature.Feature.LookupCount += 1

for record in font["name"].names:
    if record.nameID == 4:
        record.string = "Noto Emoji"
for table in ("vhea", "vmtx", "STAT"):
    del font[table]
font.save(target)
PY
ls -l "$target"
