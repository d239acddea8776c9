package dev.parley.app.chat.view;

import dev.parley.app.markdown.VisibleText;
import dev.parley.client.transcript.TurnAttachment;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** An attached file in words and as a small picture. */
final class FileFacts {
    private static final long KIB = 1_024;

    private FileFacts() {}

    static String name(String name) {
        return VisibleText.prose(name);
    }

    /** What it is and how large. */
    static String caption(TurnAttachment file, ViewContext context) {
        return context.text("file.caption", kind(file, context), size(file.size(), context));
    }

    private static String kind(TurnAttachment file, ViewContext context) {
        return switch (file.mediaType()) {
            case "text/plain" -> context.text("file.text");
            case "text/markdown" -> "Markdown";
            case "audio/mpeg" -> "MP3";
            case "audio/mp4" -> "M4A";
            default ->
                file.mediaType()
                        .substring(file.mediaType().indexOf('/') + 1)
                        .replaceFirst("^x-", "")
                        .toUpperCase(Locale.ROOT);
        };
    }

    static String size(long bytes, ViewContext context) {
        if (bytes < KIB) {
            return context.text("file.bytes", bytes);
        }
        return bytes < KIB * KIB
                ? context.text("file.kib", Math.round((double) bytes / KIB))
                : context.text("file.mib", Figures.decimal((double) bytes / KIB / KIB));
    }

    static String icon(@Nullable TurnAttachment file) {
        if (file == null) {
            return "fth-loader";
        }
        return file.isImage() ? "fth-image" : file.isAudio() ? "fth-volume-2" : "fth-file-text";
    }

    /** A picture that fills a box of this size, or its icon while it is not there or where the toolkit cannot read it. */
    static StackPane thumbnail(TurnAttachment file, @Nullable String address, double width, double height) {
        StackPane box = new StackPane(Controls.icon(icon(file)));
        box.getStyleClass().add("file-thumbnail");
        box.setMinSize(width, height);
        box.setPrefSize(width, height);
        box.setMaxSize(width, height);
        if (file.isImage() && address != null) {
            // Twice as fine as it is shown, for dense screens; read beside the toolkit's thread.
            Image image = new Image(address, width * 3, height * 3, true, true, true);
            image.progressProperty().subscribe(progress -> {
                if (progress.doubleValue() >= 1 && !image.isError()) {
                    box.getChildren().setAll(covering(image, width, height));
                }
            });
        }
        return box;
    }

    private static Node covering(Image image, double width, double height) {
        ImageView view = new ImageView(image);
        double scale = Math.max(width / image.getWidth(), height / image.getHeight());
        double shownWidth = width / scale;
        double shownHeight = height / scale;
        view.setViewport(new Rectangle2D(
                (image.getWidth() - shownWidth) / 2, (image.getHeight() - shownHeight) / 2, shownWidth, shownHeight));
        view.setFitWidth(width);
        view.setFitHeight(height);
        view.setSmooth(true);
        Rectangle clip = new Rectangle(width, height);
        clip.setArcWidth(12);
        clip.setArcHeight(12);
        view.setClip(clip);
        return view;
    }
}
