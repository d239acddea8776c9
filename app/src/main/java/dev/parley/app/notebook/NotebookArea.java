package dev.parley.app.notebook;

import dev.parley.app.control.PaintedArea;
import dev.parley.app.control.Wrapping;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.TokenLogprob;
import dev.parley.client.store.StoredNotebook;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** The text of the notebook, what a model wrote in it on a tinted ground. */
final class NotebookArea extends StackPane implements AutoCloseable {
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination REDO_TOO = new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination GENERATE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final NotebookViewModel model;
    private final Texts texts;
    private final TextArea area = new TextArea();
    private final PaintedArea painted = new PaintedArea(area, false, this::paint);
    private final Consumer<@Nullable TokenLogprob> pointedAt;
    private final Subscriptions subscriptions = new Subscriptions();
    private boolean showing;

    /** {@code pointedAt} hears of the token under the pointer. */
    NotebookArea(NotebookViewModel model, Texts texts, Consumer<@Nullable TokenLogprob> pointedAt) {
        this.model = model;
        this.texts = texts;
        this.pointedAt = pointedAt;
        getStyleClass().add("notebook-card");
        area.getStyleClass().addAll("bare", "notebook-text");
        area.setAccessibleText(texts.get("text"));
        area.setPromptText(texts.get("prompt"));
        area.setText(model.text());
        area.positionCaret(model.caret());
        Wrapping.wrap(area);
        area.setContextMenu(menu());
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event));
        area.addEventHandler(MouseEvent.MOUSE_EXITED, event -> pointedAt.accept(null));
        model.show(this::changed);
        subscriptions.onChange(area.textProperty(), now -> edited(now));
        subscriptions.onChange(area.caretPositionProperty(), now -> {
            if (!showing) {
                model.caretAt(now.intValue());
            }
        });
        subscriptions.follow(model.writing(), now -> area.setEditable(!now));
        subscriptions.follow(model.monospaced(), now -> {
            area.getStyleClass().remove("monospaced");
            if (now) {
                area.getStyleClass().add("monospaced");
            }
            painted.repaint();
        });
        getChildren().add(painted);
    }

    /** As the area tells no more than its new text, what changed is what is between its ends. */
    private void edited(String now) {
        if (showing) {
            return;
        }
        String before = model.text();
        int most = Math.min(before.length(), now.length());
        int same = 0;
        while (same < most && before.charAt(same) == now.charAt(same)) {
            same++;
        }
        int end = 0;
        while (end < most - same && before.charAt(before.length() - 1 - end) == now.charAt(now.length() - 1 - end)) {
            end++;
        }
        model.typed(new NotebookText.Change(
                same, before.substring(same, before.length() - end), now.substring(same, now.length() - end)));
        painted.repaint();
    }

    /** A change that was not typed here. */
    private void changed(NotebookText.Change change) {
        showing = true;
        area.replaceText(change.at(), change.at() + change.removed().length(), change.inserted());
        area.positionCaret(model.caret());
        showing = false;
        painted.repaint();
    }

    private void pressed(KeyEvent event) {
        if (UNDO.match(event)) {
            model.undo();
        } else if (REDO.match(event) || REDO_TOO.match(event)) {
            model.redo();
        } else if (GENERATE.match(event)) {
            model.generate();
        } else if (event.getCode() == KeyCode.ESCAPE && model.writing().get()) {
            model.stop();
        } else {
            return;
        }
        event.consume();
    }

    private void point(MouseEvent event) {
        int at = painted.characterAt(event.getX(), event.getY());
        pointedAt.accept(at < 0 ? null : model.tokenAt(at));
    }

    private List<Node> paint(Text text) {
        List<Node> tints = new ArrayList<>();
        for (StoredNotebook.Range range : model.made()) {
            if (range.to() <= text.getText().length()) {
                Path tint = new Path(text.rangeShape(range.from(), range.to()));
                tint.getStyleClass().add("made");
                tints.add(tint);
            }
        }
        return tints;
    }

    /** The area's own would take back its own steps, of which a completion has many. */
    private ContextMenu menu() {
        MenuItem undo = item("undo", model::undo);
        MenuItem redo = item("redo", model::redo);
        MenuItem cut = item("cut", area::cut);
        MenuItem copy = item("copy", area::copy);
        MenuItem paste = item("paste", area::paste);
        ContextMenu menu = new ContextMenu(
                undo,
                redo,
                new SeparatorMenuItem(),
                cut,
                copy,
                paste,
                item("select_all", area::selectAll),
                new SeparatorMenuItem(),
                item("generate", model::generate));
        menu.setOnShowing(event -> {
            boolean selected = area.getSelection().getLength() > 0;
            undo.setDisable(!model.canUndo().get());
            redo.setDisable(!model.canRedo().get());
            cut.setDisable(!selected || !area.isEditable());
            copy.setDisable(!selected);
            paste.setDisable(!area.isEditable());
        });
        return menu;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    void focus() {
        area.requestFocus();
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
