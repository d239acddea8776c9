package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.DraftField;
import dev.parley.app.profiles.EditorPart;
import dev.parley.app.profiles.ProbeViewModel;
import dev.parley.app.profiles.ProfileEditorViewModel;
import dev.parley.app.profiles.ProfileWords;
import dev.parley.app.profiles.ProfilesPageViewModel;
import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.ResendPolicy;
import java.util.Arrays;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One profile: its fields, its test, Discard and Save. */
final class EditorPane extends BorderPane {
    /** As wide as form and template are side by side. */
    private static final double BOTH = 760;

    private final ProfilesPageViewModel page;
    private final ProfileEditorViewModel editor;
    private final Texts texts;
    private final Subscriptions subscriptions = new Subscriptions();
    private final EditorFields fields;
    private final EditorHead head;

    EditorPane(ProfilesPageViewModel page, ProfileEditorViewModel editor, Texts texts) {
        this.page = page;
        this.editor = editor;
        this.texts = texts;
        this.fields = new EditorFields(editor, texts, subscriptions);
        this.head = new EditorHead(page, editor, texts, subscriptions);
        getStyleClass().add("profile-editor");
        VBox form = new VBox(head);
        form.getStyleClass().add("profile-form");
        if (editor.isBuiltIn()) {
            form.getChildren().addAll(Parts.wrapped(texts.get("editor.built_in"), "text-ui", "muted"), requestLine());
        } else {
            addFields(form);
        }
        form.getChildren().add(new ProbeCard(editor.probe(), texts, subscriptions));
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        setCenter(scroll);
        setBottom(foot());
        if (!editor.isBuiltIn()) {
            TemplatePanel template = new TemplatePanel(editor, fields, texts, subscriptions);
            BooleanBinding beside = widthProperty().greaterThanOrEqualTo(BOTH);
            Runnable place =
                    () -> template.place(this, form, editor.protocol().get() == Protocol.TEMPLATE, beside.get());
            subscriptions.follow(editor.protocol(), protocol -> place.run());
            subscriptions.onChange(beside, now -> place.run());
        }
    }

    private void addFields(VBox form) {
        FormField name = fields.text(DraftField.NAME, texts.get("editor.name"), "editor.name.prompt");
        FormField group = new FormField(
                texts.get("editor.group"),
                new GroupChoice(editor, page.profiles().groups(), texts, subscriptions));
        fields.register(DraftField.GROUP, group);
        FormField protocol = new FormField(
                texts.get("editor.protocol"),
                Parts.choice(List.of(Protocol.values()), value -> ProfileWords.of(texts, value), editor.protocol()));
        FormField delivery = fields.register(
                DraftField.DELIVERY,
                new FormField(
                        texts.get("editor.delivery"),
                        Parts.choice(
                                List.of(Delivery.values()),
                                value -> ProfileWords.of(texts, value),
                                editor.delivery())));
        FormField url = fields.code(DraftField.BASE_URL, texts.get("editor.base_url"), "editor.base_url.prompt");
        FormField path = fields.code(DraftField.PATH, texts.get("editor.path"), null);
        FormField model = fields.text(DraftField.MODEL, texts.get("editor.model"), "editor.model.prompt");
        subscriptions.follow(
                editor.protocol(),
                chosen -> ((javafx.scene.control.TextField) path.control()).setPromptText(chosen.defaultPath()));
        showWhereUsed(EditorPart.MODEL, model);
        KeyRow key = new KeyRow(page, editor, texts, subscriptions);
        fields.add(DraftField.KEY, key.box());
        form.getChildren()
                .addAll(
                        EditorFields.pair(name, group),
                        new VBox(6, EditorFields.pair(protocol, delivery), requestLine()),
                        url,
                        EditorFields.pair(path, model),
                        key,
                        timeouts(),
                        more(),
                        prices(),
                        network());
    }

    private Label requestLine() {
        Label line = Parts.wrapped("", "text-code-small", "muted");
        line.setId("request-line");
        subscriptions.follow(editor.requestLine(), line::setText);
        return line;
    }

    private Region timeouts() {
        Label hint = Parts.label(texts.get("editor.timeouts.hint"), "text-caption", "muted");
        HBox title = new HBox(8, Parts.label(texts.get("editor.timeouts"), "text-ui-medium"), hint);
        title.setAlignment(Pos.BASELINE_LEFT);
        HBox row = EditorFields.pair(
                timeout(DraftField.CONNECT, "editor.connect"),
                timeout(DraftField.WAKE, "editor.wake"),
                timeout(DraftField.FIRST_BYTE, "editor.first_byte"),
                timeout(DraftField.IDLE, "editor.idle"),
                timeout(DraftField.TOTAL, "editor.total"));
        row.setSpacing(8);
        VBox box = new VBox(4, title, row);
        box.getStyleClass().add("timeouts");
        return box;
    }

    private FormField timeout(DraftField field, String titleKey) {
        FormField made = fields.code(field, texts.get(titleKey), null);
        made.getStyleClass().add("captioned");
        return made;
    }

