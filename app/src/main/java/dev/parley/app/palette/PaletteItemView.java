package dev.parley.app.palette;

import dev.parley.app.fx.Texts;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row of the palette: icon, title, a few words, and its key. */
final class PaletteItemView extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    PaletteItemView(PaletteRow.Item item, Texts texts) {
        PaletteEntry entry = item.entry();
        getStyleClass().add("palette-item");
        String words = entry.detail().get();
        Label detail = new Label(words);
        detail.getStyleClass().addAll("text-caption", "muted");
        detail.setMinWidth(0);
        detail.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(detail, Priority.ALWAYS);
        getChildren().addAll(new FontIcon(entry.icon()), MatchedTitle.of(entry.title(), item.places()), detail);
        if (!entry.keys().isEmpty()) {
            Label keys = new Label(entry.keys());
            keys.getStyleClass().add("key-hint");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().add(keys);
        }
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setAccessibleText(words.isEmpty() ? entry.title() : texts.get("palette.row", entry.title(), words));
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }
}
