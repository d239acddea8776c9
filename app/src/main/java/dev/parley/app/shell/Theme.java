package dev.parley.app.shell;

import dev.parley.client.store.Settings;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.Scene;

/** Light or dark: the style sheets of the window. */
public enum Theme {
    LIGHT("light.css", "base-light.css"),
    DARK("dark.css", "base-dark.css");

    private static final String FOLDER = "/dev/parley/app/theme/";
    /** The controls first: what a feature says of one of them holds over what all have in common. */
    private static final List<String> SHEETS = List.of(
            "parley.css",
            "markdown.css",
            "chat.css",
            "attachments.css",
            "profiles.css",
            "places.css",
            "settings.css",
            "shell.css",
            "history.css",
            "panel-tools.css",
            "inspector.css",
            "notebook.css",
            "palette.css",
            "tour.css");

    private final String colours;
    /** AtlantaFX's sheet without what is said of controls that are not here; made by the build (build/BinarySheets.java). */
    private final String base;

    Theme(String colours, String base) {
        this.colours = colours;
        this.base = base;
    }

    /** The theme for what the person chose on a system that looks like {@code system}. */
    public static Theme of(Settings.Theme choice, ColorScheme system) {
        return switch (choice) {
            case LIGHT -> LIGHT;
            case DARK -> DARK;
            case SYSTEM -> system == ColorScheme.DARK ? DARK : LIGHT;
        };
    }

    /**
     * Makes this the base of the whole program. Before the first control is made, else the toolkit reads its own base
     * style sheet for nothing.
     */
    public void useAsBase() {
        Application.setUserAgentStylesheet(address(base));
    }

    /** Puts our style sheets on a scene; the menus and tooltips of its window take theirs from it. */
    public void applyTo(Scene scene) {
        scene.getStylesheets().setAll(sheets());
    }

    /** Addresses of our style sheets, in their order. */
    public List<String> sheets() {
        return Stream.concat(Stream.of(colours), SHEETS.stream())
                .map(Theme::address)
                .toList();
    }

    /** The sheet of its colours alone, for a part of a window that shows how this theme looks. */
    public String colours() {
        return address(colours);
    }

    private static String address(String sheet) {
        return Objects.requireNonNull(Theme.class.getResource(FOLDER + sheet), sheet)
                .toExternalForm();
    }
}