    private Region more() {
        TextArea headers = new TextArea();
        headers.setPrefRowCount(3);
        headers.getStyleClass().add("text-code");
        VBox box = new VBox(
                16,
                fields.text(DraftField.HEADERS, texts.get("editor.headers"), headers),
                EditorFields.pair(
                        new FormField(
                                texts.get("editor.auth"),
                                Parts.choice(
                                        List.of(AuthScheme.values()),
                                        value -> ProfileWords.of(texts, value),
                                        editor.authScheme())),
                        new FormField(
                                texts.get("editor.resend"),
                                Parts.choice(
                                        List.of(ResendPolicy.values()),
                                        value -> ProfileWords.of(texts, value),
                                        editor.resend()))));
        return fold("editor.more", box, !headers.getText().isEmpty(), DraftField.HEADERS);
    }

    /** Hides a part while protocol and delivery have no use for it. */
    private Region showWhereUsed(EditorPart part, Region shown) {
        subscriptions.follow(editor.parts(), parts -> Parts.show(shown, parts.contains(part)));
        return shown;
    }

    private Region prices() {
        DraftField[] inside =
                Arrays.stream(DraftField.values()).filter(DraftField::isPrice).toArray(DraftField[]::new);
        boolean used = Arrays.stream(inside)
                .anyMatch(field -> !editor.text(field).getValueSafe().isEmpty());
        return showWhereUsed(EditorPart.PRICES, fold("editor.prices", new PricesFold(fields, texts), used, inside));
    }

    private Region network() {
        FormField updates = new FormField(
                texts.get("editor.job_updates"),
                Parts.choice(
                        List.of(JobUpdates.values()), value -> ProfileWords.of(texts, value), editor.jobUpdates()));
        VBox box = new NetworkFold(
                page, editor, fields, texts, subscriptions, showWhereUsed(EditorPart.JOB_UPDATES, updates));
        return fold("editor.network", box, NetworkFold.isUsed(editor), NetworkFold.inside());
    }

    /** A problem inside a closed fold could not be seen. */
    private Region fold(String titleKey, VBox box, boolean open, DraftField... inside) {
        TitledPane fold = new TitledPane(texts.get(titleKey), box);
        fold.setAnimated(false);
        fold.setExpanded(open);
        fold.getStyleClass().add("fold");
        for (DraftField field : inside) {
            subscriptions.onChange(editor.problem(field), problem -> {
                if (!problem.isEmpty()) {
                    fold.setExpanded(true);
                }
            });
        }
        return fold;
    }

    private Region foot() {
        Button test = Parts.button(texts.get("editor.test"), "fth-zap", editor::test);
        test.setId("profile-test");
        subscriptions.follow(editor.probe().status(), status -> {
            boolean again = status instanceof ProbeViewModel.Status.Done;
            test.setText(texts.get(again ? "editor.test.again" : "editor.test"));
            test.setAccessibleText(test.getText() + ". " + texts.get("editor.test.note"));
            test.setDisable(status instanceof ProbeViewModel.Status.Running);
        });
        Label note = Parts.label(texts.get("editor.test.note"), "text-caption", "muted");
        note.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(8, test, note, Parts.spacer());
        row.setAlignment(Pos.CENTER_LEFT);
        Label failure = Parts.wrapped("", "text-caption", "danger");
        subscriptions.follow(editor.failure(), text -> {
            failure.setText(text);
            Parts.show(failure, !text.isEmpty());
        });
        if (!editor.isBuiltIn()) {
            addSave(row);
        }
        VBox foot = new VBox(8, failure, row);
        foot.getStyleClass().add("editor-foot");
        return foot;
    }

    private void addSave(HBox row) {
        Button undo = Parts.button(texts.get("editor.undo"), this::undo, "flat");
        Button discard = Parts.button(texts.get("editor.discard"), editor::discard, "flat");
        discard.setId("profile-discard");
        Button save = Parts.button(texts.get("editor.save"), this::save, "primary");
        save.setId("profile-save");
        subscriptions.follow(editor.undo(), action -> Parts.show(undo, action != null));
        subscriptions.follow(editor.dirty(), dirty -> Parts.show(discard, dirty));
        subscriptions.follow(
                editor.saving(), saving -> save.setText(texts.get(saving ? "editor.saving" : "editor.save")));
        row.getChildren().addAll(undo, discard, save);
    }

    private void undo() {
        Runnable action = editor.undo().get();
        if (action != null) {
            action.run();
        }
    }

    /** Saves; with a problem the focus goes to the first field that has one. */
    void save() {
        editor.save();
        DraftField problem = editor.firstProblem();
        if (problem != null) {
            fields.focus(problem);
        }
    }

    /** Puts the caret where one begins. */
    void focusFirst() {
        // The fields come into the scene with the skin of what they scroll in; until then none can have the focus.
        applyCss();
        fields.focus(DraftField.NAME);
    }

    void dispose() {
        subscriptions.close();
    }
}
