package dev.parley.app.chat.view;

import dev.parley.app.chat.FindInChat;
import dev.parley.app.control.IconButtons;
import dev.parley.app.fx.FirstShown;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A line above the transcript: the words, "2 / 7", on and back. Enter goes on, Shift+Enter back, Esc closes. */
public final class FindBar extends HBox implements AutoCloseable {
    private final FindInChat model;
    private final Runnable back;
    private final Texts texts = Texts.of(FindBar.class);
    private final TextField field = new TextField();
    private final Subscriptions subscriptions = new Subscriptions();

    /** {@code back} puts the caret where the person writes, once it is closed. */
    public FindBar(FindInChat model, Runnable back) {
        super(8);
        this.model = model;
        this.back = back;
        setAlignment(Pos.CENTER_RIGHT);
        getStyleClass().add("find-bar");
        field.setId("find-field");
        field.setPromptText(texts.get("find.prompt"));
        field.setAccessibleText(texts.get("find.prompt"));
        field.setPrefColumnCount(24);
        field.textProperty().bindBidirectional(model.query());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        Label count = new Label();
        count.getStyleClass().addAll("text-code-small", "muted");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.setId("find-count");
        Button before = IconButtons.small("fth-chevron-up", texts.get("find.previous"), model::previous);
        Button after = IconButtons.small("fth-chevron-down", texts.get("find.next"), model::next);
        subscriptions.onInvalidated(
                () -> {
                    boolean any = model.count().get() > 0;
                    boolean asked = !model.query().getValueSafe().isBlank();
                    count.setText(
                            any
                                    ? texts.get(
                                            "find.count",
                                            model.position().get(),
                                            model.count().get())
                                    : asked ? texts.get("find.none") : "");
                    before.setDisable(!any);
                    after.setDisable(!any);
                },
                model.count(),
                model.position(),
                model.query());
        before.setDisable(true);
        after.setDisable(true);
        subscriptions.follow(model.open(), open -> {
            setVisible(open);
            setManaged(open);
        });
        FirstShown.then(
                this,
                () -> getChildren()
                        .addAll(
                                field,
                                count,
                                before,
                                after,
                                IconButtons.small("fth-x", texts.get("find.close"), this::leave)));
    }

    /** Opens it with what was looked for last, ready to be typed over. */
    public void show() {
        model.open().set(true);
        field.requestFocus();
        field.selectAll();
    }

    private void leave() {
        model.open().set(false);
        back.run();
    }

    private void pressed(KeyEvent event) {
        boolean f3 = event.getCode() == KeyCode.F3;
        if (event.getCode() == KeyCode.ESCAPE) {
            leave();
        } else if (f3 || event.getCode() == KeyCode.ENTER) {
            if (event.isShiftDown()) {
                model.previous();
            } else {
                model.next();
            }
        } else {
            return;
        }
        event.consume();
    }

    @Override
    public void close() {
        subscriptions.close();
        model.dispose();
    }
}
