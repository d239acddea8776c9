package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.ProfileEditorViewModel;
import dev.parley.app.profiles.ProfileTransfer;
import dev.parley.app.profiles.ProfilesPageViewModel;
import dev.parley.app.profiles.ReadyTemplate;
import dev.parley.client.endpoint.EndpointProfile;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
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
    private final ProfileDialogs dialogs;
    /** What lies over the open profile: a request to paste, or what a file would add. */
    private @Nullable Node importing;

    /** {@code onClose} leads back to where the person came from; changes wait here. */
    public ProfilesPage(ProfilesPageViewModel model, Runnable onClose) {
        this(model, onClose, null);
    }

    /** {@code dialogs}: {@code null} for those of the system. */
    ProfilesPage(ProfilesPageViewModel model, Runnable onClose, @Nullable ProfileDialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs == null
                ? new SystemProfileDialogs(
                        texts, () -> getScene() == null ? null : getScene().getWindow())
                : dialogs;
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
        subscriptions.onInvalidated(this::showNotes, model.importNotes());
        subscriptions.follow(model.profiles().notice(), notice -> showNotes());
        subscriptions.follow(model.editor(), this::show);
        subscriptions.onChange(model.transfer().plan(), this::showPlan);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private HBox head() {
        HBox head = new HBox(
                8,
                Parts.label(texts.get("page.title"), "text-section"),
                Parts.spacer(),
                Parts.button(texts.get("page.import"), "fth-download", this::importText, "flat"),
                new ExportMenu(model, texts, this::export),
                addButton(),
                Parts.iconButton(texts.get("page.close"), "fth-x", onClose));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("page-head");
        return head;
    }

    /** A new profile, from nothing or from what is known of endpoints of a kind. */
    private SplitMenuButton addButton() {
        SplitMenuButton button = new SplitMenuButton();
        button.setId("profile-add");
        button.setText(texts.get("page.add"));
        button.setGraphic(Parts.icon("fth-plus"));
        button.setAccessibleText(texts.get("page.add"));
        button.setOnAction(_ -> add());
        for (ReadyTemplate template : ReadyTemplate.values()) {
            MenuItem item = new MenuItem(template.title());
            item.setOnAction(_ -> {
                model.addFrom(template);
                leaveImport();
                focusFirst();
            });
            button.getItems().add(item);
        }
        return button;
    }

    private void importText() {
        ImportPane made = new ImportPane(model, dialogs, texts, this::leaveImport);
        importing = made;
        centre.setCenter(made);
        made.focusText();
    }

    private void showPlan(ProfileTransfer.@Nullable Plan plan) {
        if (plan != null) {
            PlanPane made = new PlanPane(model, plan, texts, this::leaveImport);
            importing = made;
            centre.setCenter(made);
            made.focusAdd();
        }
    }

    private void export(String name, List<EndpointProfile> chosen) {
        Path file = dialogs.save(name);
        if (file != null) {
            model.export(chosen, file);
        }
    }

    /** Back to the open profile, unless a plan waits for a yes. */
    private void leaveImport() {
        if (importing != null && model.transfer().plan().get() == null) {
            importing = null;
            show(model.editor().get());
            focusFirst();
        }
    }

    private void add() {
        model.add();
        leaveImport();
        focusFirst();
    }

    /** Opens the page's import. */
    public void openImport() {
        importText();
    }

    /** Puts the focus on the first field of the open profile. */
    public void focusFirst() {
        if (pane != null) {
            pane.focusFirst();
        }
    }

    private void show(@Nullable ProfileEditorViewModel editor) {
        importing = null;
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
        model.profiles().warnings().forEach(this::addWarning);
        model.importNotes().forEach(note -> addNote(note, "fth-info", "muted"));
        String notice = model.profiles().notice().get();
        if (!notice.isEmpty()) {
            addWarning(notice);
        }
        Parts.show(notes, !notes.getChildren().isEmpty());
    }

    private void addWarning(String sentence) {
        addNote(sentence, "fth-alert-triangle", "warning");
    }

    private void addNote(String sentence, String icon, String tone) {
        HBox note = new HBox(8, Parts.icon(icon, tone, "icon-14"), Parts.wrapped(sentence, "text-caption", tone));
        notes.getChildren().add(note);
    }

    private void pressed(KeyEvent event) {
        if (SAVE.match(event) && pane != null) {
            pane.save();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && importing != null) {
            model.transfer().giveUp();
            leaveImport();
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
