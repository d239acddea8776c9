package dev.parley.app.inspector;

import dev.parley.app.fx.Texts;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Code with a head that names it and copies it as it came. */
final class CodeCard extends VBox {
    private final Label title;
    private final CodeView code;
    private Supplier<String> copied = () -> "";

    /** {@code mostRows}: as of {@link CodeView}. */
    CodeCard(String name, int mostRows, Texts texts, Consumer<String> clipboard) {
        getStyleClass().add("code-card");
        title = Rows.label(name, "text-caption", "muted");
        title.setMinWidth(0);
        Button copy = new Button(texts.get("copy"), new FontIcon("fth-copy"));
        copy.getStyleClass().addAll("flat", "small");
        copy.setAccessibleText(texts.get("copy.of", name));
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(event -> clipboard.accept(copied.get()));
        HBox head = Rows.row(8, title, Rows.spring(), copy);
        head.getStyleClass().add("code-card-head");
        code = new CodeView(name, mostRows);
        VBox.setVgrow(code, Priority.ALWAYS);
        getChildren().addAll(head, code);
    }

    void setTitle(String text) {
        title.setText(text);
    }

    /** Shows text, as JSON in colours where it is JSON. */
    void show(String text) {
        show(() -> text, columns -> FoldedJson.of(text, columns));
    }

    /** Shows lines, and copies that text, which is asked for then. */
    void show(Supplier<String> copiedText, CodeView.Source lines) {
        copied = copiedText;
        code.show(lines);
    }
}
