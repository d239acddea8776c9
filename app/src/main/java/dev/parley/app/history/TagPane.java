package dev.parley.app.history;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Wrapping;
import dev.parley.app.fx.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tags of one chat or of several: those that any has, taken off and added for all of them. */
public final class TagPane extends VBox {
    private static final int MOST_PROPOSED = 12;

    private final Texts texts = Texts.of(TagPane.class);
    private final HistoryViewModel model;
    private final List<String> chatIds;
    private final TextField field = new TextField();
    private final FlowPane tags = new FlowPane();
    private final FlowPane proposed = new FlowPane();
    private final Label others = new Label(texts.get("tags.others"));

    public TagPane(HistoryViewModel model, List<String> chatIds) {
        super(10);
        this.model = model;
        this.chatIds = List.copyOf(chatIds);
        Label about = new Label(texts.get("tags.about", chatIds.size()));
        about.getStyleClass().addAll("text-caption", "muted");
        Wrapping.wrap(about);
        field.setPromptText(texts.get("tags.add"));
        field.setAccessibleText(texts.get("tags.add"));
        field.setOnAction(event -> add(field.getText()));
        field.textProperty().addListener((source, before, now) -> propose());
        tags.getStyleClass().add("tag-list");
        proposed.getStyleClass().add("tag-list");
        others.getStyleClass().addAll("text-caption-medium", "subtle");
        getChildren().addAll(about, field, tags, others, proposed);
        show();
    }

    /** Puts the caret into the field. */
    public void focusField() {
        field.requestFocus();
    }

    private void add(String tag) {
        if (!ChatFilings.tag(tag).isEmpty()) {
            model.filings().addTag(chatIds, tag);
            field.clear();
            field.requestFocus();
            show();
        }
    }

    private void remove(String tag) {
        model.filings().removeTag(chatIds, tag);
        field.requestFocus();
        show();
    }

    private List<String> own() {
        return chatIds.stream()
                .flatMap(id -> model.filings().of(id).tags().stream())
                .distinct()
                .toList();
    }

    private void show() {
        tags.getChildren().setAll(own().stream().map(this::part).toList());
        show(tags, !tags.getChildren().isEmpty());
        propose();
    }

    private Node part(String tag) {
        HBox part = new HBox(
                4, new Label(tag), IconButtons.small("fth-x", texts.get("tags.remove", tag), () -> remove(tag)));
        part.getStyleClass().add("tag-part");
        return part;
    }

    /** Tags of other chats that hold what is typed. */
    private void propose() {
        String typed = TitleSearch.fold(ChatFilings.tag(field.getText()));
        List<String> own = own();
        proposed.getChildren()
                .setAll(model.tags().stream()
                        .filter(tag ->
                                !own.contains(tag) && TitleSearch.fold(tag).contains(typed))
                        .limit(MOST_PROPOSED)
                        .map(this::proposal)
                        .toList());
        boolean any = !proposed.getChildren().isEmpty();
        show(proposed, any);
        show(others, any);
    }

    private Node proposal(String tag) {
        Button button = new Button(tag, new FontIcon("fth-plus"));
        button.setMnemonicParsing(false);
        button.getStyleClass().add("small");
        button.setAccessibleText(texts.get("tags.add_one", tag));
        button.setOnAction(event -> add(tag));
        return button;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
