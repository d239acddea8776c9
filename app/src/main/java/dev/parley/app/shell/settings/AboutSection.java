package dev.parley.app.shell.settings;

import dev.parley.app.control.Labels;
import dev.parley.app.fx.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The section About: versions, logs, the bundle for whoever is to find a fault, and the licences. */
public final class AboutSection {
    private final Texts texts = Texts.of(AboutSection.class);
    private final About about;

    /**
     * What the program says of itself.
     *
     * @param version of the program
     * @param logs the folder of its logs
     * @param open shows a folder outside of the program
     * @param saveDiagnostics asks where to, and writes the bundle
     */
    public record About(String version, Path logs, Consumer<Path> open, Runnable saveDiagnostics) {}

    public AboutSection(About about) {
        this.about = about;
    }

    public Node of() {
        VBox rows = SettingRow.list(
                SettingRow.told(
                        texts,
                        "about.version",
                        texts.get(
                                "about.version_words",
                                about.version(),
                                Runtime.version(),
                                System.getProperty("javafx.runtime.version", "-"),
                                System.getProperty("os.name", ""),
                                System.getProperty("os.arch", ""))),
                SettingRow.told(
                        texts,
                        "about.logs",
                        about.logs().toString(),
                        SettingRow.button(
                                texts, "about.open_logs", () -> about.open().accept(about.logs()))),
                SettingRow.of(
                        texts,
                        "about.diagnostics",
                        SettingRow.button(
                                texts,
                                "about.save_diagnostics",
                                () -> about.saveDiagnostics().run())));
        return new VBox(24, rows, licences());
    }

    private Node licences() {
        VBox list = new VBox();
        List<Licences.Library> all = Licences.read();
        for (String asset : texts.get("about.assets").split("\\|", -1)) {
            String[] parts = asset.split(":", 2);
            list.getChildren().add(line(parts[0], parts[1]));
        }
        for (Licences.Library library : all) {
            list.getChildren().add(line(library.name() + " " + library.version(), library.licence()));
        }
        return new VBox(
                8,
                Labels.of(texts.get("about.licences"), "text-section"),
                Labels.wrapped(texts.get("about.licences_hint", all.size()), "text-caption", "muted"),
                list);
    }

    private static HBox line(String name, String licence) {
        Label what = Labels.wrapped(name, "text-ui");
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        Label how = Labels.wrapped(licence, "text-caption", "muted", "licence-name");
        how.setAlignment(Pos.CENTER_RIGHT);
        HBox line = new HBox(16, what, how);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("licence-row");
        return line;
    }
}
