package dev.parley.app.export;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import dev.parley.client.archive.ArchivedChat;
import dev.parley.client.archive.ArchivedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * A chat as a PDF on A4 with its own fonts, working links and page numbers. A long one is laid out some turns at a time, so
 * that what is needed at once does not grow with the chat. Nothing is fetched. Blocks: a long chat takes many seconds.
 */
public final class ChatPdf {
    /** Characters of XHTML that are laid out together; each such part begins a page. */
    private static final int PART = 400_000;

    /** Held here: a logger that nobody holds forgets its level. */
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox"));

    private static final float NUMBER_SIZE = 8;
    private static final float NUMBER_BASE = 28;

    private final ArchivedChat chat;
    private final boolean reasoning;
    private final ZoneId zone;
    private final ArchivedFiles files;
    private final BooleanSupplier cancelled;

    private ChatPdf(ArchivedChat chat, boolean reasoning, ZoneId zone, ArchivedFiles files, BooleanSupplier cancelled) {
        this.files = files;
        this.chat = chat;
        this.reasoning = reasoning;
        this.zone = zone;
        this.cancelled = cancelled;
    }

    /**
     * The bytes of the document.
     *
     * @param reasoning whether the thoughts of models are in it
     * @param zone in which times are told
     * @param files the bytes of pictures, which are in the document
     * @param cancelled asked between the parts; once it holds, the work ends
     * @throws CancellationException if it was cancelled
     * @throws IOException if it cannot be laid out
     */
    public static byte[] of(
            ArchivedChat chat, boolean reasoning, ZoneId zone, ArchivedFiles files, BooleanSupplier cancelled)
            throws IOException {
        // It would quote what it does not understand, and what is said in a chat is in no log.
        XRLog.setLoggingEnabled(false);
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
        return new ChatPdf(chat, reasoning, zone, files, cancelled).bytes();
    }

    private Iterator<String> pieces() {
        return ChatHtml.pieces(chat, reasoning, zone, files).iterator();
    }

    private byte[] bytes() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PdfFonts fonts = new PdfFonts(document, used());
            PdfPage page = new PdfPage(ChatHtml.title(chat));
            List<String> part = new ArrayList<>();
            int length = 0;
            for (Iterator<String> pieces = pieces(); pieces.hasNext(); ) {
                String piece = pieces.next();
                part.add(piece);
                length += piece.length();
                if (length >= PART || !pieces.hasNext()) {
                    layOut(document, fonts, page.of(part));
                    part.clear();
                    length = 0;
                }
            }
            number(document, fonts.regular());
            PDDocumentInformation about = new PDDocumentInformation();
            about.setTitle(ChatHtml.title(chat));
            about.setCreator("Parley");
            document.setDocumentInformation(about);
            check();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private void check() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
    }

    private BitSet used() {
        BitSet used = new BitSet();
        "0123456789 /\u2022\uFFFD".codePoints().forEach(used::set);
        pieces().forEachRemaining(piece -> {
            check();
            PdfPage.readable(piece).codePoints().forEach(used::set);
        });
        return used;
    }

    private void layOut(PDDocument document, PdfFonts fonts, String xhtml) throws IOException {
        check();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePDDocument(document);
        builder.withHtmlContent(xhtml, null);
        builder.useReplacementText("\uFFFD");
        // Only the pictures of emoji, which are in the text itself.
        builder.useUriResolver((base, uri) -> uri.startsWith("data:image/") || uri.startsWith("#") ? uri : null);
        fonts.use(builder);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            check();
            renderer.createPDFWithoutClosing();
        }
    }

    private static void number(PDDocument document, PDFont font) throws IOException {
        int count = document.getNumberOfPages();
        int number = 1;
        for (PDPage page : document.getPages()) {
            String text = number++ + " / " + count;
            float width = font.getStringWidth(text) / 1000 * NUMBER_SIZE;
            try (PDPageContentStream content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                content.beginText();
                content.setFont(font, NUMBER_SIZE);
                content.setNonStrokingColor(0.32f, 0.35f, 0.4f);
                content.newLineAtOffset((page.getMediaBox().getWidth() - width) / 2, NUMBER_BASE);
                content.showText(text);
                content.endText();
            }
        }
    }
}
