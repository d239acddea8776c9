package dev.parley.app.chat.view;

import dev.parley.app.markdown.VisibleText;
import java.nio.charset.StandardCharsets;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a server sent instead of an answer: folded at first, and copied as it came. */
final class RawBody extends VBox {
    private final String body;
    private final ViewContext context;
    private final FontIcon chevron = Controls.icon("fth-chevron-right", "icon-14");
    private final Button fold = new Button();

    RawBody(String body, ViewContext context) {
        this.body = body;
        this.context = context;
        getStyleClass().add("raw-body");
        VBox.setMargin(this, new Insets(8, 0, 4, 0));
        fold.setText(context.text("fault.raw", Figures.bytes(body.getBytes(StandardCharsets.UTF_8).length)));
        fold.setGraphic(chevron);
        fold.getStyleClass().addAll("flat", "small", "raw-fold");
        fold.setOnAction(event -> open(getChildren().size() == 1));
        HBox head = Controls.row(
                8,
                fold,
                Controls.spring(),
                Controls.button(
                        context.text("copy"),
                        "fth-copy",
                        () -> context.actions().copy(VisibleText.cleaned(body)),
                        "flat",
                        "small"));
        head.getStyleClass().add("code-head");
        getChildren().add(head);
        open(false);
    }

    private void open(boolean open) {
        chevron.setIconLiteral(open ? "fth-chevron-down" : "fth-chevron-right");
        fold.setAccessibleText(fold.getText() + ", " + context.text(open ? "reasoning.open" : "reasoning.closed"));
        if (open) {
            getChildren().add(new CodeBody(body, context));
        } else if (getChildren().size() > 1) {
            getChildren().remove(1);
        }
    }
}
