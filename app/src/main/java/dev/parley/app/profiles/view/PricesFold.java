package dev.parley.app.profiles.view;

import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.DraftField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What a million tokens cost. */
final class PricesFold extends VBox {

    PricesFold(EditorFields fields, Texts texts) {
        super(8);
        HBox row = EditorFields.pair(
                captioned(fields.code(DraftField.CURRENCY, texts.get("editor.currency"), "editor.currency.prompt")),
                captioned(fields.code(DraftField.PRICE_INPUT, texts.get("editor.price_input"), null)),
                captioned(fields.code(DraftField.PRICE_OUTPUT, texts.get("editor.price_output"), null)),
                captioned(fields.code(DraftField.PRICE_CACHED, texts.get("editor.price_cached"), null)));
        row.setSpacing(8);
        getChildren().addAll(row, Parts.wrapped(texts.get("editor.prices.hint"), "text-caption", "muted"));
    }

    private static FormField captioned(FormField field) {
        field.getStyleClass().add("captioned");
        return field;
    }
}
