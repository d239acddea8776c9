package dev.parley.app.chat.view;

import dev.parley.app.fx.Subscriptions;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Where a message is written. It grows with its text up to 40 % of the window and then scrolls. */
public final class Composer extends VBox implements AutoCloseable {
    private static final double SHARE_OF_WINDOW = 0.4;
    /** Padding, gap and the row below the text. */
    private static final double AROUND_TEXT = 58;

    private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("in-use");

    /** What the composer asks for. */
    public interface Commands {
        void send();

        void stop();

        void editLast();

        void cancelEdit();

        /** Takes what is on the clipboard; false: the text is to paste it as it is. */
        boolean paste();
    }

    private final Commands commands;
    private final ViewContext context;
    private final StringProperty hint = new SimpleStringProperty(this, "hint", "");
    private final BooleanProperty answering = new SimpleBooleanProperty(this, "answering");
    private final BooleanProperty editing = new SimpleBooleanProperty(this, "editing");
    private final Subscriptions subscriptions = new Subscriptions();
    private final ComposerText area;
    private final HBox tools = Controls.row(4);
    private final Button send;
    private final Button stop;
    private boolean withFiles;

    public Composer(Commands commands, ViewContext context) {
        this.commands = commands;
        this.context = context;
        area = new ComposerText(new Keys(), context.nanoTime());
        area.setAccessibleText(context.text("composer.name"));
        send = sendButton();
        stop = stopButton();
        getStyleClass().add("composer");
        tools.getStyleClass().add("composer-tools");
        getChildren().addAll(editBanner(), area, toolRow());
        subscriptions.follow(area.focusedProperty(), focused -> pseudoClassStateChanged(FOCUSED, focused));
        subscriptions.follow(
                sceneProperty().flatMap(Scene::heightProperty).orElse(900),
                height -> area.limit(height.doubleValue() * SHARE_OF_WINDOW - AROUND_TEXT));
        setOnMouseClicked(event -> area.requestFocus());
    }

    /** What is written. */
    public StringProperty text() {
        return area.textProperty();
    }

    /** What stands there while nothing is written. */
    public StringProperty prompt() {
        return area.promptTextProperty();
    }

    /** Whether Enter alone sends. */
    public BooleanProperty enterSends() {
        return area.enterSends();
    }

    /** Why Send would not send; empty if it would. */
    public StringProperty hint() {
        return hint;
    }

    /** Whether Stop is in the place of Send. */
    public BooleanProperty answering() {
        return answering;
    }

    public BooleanProperty editing() {
        return editing;
    }

    /** What stands at the left of the row below the text. */
    public HBox tools() {
        return tools;
    }

    /** Shows the files that go with the text above it. */
    void showFiles(FileStrip strip, ObservableBooleanValue any) {
        getChildren().add(getChildren().indexOf(area), strip);
        subscriptions.follow(any, now -> withFiles = now);
        subscriptions.add(strip::close);
    }

    /** Puts the caret at the end of the text. */
    public void focusText() {
        area.requestFocus();
        area.end();
    }

    private HBox editBanner() {
        HBox banner = Controls.row(
                8,
                Controls.icon("fth-edit-2", "icon-14", "accent"),
                Controls.label(context.text("composer.editing"), "text-caption-medium", "muted"),
                Controls.spring(),
                Controls.word(context.text("composer.cancel"), commands::cancelEdit));
        banner.getStyleClass().add("composer-banner");
        subscriptions.follow(editing, now -> Controls.show(banner, now));
        return banner;
    }

    private HBox toolRow() {
        Label why = Controls.label("", "text-caption", "muted", "composer-hint");
        why.textProperty().bind(hint);
        HBox.setHgrow(tools, Priority.ALWAYS);
        HBox row = Controls.row(12, tools, why, new StackPane(send, stop));
        row.getStyleClass().add("composer-row");
        return row;
    }

    private Button sendButton() {
        Button button = new Button(null, Controls.icon("fth-arrow-up"));
        button.getStyleClass().addAll("primary", "icon", "composer-send");
        button.setAccessibleText(context.text("composer.send"));
        Tooltip keys = new Tooltip();
        button.setTooltip(keys);
        subscriptions.follow(
                area.enterSends(),
                plain -> keys.setText(context.text(plain ? "composer.send.keys" : "composer.send.ctrl_keys")));
        button.setOnAction(event -> commands.send());
        subscriptions.follow(hint, why -> {
            button.setDisable(!why.isEmpty());
            button.setAccessibleHelp(why);
        });
        subscriptions.follow(answering, now -> swap(button, !now));
        return button;
    }

    /** The focus does not get lost with the button that goes. */
    private void swap(Button button, boolean shown) {
        boolean focused = button.isFocused();
        Controls.show(button, shown);
        if (focused && !shown) {
            area.requestFocus();
        }
    }

    private Button stopButton() {
        Region square = new Region();
        square.getStyleClass().add("stop-square");
        Label key = Controls.label(context.text("composer.stop.key"), "key-hint");
        HBox content = Controls.row(8, square, Controls.label(context.text("composer.stop"), "text-ui-medium"), key);
        Button button = new Button(null, content);
        button.getStyleClass().add("composer-stop");
        button.setAccessibleText(context.text("composer.stop"));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> commands.stop());
        subscriptions.follow(answering, now -> swap(button, now));
        return button;
    }

    /** What the keys of the text do. */
    private final class Keys implements ComposerText.Keys {
        @Override
        public void enter() {
            if (!area.getText().isBlank() || withFiles) {
                commands.send();
            }
        }

        @Override
        public boolean up() {
            commands.editLast();
            return true;
        }

        @Override
        public boolean paste() {
            return commands.paste();
        }

        @Override
        public boolean escape() {
            if (answering.get()) {
                commands.stop();
            } else if (editing.get()) {
                commands.cancelEdit();
            } else {
                return false;
            }
            return true;
        }
    }

    @Override
    public void close() {
        area.close();
        subscriptions.close();
    }
}
