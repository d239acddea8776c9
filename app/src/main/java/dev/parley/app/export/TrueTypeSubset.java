package dev.parley.app.export;

import java.awt.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.fontbox.cff.CFFCIDFont;
import org.apache.fontbox.cff.CFFFont;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFTable;

/**
 * Some glyphs of a font with cubic outlines (OTF, CFF) as a TrueType font, the only kind that PDFBox embeds. Hints, kerning
 * and ligatures are left behind: a page does not need the first, and the layout does not use the others.
 */
final class TrueTypeSubset {
    private final OpenTypeFont font;
    private final CFFFont outlines;
    /** By the glyph of the font: its place here. */
    private final Map<Integer, Integer> places = new LinkedHashMap<>();

    private final Map<Integer, Integer> glyphs = new TreeMap<>();

    private TrueTypeSubset(OpenTypeFont font) throws IOException {
        this.font = font;
        this.outlines = font.getCFF().getFont();
        places.put(0, 0);
    }

    /** A font of those of {@code codePoints} that the font has, and of the glyph for what it has not. */
    static byte[] of(OpenTypeFont font, IntStream codePoints) throws IOException {
        TrueTypeSubset subset = new TrueTypeSubset(font);
        CmapLookup cmap = font.getUnicodeCmapLookup();
        codePoints.sorted().forEach(point -> subset.add(point, cmap.getGlyphId(point)));
        return subset.bytes();
    }

    private void add(int codePoint, int glyph) {
        if (glyph != 0) {
            glyphs.put(codePoint, places.computeIfAbsent(glyph, _ -> places.size()));
        }
    }

    private Shape outline(int glyph) throws IOException {
        int id = outlines instanceof CFFCIDFont ? outlines.getCharset().getCIDForGID(glyph) : glyph;
        return outlines.getType2CharString(id).getPath();
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream glyf = new ByteArrayOutputStream();
        ByteBuffer loca = ByteBuffer.allocate(4 * (places.size() + 1));
        ByteBuffer hmtx = ByteBuffer.allocate(4 * places.size());
        for (int glyph : places.keySet()) {
            byte[] entry = GlyphOutline.encoded(outline(glyph));
            loca.putInt(glyf.size());
            glyf.write(entry);
            hmtx.putShort((short) font.getAdvanceWidth(glyph));
            hmtx.putShort(entry.length == 0 ? 0 : ByteBuffer.wrap(entry).getShort(2));
        }
        loca.putInt(glyf.size());
        Map<String, byte[]> tables = new TreeMap<>();
        tables.put("OS/2", original("OS/2"));
        tables.put("cmap", cmap());
        tables.put("glyf", glyf.toByteArray());
        tables.put("head", with(original("head"), 50, 1)); // loca has offsets of four bytes
        tables.put("hhea", with(original("hhea"), 34, places.size()));
        tables.put("hmtx", hmtx.array());
        tables.put("loca", loca.array());
        tables.put("maxp", maxp());
        tables.put("name", original("name"));
        tables.put("post", ByteBuffer.allocate(32).putInt(0x00030000).array());
        return file(tables);
    }

    private byte[] original(String name) throws IOException {
        TTFTable table = font.getTableMap().get(name);
        if (table == null) {
            throw new IOException("The font has no table " + name);
        }
        return font.getTableBytes(table);
    }

    private static byte[] with(byte[] table, int at, int value) {
        ByteBuffer.wrap(table).putShort(at, (short) value);
        return table;
    }

    private byte[] maxp() {
        ByteBuffer maxp = ByteBuffer.allocate(32).putInt(0x00010000).putShort((short) places.size());
        // More than any glyph has: readers take it as room to set aside.
        maxp.putShort((short) 4_000).putShort((short) 400);
        maxp.putShort(14, (short) 1);
        return maxp.array();
    }

    /** Format 12: runs of code points, here of one each. */
    private byte[] cmap() {
        int length = 16 + 12 * glyphs.size();
        ByteBuffer cmap = ByteBuffer.allocate(12 + length);
        cmap.putShort((short) 0).putShort((short) 1);
        cmap.putShort((short) 3).putShort((short) 10).putInt(12);
        cmap.putShort((short) 12).putShort((short) 0).putInt(length).putInt(0).putInt(glyphs.size());
        glyphs.forEach((point, glyph) -> cmap.putInt(point).putInt(point).putInt(glyph));
        return cmap.array();
    }

    private static byte[] file(Map<String, byte[]> tables) {
        int offset = 12 + 16 * tables.size();
        int total = offset;
        List<byte[]> bodies = new ArrayList<>();
        for (byte[] table : tables.values()) {
            total += padded(table.length);
            bodies.add(table);
        }
        ByteBuffer out = ByteBuffer.allocate(total);
        int power = Integer.highestOneBit(tables.size());
        out.putInt(0x00010000).putShort((short) tables.size());
        out.putShort((short) (power * 16)).putShort((short) Integer.numberOfTrailingZeros(power));
        out.putShort((short) ((tables.size() - power) * 16));
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            out.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
            out.putInt(checksum(table.getValue())).putInt(offset).putInt(table.getValue().length);
            offset += padded(table.getValue().length);
        }
        for (byte[] body : bodies) {
            out.put(body).position(padded(out.position()));
        }
        return out.array();
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }

    private static int checksum(byte[] table) {
        ByteBuffer words = ByteBuffer.wrap(java.util.Arrays.copyOf(table, padded(table.length)));
        int sum = 0;
        while (words.hasRemaining()) {
            sum += words.getInt();
        }
        return sum;
    }
}
