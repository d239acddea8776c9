package dev.parley.app.chat.view;

import dev.parley.app.control.Wrapping;
import dev.parley.app.fx.Subscriptions;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** The text of the composer: as high as what is in it, up to a limit, and with the keys of a chat. */
final class ComposerText extends TextArea implements AutoCloseable {
    /** One line of the body role and the room that the caret needs around it. */
    private static final double ONE_LINE = 26;
    /** What a text is lower than its lines, each of which has its spacing below. */
    private static final double AROUND = 7.5;
    /** Above this many characters the text is higher than any window anyway, and measuring it would cost. */
    private static final int MEASURED = 8_000;

    /** What the keys do. */
    interface Keys {
        void enter();

        /** Up in an empty text; false lets the text have the key. */
        boolean up();

        /** Escape; false lets the window have the key. */
        boolean escape();

        /** What is on the clipboard; false lets the text have it. */
        boolean paste();
    }

    private final Text measure = new Text();
    private final BooleanProperty enterSends = new SimpleBooleanProperty(this, "enterSends", true);
    private final CompositionGuard guard;
    private final Keys keys;
    private final Subscriptions subscriptions = new Subscriptions();
    private double most = 360;
    private @Nullable Region content;

    ComposerText(Keys keys, LongSupplier nanoTime) {
        this.keys = keys;
        guard = new CompositionGuard(nanoTime);
        getStyleClass().addAll("bare", "composer-text", "text-body");
        Wrapping.wrap(this);
        setMinHeight(ONE_LINE);
        setPrefRowCount(1);
        measure.lineSpacingProperty().set(6);
        addEventFilter(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, guard::inputMethodChanged);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        subscriptions.onChange(focusedProperty(), focused -> {
            if (!focused) {
                guard.leave();
            }
        });
        subscriptions.onInvalidated(this::fit, textProperty(), widthProperty(), fontProperty(), insetsProperty());
    }

    @Override
    public void paste() {
        if (!keys.paste()) {
            super.paste();
        }
    }

    /** How high it may become. */
    void limit(double height) {
        most = Math.max(ONE_LINE, height);
        fit();
    }

    private void pressed(KeyEvent event) {
        if (guard.owns(event)) {
            // The text would take Enter as a new line and Escape would stop the answer.
            switch (event.getCode()) {
                case ENTER, ESCAPE, UP -> event.consume();
                default -> {}
            }
            return;
        }
        switch (event.getCode()) {
            case ENTER -> enter(event);
            case UP -> {
                if (getText().isEmpty() && isPlain(event) && keys.up()) {
                    event.consume();
                }
            }
            case ESCAPE -> {
                if (isPlain(event) && keys.escape()) {
                    event.consume();
                }
            }
            case TAB -> {
                if (!event.isControlDown() && !event.isAltDown() && !event.isMetaDown()) {
                    requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                    event.consume();
                }
            }
            default -> {}
        }
    }

    /** Whether Enter alone sends; if not, Enter begins a line and sends with Ctrl. */
    BooleanProperty enterSends() {
        return enterSends;
    }

    private void enter(KeyEvent event) {
        boolean plain = isPlain(event);
        boolean withShortcut = event.isShortcutDown() && !event.isShiftDown() && !event.isAltDown();
        if (enterSends.get() ? plain : withShortcut) {
            event.consume();
            keys.enter();
        } else if (plain || (event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown())) {
            event.consume();
            replaceSelection("\n");
        }
    }

    private static boolean isPlain(KeyEvent event) {
        return !event.isShiftDown() && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
    }

    private void fit() {
        double height = Math.ceil(Math.clamp(textHeight(), ONE_LINE, most));
        if (height != getPrefHeight()) {
            setPrefHeight(height);
            setMaxHeight(height);
        }
    }

    private double textHeight() {
        String text = getText();
        if (text.length() > MEASURED) {
            return most;
        }
        double width = getWidth() - contentInsets().getLeft() - contentInsets().getRight();
        if (width <= 0) {
            return ONE_LINE;
        }
        measure.setFont(getFont());
        measure.setWrappingWidth(width);
        measure.setText(text);
        return measure.getLayoutBounds().getHeight() + AROUND;
    }

    private Insets contentInsets() {
        // Looked up once: it is asked for with every key.
        if (content == null && lookup(".content") instanceof Region found) {
            content = found;
        }
        return content == null ? Insets.EMPTY : content.getInsets();
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
