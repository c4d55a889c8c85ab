"""Makes the three faces in this folder from Debian's fonts-inter (see README.md)."""
import sys
from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

RANGES = [(0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF),
          (0x2000, 0x206F), (0x2070, 0x209C), (0x20A0, 0x20C0), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF),
          (0x2200, 0x22FF), (0x2300, 0x23FF), (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2713, 0x2717), (0xFFFD, 0xFFFD)]
SOURCE, TARGET = sys.argv[1], sys.argv[2]
font = TTFont(SOURCE)
options = subset.Options()
options.layout_features = ["tnum", "kern", "mark", "ccmp"]
options.hinting = False
options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
options.notdef_outline = True
options.drop_tables += ["STAT", "DSIG", "MVAR"]
sub = subset.Subsetter(options)
sub.populate(unicodes=[c for a, b in RANGES for c in range(a, b + 1)])
sub.subset(font)
order = font.getGlyphOrder()
glyphs, drawn = {}, font.getGlyphSet()
for name in order:
    pen = TTGlyphPen(drawn)
    drawn[name].draw(Cu2QuPen(pen, 0.6, reverse_direction=True))
    glyphs[name] = pen.glyph()
glyf = newTable("glyf"); glyf.glyphOrder = order; glyf.glyphs = glyphs
font["loca"], font["glyf"] = newTable("loca"), glyf
del font["CFF "]
if "VORG" in font: del font["VORG"]
glyf.compile(font)
maxp = font["maxp"]; maxp.tableVersion = 0x00010000
for key in ("maxZones maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements maxSizeOfInstructions maxComponentElements").split():
    setattr(maxp, key, 1 if key == "maxZones" else 0)
font["post"].formatType = 3.0; font["post"].extraNames = []; font["post"].mapping = {}
font["head"].glyphDataFormat = 0
font.sfntVersion = "\x00\x01\x00\x00"
font.recalcTimestamp = False
font.save(TARGET)
