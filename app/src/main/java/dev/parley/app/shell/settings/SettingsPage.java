package dev.parley.app.shell.settings;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Labels;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The settings: the list of their sections at the left, the chosen one beside it. What is chosen holds at once. */
public final class SettingsPage extends BorderPane {
    private static final double WIDEST = 600;

    private final Texts texts = Texts.of(SettingsPage.class);
    private final Sections sections;
    private final Runnable onClose;
    private final Map<SettingsSection, ToggleButton> buttons = new EnumMap<>(SettingsSection.class);
    private final ScrollPane scroll = new ScrollPane();
    private Subscriptions subscriptions = new Subscriptions();
    private SettingsSection chosen = SettingsSection.GENERAL;

    /** Makes what a section shows. */
    public interface Sections {
        /** {@code subscriptions} end when the section is left. */
        Node make(SettingsSection section, Subscriptions subscriptions);
    }

    /** {@code onClose} leads back to where the person came from. */
    public SettingsPage(Sections sections, Runnable onClose) {
        this.sections = sections;
        this.onClose = onClose;
        getStyleClass().addAll("place-page", "settings-page");
        setTop(head());
        setLeft(list());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        setCenter(scroll);
        // While it is not shown it listens to nothing.
        sceneProperty().addListener((source, before, now) -> {
            if (now == null) {
                leave();
            } else {
                show(chosen);
            }
        });
    }

    private HBox head() {
        HBox head = new HBox(
                8,
                Labels.of(texts.get("page.title"), "text-section"),
                Labels.gap(),
                IconButtons.flat("fth-x", texts.get("page.close"), onClose));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("page-head");
        return head;
    }

    private VBox list() {
        VBox list = new VBox(2);
        list.getStyleClass().add("settings-list");
        ToggleGroup group = new ToggleGroup();
        for (SettingsSection section : SettingsSection.values()) {
            String name = texts.get(section.textKey());
            ToggleButton button = new ToggleButton(name, new FontIcon(section.icon()));
            button.getStyleClass().addAll("flat", "settings-section");
            button.setAccessibleText(name);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setToggleGroup(group);
            button.setOnAction(event -> show(section));
            buttons.put(section, button);
            list.getChildren().add(button);
        }
        return list;
    }

    /** Shows a section. */
    public void show(SettingsSection section) {
        leave();
        chosen = section;
        ToggleButton button = buttons.get(section);
        if (button != null) {
            button.setSelected(true);
        }
        Label title = Labels.of(texts.get(section.textKey()), "text-title");
        VBox body = new VBox(16, title, sections.make(section, subscriptions));
        body.getStyleClass().add("settings-body");
        body.setMaxWidth(WIDEST);
        scroll.setContent(body);
        scroll.setVvalue(0);
    }

    private void leave() {
        subscriptions.close();
        subscriptions = new Subscriptions();
        scroll.setContent(null);
    }

    /** Puts the focus on the section that is shown. */
    public void focusFirst() {
        ToggleButton button = buttons.get(chosen);
        if (button != null) {
            button.requestFocus();
        }
    }
}
