package dev.parley.app.profiles.view;

import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.ProfileEditorViewModel;
import dev.parley.app.profiles.ProfilesPageViewModel;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** Which profiles go into a file: the open one, its group, or all. */
final class ExportMenu extends MenuButton {
    private final ProfilesPageViewModel page;
    private final Texts texts;
    private final BiConsumer<String, List<EndpointProfile>> export;

    /** {@code export} gets the name to propose for the file, and what is to be in it. */
    ExportMenu(ProfilesPageViewModel page, Texts texts, BiConsumer<String, List<EndpointProfile>> export) {
        this.page = page;
        this.texts = texts;
        this.export = export;
        setId("profile-export");
        setText(texts.get("export.menu"));
        setAccessibleText(texts.get("export.menu"));
        setGraphic(Parts.icon("fth-upload"));
        getStyleClass().add("flat");
        showingProperty().addListener((property, before, now) -> {
            if (now) {
                fill();
            }
        });
        fill();
    }

    private void fill() {
        getItems().clear();
        List<EndpointProfile> saved = page.profiles().saved();
        ProfileEditorViewModel editor = page.editor().get();
        EndpointProfile open = editor == null || editor.isBuiltIn() ? null : editor.original();
        if (open != null) {
            add(texts.get("export.one"), open.name(), List.of(open));
            String group = open.group();
            if (group != null) {
                add(
                        texts.get("export.group", group),
                        group,
                        saved.stream()
                                .filter(each -> group.equals(each.group()))
                                .toList());
            }
        }
        add(texts.get("export.all"), texts.get("export.name"), saved);
        getItems().getLast().setDisable(saved.isEmpty());
    }

    private void add(String text, String name, List<EndpointProfile> chosen) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> export.accept(name, chosen));
        getItems().add(item);
    }
}
