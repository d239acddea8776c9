package dev.parley.app.markdown.view;

import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.VisibleText;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** Stands for an image that is not shown, because only what is in the answer itself is shown. */
final class ImageChip extends Label {
    private static final int LONGEST = 60;

    ImageChip(String alt, String source) {
        Texts texts = Texts.of(ImageChip.class);
        String name = VisibleText.toText(alt.isBlank() ? texts.get("image.unnamed") : shortened(alt));
        String where = RunNodes.host(source).orElseGet(() -> texts.get("image.inside"));
        setText(texts.get("image.chip", name, where));
        setAccessibleText(getText());
        setGraphic(new FontIcon("fth-image"));
        getStyleClass().add("md-image-chip");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
