package dev.parley.app.chat;

import dev.parley.client.wire.Waiver;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** The text of a PDF. */
final class PdfText {

    private PdfText() {}

    /**
     * The text in the order of its reading; blank if the pages are pictures.
     *
     * @throws IOException if it needs a password or is no PDF that can be read
     */
    @Waiver(rule = "broad-catch", reason = "damaged files make the library throw whatever it happens to throw")
    static String of(byte[] bytes) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).strip();
        } catch (RuntimeException e) {
            throw new IOException("damaged", e);
        }
    }
}
