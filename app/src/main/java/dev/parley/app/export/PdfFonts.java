package dev.parley.app.export;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import dev.parley.app.fx.FontFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The typefaces of the program in a document, each once and with no glyph more than the text needs. */
final class PdfFonts {
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    /** In the order in which they stand in for each other. */
    private static final List<Face> FACES = List.of(
            new Face("Inter-Regular.otf", "Inter", REGULAR, FontStyle.NORMAL),
            new Face("Inter-SemiBold.otf", "Inter", BOLD, FontStyle.NORMAL),
            new Face("Inter-Italic.otf", "Inter", REGULAR, FontStyle.ITALIC),
            new Face("Inter-SemiBoldItalic.otf", "Inter", BOLD, FontStyle.ITALIC),
            new Face("JetBrainsMono-Regular.ttf", "JetBrains Mono", REGULAR, FontStyle.NORMAL),
            new Face("JetBrainsMono-Bold.ttf", "JetBrains Mono", BOLD, FontStyle.NORMAL),
            new Face("JetBrainsMono-Italic.ttf", "JetBrains Mono", REGULAR, FontStyle.ITALIC),
            new Face("NotoSansCJKkr-Regular-subset.otf", "Noto Sans CJK KR", REGULAR, FontStyle.NORMAL),
            new Face("NotoSansCJKkr-Bold-subset.otf", "Noto Sans CJK KR", BOLD, FontStyle.NORMAL),
            new Face("NotoEmoji-Regular-parts.ttf", "Noto Emoji", REGULAR, FontStyle.NORMAL));

    private record Face(String file, String family, int weight, FontStyle style) {
        boolean isTrueType() {
            return file.endsWith(".ttf");
        }
    }

    private record Embedded(Face face, PDFont font) {}

    private final List<Embedded> fonts = new ArrayList<>();

    /** {@code used}: all code points of the document. */
    PdfFonts(PDDocument document, BitSet used) throws IOException {
        FontMappers.set(new BundledFontMapper(
                new TTFParser().parse(new RandomAccessReadBuffer(bytes("JetBrainsMono-Regular.ttf")))));
        for (Face face : FACES) {
            fonts.add(new Embedded(
                    face, PDType0Font.load(document, new ByteArrayInputStream(trueType(face, used)), true)));
        }
    }

    private static byte[] trueType(Face face, BitSet used) throws IOException {
        byte[] file = bytes(face.file);
        if (face.isTrueType()) {
            return file;
        }
        try (OpenTypeFont font = new OTFParser(true).parse(new RandomAccessReadBuffer(file))) {
            return TrueTypeSubset.of(font, used.stream());
        }
    }

    private static byte[] bytes(String face) throws IOException {
        try (InputStream in = FontFiles.open(face)) {
            return in.readAllBytes();
        }
    }

    /** Makes a renderer know them. */
    void use(PdfRendererBuilder builder) {
        for (Embedded one : fonts) {
            builder.useFont(
                    new PDFontSupplier(one.font()),
                    one.face().family(),
                    one.face().weight(),
                    one.face().style(),
                    true);
        }
    }

    /** That of plain text. */
    PDFont regular() {
        return fonts.getFirst().font();
    }
}
