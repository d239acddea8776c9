package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.ProfileEditorViewModel;
import dev.parley.app.profiles.ProfilesPageViewModel;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All endpoint profiles: the list at the left, the open one beside it. Ctrl+S saves, Esc closes. */
public final class ProfilesPage extends BorderPane {
    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

    private final ProfilesPageViewModel model;
    private final Texts texts = Texts.of(ProfilesPageViewModel.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private final VBox notes = new VBox(4);
    private final BorderPane centre = new BorderPane();
    private final Runnable onClose;
    private @Nullable EditorPane pane;

    /** {@code onClose} leads back to where the person came from; changes wait here. */
    public ProfilesPage(ProfilesPageViewModel model, Runnable onClose) {
        this.model = model;
        this.onClose = onClose;
        getStyleClass().add("profiles-page");
        setTop(head());
        setLeft(new ProfileList(model, texts, subscriptions));
        notes.getStyleClass().add("page-notes");
        centre.setTop(notes);
        setCenter(centre);
        ListChangeListener<String> onWarnings = change -> showNotes();
        model.profiles().warnings().addListener(onWarnings);
        subscriptions.add(() -> model.profiles().warnings().removeListener(onWarnings));
        subscriptions.follow(model.profiles().notice(), notice -> showNotes());
        subscriptions.follow(model.editor(), this::show);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private HBox head() {
        HBox head = new HBox(
                8,
                Parts.label(texts.get("page.title"), "text-section"),
                Parts.spacer(),
                Parts.button(texts.get("page.add"), "fth-plus", this::add),
                Parts.iconButton(texts.get("page.close"), "fth-x", onClose));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("page-head");
        return head;
    }

    private void add() {
        model.add();
        focusFirst();
    }

    /** Puts the focus on the first field of the open profile. */
    public void focusFirst() {
        if (pane != null) {
            pane.focusFirst();
        }
    }

    private void show(@Nullable ProfileEditorViewModel editor) {
        if (pane != null) {
            pane.dispose();
        }
        pane = editor == null ? null : new EditorPane(model, editor, texts);
        centre.setCenter(
                pane == null
                        ? new VBox(Parts.wrapped(texts.get("page.empty"), "text-ui", "muted", "page-empty"))
                        : pane);
    }

    private void showNotes() {
        notes.getChildren().clear();
        model.profiles().warnings().forEach(this::addNote);
        String notice = model.profiles().notice().get();
        if (!notice.isEmpty()) {
            addNote(notice);
        }
        Parts.show(notes, !notes.getChildren().isEmpty());
    }

    private void addNote(String sentence) {
        HBox note = new HBox(
                8,
                Parts.icon("fth-alert-triangle", "warning", "icon-14"),
                Parts.wrapped(sentence, "text-caption", "warning"));
        notes.getChildren().add(note);
    }

    private void pressed(KeyEvent event) {
        if (SAVE.match(event) && pane != null) {
            pane.save();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            onClose.run();
            event.consume();
        }
    }

    /** Stops listening. */
    public void dispose() {
        if (pane != null) {
            pane.dispose();
        }
        subscriptions.close();
    }
}
