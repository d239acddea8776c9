package dev.parley.app.history;

import dev.parley.app.control.Tips;
import dev.parley.app.fx.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;

/** The first tag of a chat, and how many more it has, at the end of its line. A click looks for the tag. */
final class TagChips extends HBox {
    private static final double WIDEST = 84;

    private final Texts texts;
    private final Consumer<String> look;
    private final Label first = new Label();
    private final Label more = new Label();

    TagChips(Texts texts, Consumer<String> look) {
        super(4);
        this.texts = texts;
        this.look = look;
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(USE_PREF_SIZE);
        first.getStyleClass().add("tag-chip");
        first.setMaxWidth(WIDEST);
        more.getStyleClass().add("tag-chip");
        more.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(first, more);
    }

    void show(List<String> tags) {
        setVisible(!tags.isEmpty());
        setManaged(!tags.isEmpty());
        if (tags.isEmpty()) {
            return;
        }
        first.setText(tags.getFirst());
        more.setText(texts.get("tags.more", tags.size() - 1));
        more.setVisible(tags.size() > 1);
        more.setManaged(tags.size() > 1);
        Tips.say(this, String.join(", ", tags));
        first.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                look.accept(tags.getFirst());
            }
        });
    }
}
