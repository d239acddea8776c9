package dev.parley.app.code.view;

import dev.parley.app.code.CodeViewModel;
import dev.parley.app.control.Wrapping;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.view.BlockColumn;
import dev.parley.app.markdown.view.BlockStyle;
import dev.parley.client.snippet.Language;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The languages, and the request in one of them as a code block of an answer looks. */
public final class CodeView extends VBox implements AutoCloseable {
    private final Texts texts = Texts.of(CodeViewModel.class);
    private final CodeViewModel model;
    private final Subscriptions subscriptions = new Subscriptions();
    private final BlockColumn block;

    public CodeView(CodeViewModel model, BlockStyle style) {
        this.model = model;
        block = new BlockColumn(style);
        getStyleClass().add("code-view");
        VBox body = new VBox(8, block, line(model.problem(), "fth-info"), line(model.keyHint(), "fth-key"));
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(languages(), scroll);
        subscriptions.onChange(model.code(), now -> showCode());
        // A tab that is not shown is in no scene.
        subscriptions.follow(sceneProperty(), scene -> model.setWatched(scene != null));
        showCode();
    }

    private Node languages() {
        FlowPane segments = new FlowPane();
        HBox segment = new HBox();
        segment.getStyleClass().add("segment");
        for (Language language : model.languages()) {
            ToggleButton button = new ToggleButton(language.label());
            button.setOnAction(event -> {
                model.language().set(language);
                button.setSelected(true);
            });
            subscriptions.follow(model.language(), now -> button.setSelected(now == language));
            segment.getChildren().add(button);
        }
        segments.getChildren().add(segment);
        return segments;
    }

    private Node line(ObservableValue<String> text, String icon) {
        Label line = new Label();
        line.setGraphic(new org.kordamp.ikonli.javafx.FontIcon(icon));
        line.getStyleClass().addAll("text-caption", "muted");
        Wrapping.wrap(line);
        subscriptions.follow(text, now -> {
            line.setText(now);
            line.setVisible(!now.isEmpty());
            line.setManaged(!now.isEmpty());
        });
        return line;
    }

    private void showCode() {
        String code = model.code().get();
        block.show(
                code.isEmpty()
                        ? List.of()
                        : List.of(new Block.Code(fence(model.language().get()), code, true)));
        block.setAccessibleText(texts.get("accessible", model.language().get().label()));
    }

    /** The name of a language after a fence. */
    private static String fence(Language language) {
        return switch (language) {
            case CURL -> "bash";
            case PYTHON_REQUESTS, PYTHON_OPENAI -> "python";
            case NODE -> "javascript";
            case JAVA -> "java";
        };
    }

    @Override
    public void close() {
        model.setWatched(false);
        subscriptions.close();
        block.dispose();
    }
}
