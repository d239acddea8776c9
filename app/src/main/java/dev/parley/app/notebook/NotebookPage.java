package dev.parley.app.notebook;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Labels;
import dev.parley.app.control.Tips;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.TokenLogprob;
import java.text.NumberFormat;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The notebook: its text, what goes on with it, and what can be set beside it. */
public final class NotebookPage extends BorderPane {
    private static final double LEAST_WITH_PARAMETERS = 700;
    private static final double PARAMETERS_WIDTH = 340;

    private final NotebookViewModel model;
    private final Texts texts = Texts.of(NotebookViewModel.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private final Label figures = Labels.wrapped("", "text-code-small", "muted");
    private final NotebookArea area;
    private final BooleanProperty parametersWanted = new SimpleBooleanProperty(this, "parameters", true);

    /** {@code parameters} is shown beside the text; {@code onClose} leads back to where the person came from. */
    public NotebookPage(NotebookViewModel model, Node parameters, Runnable onClose) {
        this.model = model;
        area = new NotebookArea(model, texts, this::point);
        getStyleClass().addAll("place-page", "notebook-page");
        setTop(new NotebookHead(model, parametersWanted, texts, onClose, subscriptions));
        VBox.setVgrow(area, Priority.ALWAYS);
        VBox body = new VBox(12, area, faultBar(), commands(), figures);
        body.getStyleClass().add("place-body");
        body.setMinWidth(0);
        setCenter(body);
        VBox side = new VBox(parameters);
        VBox.setVgrow(parameters, Priority.ALWAYS);
        side.getStyleClass().add("notebook-side");
        side.setPrefWidth(PARAMETERS_WIDTH);
        side.setMinWidth(PARAMETERS_WIDTH);
        subscriptions.onInvalidated(() -> setRight(showsParameters() ? side : null), parametersWanted, widthProperty());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.writing().get()) {
                model.stop();
                event.consume();
            }
        });
        Timeline pace =
                new Timeline(new KeyFrame(Duration.millis(NotebookViewModel.TICK_MILLIS), event -> model.tick()));
        pace.setCycleCount(Animation.INDEFINITE);
        subscriptions.follow(model.writing(), now -> {
            if (now) {
                pace.play();
            } else {
                pace.stop();
            }
        });
        subscriptions.add(pace::stop);
        subscriptions.onInvalidated(() -> point(null), model.figures(), model.hint(), model.fault());
        point(null);
    }

    private boolean showsParameters() {
        return parametersWanted.get() && getWidth() >= LEAST_WITH_PARAMETERS;
    }

    private Node commands() {
        Button generate = new Button(texts.get("generate"), new FontIcon("fth-play"));
        generate.getStyleClass().add("accent");
        Tips.say(generate, texts.get("generate.hint"));
        generate.setOnAction(event -> {
            model.generate();
            area.focus();
        });
        shownWhile(generate, model.writing().not());
        subscriptions.follow(model.hint(), now -> generate.setDisable(!now.isEmpty()));
        Button stop = new Button(texts.get("stop"), new FontIcon("fth-square"));
        stop.setOnAction(event -> {
            model.stop();
            area.focus();
        });
        shownWhile(stop, model.writing());
        Button again = IconButtons.flat("fth-refresh-cw", texts.get("again"), model::askAgain);
        subscriptions.follow(model.canAskAgain(), now -> again.setDisable(!now));
        Button undo = IconButtons.flat("fth-corner-up-left", texts.get("undo"), model::undo);
        subscriptions.follow(model.canUndo(), now -> undo.setDisable(!now));
        Button redo = IconButtons.flat("fth-corner-up-right", texts.get("redo"), model::redo);
        subscriptions.follow(model.canRedo(), now -> redo.setDisable(!now));
        for (Region button : new Region[] {generate, stop, again, undo, redo}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        HBox row = new HBox(8, generate, stop, again, undo, redo, fill());
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private CheckBox fill() {
        CheckBox box = new CheckBox(texts.get("fill"));
        Tips.say(box, texts.get("fill.hint"));
        box.setMinWidth(USE_PREF_SIZE);
        box.selectedProperty().bindBidirectional(model.fill());
        subscriptions.add(() -> box.selectedProperty().unbindBidirectional(model.fill()));
        subscriptions.follow(model.profile(), now -> show(box, now != null && CompletionEndpoint.fills(now)));
        return box;
    }

    private Node faultBar() {
        Label words = Labels.wrapped("", "text-ui");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        FontIcon alert = new FontIcon("fth-alert-circle");
        alert.getStyleClass().add("danger");
        Button without = new Button(texts.get("retry.without"));
        without.setOnAction(event -> model.retryWithoutRest());
        shownWhile(without, model.mayLeaveOut());
        Button retry = new Button(texts.get("retry"));
        retry.setOnAction(event -> model.retry());
        without.setMinWidth(USE_PREF_SIZE);
        retry.setMinWidth(USE_PREF_SIZE);
        HBox cause = new HBox(12, alert, words);
        cause.setMinHeight(USE_PREF_SIZE);
        VBox bar = new VBox(8, cause, new FlowPane(8, 8, retry, without));
        bar.getStyleClass().add("notebook-fault");
        bar.setMinHeight(USE_PREF_SIZE);
        subscriptions.follow(model.fault(), now -> {
            words.setText(now);
            show(bar, !now.isEmpty());
        });
        return bar;
    }

    private void shownWhile(Node node, ObservableValue<Boolean> shown) {
        subscriptions.follow(shown, now -> show(node, now));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Says how likely a token was while the pointer is on it, else how it goes. */
    private void point(@Nullable TokenLogprob token) {
        RunFigures now = model.figures().get();
        String hint = model.hint().get();
        if (token != null) {
            figures.setText(words(token));
        } else if (now != null && (hint.isEmpty() || model.writing().get())) {
            figures.setText(RunWords.of(now, !model.fault().get().isEmpty(), texts));
        } else {
            figures.setText(hint);
        }
    }

    private static String words(TokenLogprob token) {
        String others = token.alternatives().stream()
                .filter(other -> !other.token().equals(token.token()))
                .limit(4)
                .map(NotebookPage::one)
                .collect(Collectors.joining("   "));
        return others.isEmpty() ? one(token) : one(token) + "   |   " + others;
    }

    private static String one(TokenLogprob token) {
        NumberFormat percent = NumberFormat.getPercentInstance();
        percent.setMaximumFractionDigits(1);
        String shown = token.token().replace("\n", "⏎").replace("\t", "⇥").replace(' ', '·');
        return shown + " " + percent.format(Math.exp(token.logprob()));
    }

    /** Puts the caret into the text. */
    public void focusFirst() {
        area.focus();
    }

    /** Stops listening. */
    public void dispose() {
        area.close();
        subscriptions.close();
    }
}
