package dev.parley.app.chat.view;

import dev.parley.app.chat.Attaching;
import dev.parley.app.chat.DraftFile;
import dev.parley.app.fx.FirstShown;
import dev.parley.app.fx.Subscriptions;
import dev.parley.client.transcript.TurnAttachment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The files that wait in the composer, each with what can be done with it, and why others were not taken. */
final class FileStrip extends VBox implements AutoCloseable {
    private static final double THUMBNAIL = 32;
    /** Three rows of them; more scroll. */
    private static final double MOST_HEIGHT = 156;

    private final Attaching attaching;
    private final Consumer<String> insert;
    private final Runnable done;
    private final ViewContext context;
    private final Subscriptions subscriptions = new Subscriptions();
    private final FlowPane chips = new FlowPane(8, 8);
    private final Map<DraftFile, Node> shown = new HashMap<>();

    /**
     * Shows nothing while there is nothing.
     *
     * @param insert puts a text into the message
     * @param done gets the focus where a chip that had it is gone
     */
    FileStrip(Attaching attaching, Consumer<String> insert, Runnable done, ViewContext context) {
        super(8);
        this.attaching = attaching;
        this.insert = insert;
        this.done = done;
        this.context = context;
        getStyleClass().add("file-strip");
        ScrollPane scroll = new ScrollPane(chips);
        scroll.getStyleClass().add("file-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.setMinHeight(USE_PREF_SIZE);
        chips.heightProperty()
                .subscribe(height -> scroll.setPrefHeight(Math.min(MOST_HEIGHT, Math.ceil(height.doubleValue()))));
        HBox why = problem();
        ListChangeListener<DraftFile> change = changed -> refresh(scroll);
        attaching.files().addListener(change);
        subscriptions.add(() -> attaching.files().removeListener(change));
        refresh(scroll);
        FirstShown.then(this, () -> getChildren().addAll(scroll, why));
    }

    private HBox problem() {
        Label words = Controls.wrapped("", "text-caption", "danger");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = Controls.row(
                8,
                Controls.icon("fth-alert-circle", "icon-14", "danger"),
                words,
                Controls.iconButton(context.text("file.dismiss"), "fth-x", attaching::dismissProblem));
        row.getStyleClass().add("file-problem");
        subscriptions.follow(attaching.problem(), sentence -> {
            words.setText(FileFacts.name(sentence));
            Controls.show(row, !sentence.isEmpty());
            showAny();
        });
        return row;
    }

    private void refresh(ScrollPane scroll) {
        List<DraftFile> files = attaching.files();
        boolean hadFocus = chips.getScene() != null
                && chips.getScene().getFocusOwner() != null
                && isWithin(chips.getScene().getFocusOwner());
        shown.keySet().retainAll(files);
        List<Node> nodes = files.stream()
                .map(file -> shown.computeIfAbsent(file, this::chip))
                .toList();
        chips.getChildren().setAll(nodes);
        Controls.show(scroll, !files.isEmpty());
        showAny();
        if (hadFocus) {
            done.run();
        }
    }

    private void showAny() {
        boolean any = !attaching.files().isEmpty() || !attaching.problem().get().isEmpty();
        Controls.show(this, any);
    }

    private boolean isWithin(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(chips)) {
                return true;
            }
        }
        return false;
    }

    private Node chip(DraftFile file) {
        TurnAttachment kept = file.file();
        Label name = Controls.label(FileFacts.name(file.name()), "text-ui-medium", "file-name");
        String said = kept == null
                ? context.text("file.reading")
                : file.withoutText() ? context.text("file.no_text") : FileFacts.caption(kept, context);
        Label caption = Controls.label(said, "text-caption", file.withoutText() ? "warning" : "muted");
        VBox words = new VBox(name, caption);
        words.setMinWidth(0);
        HBox chip = Controls.row(
                8,
                kept != null && kept.isImage()
                        ? FileFacts.thumbnail(kept, attaching.address(kept), THUMBNAIL, THUMBNAIL)
                        : Controls.icon(FileFacts.icon(kept)),
                words);
        chip.getStyleClass().add("file-chip");
        if (kept != null && kept.isText()) {
            chip.getChildren()
                    .add(Controls.iconButton(
                            context.text("file.insert", file.name()),
                            "fth-corner-down-left",
                            () -> attaching.insertAsText(file, insert)));
        }
        chip.getChildren()
                .add(Controls.iconButton(
                        context.text("file.remove", file.name()), "fth-x", () -> attaching.remove(file)));
        chip.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                event.consume();
                attaching.remove(file);
            }
        });
        return chip;
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
