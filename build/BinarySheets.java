import java.io.File;
import java.io.IOException;
import javafx.css.CssParser;
import javafx.css.Stylesheet;

/**
 * Puts the toolkit's binary form beside each style sheet of a folder: what JavaFX looks for first, and need not parse. Ends
 * with an error if a sheet has one, of which the toolkit would only warn when it is shown.
 */
final class BinarySheets {
    private BinarySheets() {}

    public static void main(String[] args) throws IOException {
        File[] sheets = new File(args[0]).listFiles((_, name) -> name.endsWith(".css"));
        if (sheets == null || sheets.length == 0) {
            throw new IOException("no style sheets in " + args[0]);
        }
        for (File sheet : sheets) {
            Stylesheet.convertToBinary(sheet, new File(sheet.getPath().replaceAll("\\.css$", ".bss")));
        }
        if (!CssParser.errorsProperty().isEmpty()) {
            CssParser.errorsProperty().forEach(System.err::println);
            throw new IOException("there are errors in the style sheets");
        }
    }
}
