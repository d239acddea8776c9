package dev.parley.app.markdown.view;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/** Images whose bytes are in the answer itself. */
final class DataImages {
    private static final int MAX_CHARACTERS = 8 * 1024 * 1024;
    private static final double MAX_WIDTH = 720;
    private static final double MAX_HEIGHT = 480;
    private static final String PREFIX = "data:image/";
    private static final String ENCODING = ";base64,";

    private DataImages() {}

    /** Decodes in the background and calls {@code ready} on the toolkit's thread; never for anything but data. */
    static void load(String source, String alt, BlockStyle style, Consumer<Node> ready) {
        int data = source.indexOf(ENCODING);
        boolean fits = source.length() <= MAX_CHARACTERS;
        if (data > 0
                && fits
                && source.substring(0, data).toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            style.background().execute(() -> decode(source.substring(data + ENCODING.length()), alt, style, ready));
        }
    }

    private static void decode(String base64, String alt, BlockStyle style, Consumer<Node> ready) {
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return; // The chip that says "image" stays.
        }
        if (!ImageSize.of(bytes).map(ImageSize::isModest).orElse(false)) {
            return; // A few bytes can claim to be more pixels than there is memory.
        }
        Image image = new Image(new ByteArrayInputStream(bytes));
        if (!image.isError() && image.getWidth() > 0) {
            style.fx().execute(() -> ready.accept(view(image, alt)));
        }
    }

    private static ImageView view(Image image, String alt) {
        ImageView view = new ImageView(image);
        double scale = Math.min(1, Math.min(MAX_WIDTH / image.getWidth(), MAX_HEIGHT / image.getHeight()));
        view.setPreserveRatio(true);
        view.setFitWidth(image.getWidth() * scale);
        view.setAccessibleText(alt);
        return view;
    }
}
