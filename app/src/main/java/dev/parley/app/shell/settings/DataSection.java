package dev.parley.app.shell.settings;

import dev.parley.app.control.Labels;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.shell.Sheet;
import dev.parley.client.store.DataRestore;
import dev.parley.client.store.StagedChange;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The section Data: where all lies, backup, restore and wipe. */
public final class DataSection {
    private final Texts texts = Texts.of(DataSection.class);
    private final DataViewModel model;
    private final DataDialogs dialogs;
    private final Consumer<Path> open;
    private final Consumer<Sheet> sheets;

    /** {@code open} shows a folder outside of the program; {@code sheets} shows a dialog. */
    public DataSection(DataViewModel model, DataDialogs dialogs, Consumer<Path> open, Consumer<Sheet> sheets) {
        this.model = model;
        this.dialogs = dialogs;
        this.open = open;
        this.sheets = sheets;
    }

    public Node of(Subscriptions subscriptions) {
        model.measure();
        Label size = Labels.of("", "text-code-small", "muted");
        size.setMinWidth(Region.USE_PREF_SIZE);
        subscriptions.follow(model.size(), size::setText);
        VBox rows = SettingRow.list(
                SettingRow.told(
                        texts,
                        "data.folder",
                        model.folders().data().toString(),
                        size,
                        SettingRow.button(
                                texts,
                                "data.open",
                                () -> open.accept(model.folders().data()))),
                SettingRow.told(
                        texts,
                        "data.config",
                        model.folders().config().toString(),
                        SettingRow.button(
                                texts,
                                "data.open_config",
                                () -> open.accept(model.folders().config()))),
                SettingRow.of(texts, "data.backup", SettingRow.button(texts, "data.back_up", this::backUp)),
                SettingRow.of(texts, "data.restore", SettingRow.button(texts, "data.restore_from", this::restore)));
        VBox wipes = SettingRow.list(
                SettingRow.of(
                        texts,
                        "data.wipe_chats",
                        SettingRow.button(texts, "data.wipe_chats_now", () -> ask(StagedChange.Scope.CHATS))),
                SettingRow.of(
                        texts,
                        "data.wipe_all",
                        SettingRow.button(texts, "data.wipe_all_now", () -> ask(StagedChange.Scope.EVERYTHING))));
        VBox body = new VBox(24, rows, new VBox(4, Labels.of(texts.get("data.end"), "text-section"), wipes));
        subscriptions.follow(model.busy(), body::setDisable);
        return body;
    }

    /** Asks where to, and writes a backup. */
    public void backUp() {
        Path zip = dialogs.save(model.backupName());
        if (zip != null) {
            model.backUp(zip);
        }
    }

    /** Asks for a backup, looks at it, asks again and restores it. */
    public void restore() {
        Path zip = dialogs.openBackup();
        if (zip != null) {
            model.check(zip, this::confirm);
        }
    }

    private void confirm(DataRestore.Checked checked) {
        String made = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .format(checked.made().atZone(ZoneId.systemDefault()));
        Button no = SettingRow.button(texts, "data.cancel", () -> {});
        Button yes = SettingRow.button(texts, "data.restore_now", () -> {}, "primary");
        Sheet sheet = new Sheet(
                texts.get("data.restore_title"),
                Labels.wrapped(texts.get("data.restore_about", checked.chats(), made)),
                no,
                yes);
        boolean[] taken = {false};
        no.setOnAction(event -> sheet.close());
        yes.setOnAction(event -> {
            taken[0] = true;
            sheet.close();
            model.restore(checked);
        });
        // Also by its cross, by Esc and beside it.
        sheet.parentProperty().addListener((source, before, now) -> {
            if (now == null && !taken[0]) {
                model.discard(checked);
            }
        });
        sheets.accept(sheet);
    }

    private void ask(StagedChange.Scope scope) {
        boolean all = scope == StagedChange.Scope.EVERYTHING;
        String word = texts.get("data.wipe_word");
        TextField field = new TextField();
        field.setPromptText(word);
        field.setAccessibleText(texts.get("data.wipe_field", word));
        Button no = SettingRow.button(texts, "data.cancel", () -> {});
        Button yes = SettingRow.button(texts, "data.wipe_confirm", () -> {}, "danger");
        yes.disableProperty()
                .bind(field.textProperty().map(typed -> !typed.strip().equalsIgnoreCase(word)));
        Label about = Labels.wrapped(texts.get(all ? "data.wipe_all_about" : "data.wipe_chats_about"));
        Label how = Labels.wrapped(texts.get("data.wipe_field", word), "text-caption", "muted");
        how.setLabelFor(field);
        Sheet sheet = new Sheet(
                texts.get(all ? "data.wipe_all_title" : "data.wipe_chats_title"),
                new VBox(12, about, new VBox(4, how, field)),
                no,
                yes);
        no.setOnAction(event -> sheet.close());
        yes.setOnAction(event -> {
            sheet.close();
            model.wipe(scope);
        });
        sheets.accept(sheet);
    }
}
