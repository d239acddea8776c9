package dev.parley.app.history;

import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.view.EmojiLabel;
import dev.parley.app.markdown.view.InlineNodes;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line of a folder: its name, and how many chats are in it. */
final class FolderLine extends HBox {
    private final Texts texts;
    private final FontIcon arrow = new FontIcon();
    private final Label name;
    private final Label count = new Label();

    FolderLine(Texts texts, InlineNodes inlines) {
        super(8);
        this.texts = texts;
        name = new EmojiLabel(inlines);
        setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().add("text-ui");
        name.setMinWidth(0);
        HBox names = new HBox(name);
        names.setAlignment(Pos.CENTER_LEFT);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        count.getStyleClass().addAll("text-code-small", "muted");
        count.setMinWidth(USE_PREF_SIZE);
        arrow.getStyleClass().add("icon-14");
        getChildren().addAll(new FontIcon("fth-folder"), names, new StackPane(arrow), count);
    }

    /** What a screen reader says of it. */
    String show(HistoryRow.Folder row) {
        boolean collapsed = row.folder().collapsed();
        name.setText(row.folder().name());
        count.setText(texts.get("folder.count", row.count()));
        arrow.setIconLiteral(collapsed ? "fth-chevron-right" : "fth-chevron-down");
        arrow.setVisible(row.count() > 0);
        return texts.get(
                collapsed ? "folder.described_collapsed" : "folder.described",
                row.folder().name(),
                row.count());
    }
}
