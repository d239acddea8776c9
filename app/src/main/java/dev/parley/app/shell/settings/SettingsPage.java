package dev.parley.app.shell.settings;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Labels;
import dev.parley.app.control.SearchField;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The settings: the list of their sections at the left, the chosen one beside it. What is chosen holds at once. */
public final class SettingsPage extends BorderPane {
    private static final double WIDEST = 600;
    private static final double ROOM_FOR_PREVIEW = 960;

    private final Texts texts = Texts.of(SettingsPage.class);
    private final Sections sections;
    private final Runnable onClose;
    private final Map<SettingsSection, ToggleButton> buttons = new EnumMap<>(SettingsSection.class);
    private final ScrollPane scroll = new ScrollPane();
    private final SearchField search = new SearchField(texts.get("page.search"));
    private final VBox side = new VBox(12);
    /** Of all sections, made once for a search and not for each letter of it. */
    private final Map<SettingsSection, List<Node>> rows = new EnumMap<>(SettingsSection.class);

    private Subscriptions subscriptions = new Subscriptions();
    private SettingsSection chosen = SettingsSection.GENERAL;

    /** Makes what a section shows. */
    public interface Sections {
        /** {@code subscriptions} end when the section is left. */
        Node make(SettingsSection section, Subscriptions subscriptions);

        /** A piece of a chat that shows what is chosen. */
        Node preview(Subscriptions subscriptions);
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
        side.getStyleClass().add("settings-preview");
        side.visibleProperty()
                .bind(widthProperty()
                        .greaterThanOrEqualTo(ROOM_FOR_PREVIEW)
                        .and(Bindings.isNotEmpty(side.getChildren())));
        side.managedProperty().bind(side.visibleProperty());
        setRight(side);
        search.field().textProperty().addListener((source, before, typed) -> search(typed));
        // While it is not shown it listens to nothing.
        sceneProperty().addListener((source, before, now) -> {
            if (now == null) {
                leave();
                search.field().clear();
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
                search,
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
            button.setOnAction(event -> {
                search.field().clear();
                show(section);
            });
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
        fill(new VBox(16, title(section), sections.make(section, subscriptions)));
        if (section == SettingsSection.APPEARANCE) {
            StackPane preview = new StackPane(sections.preview(subscriptions));
            preview.getStyleClass().add("preview-card");
            VBox.setVgrow(preview, Priority.ALWAYS);
            side.getChildren().setAll(Labels.of(texts.get("page.preview"), "text-caption-medium", "muted"), preview);
        }
    }

    /** Shows the rows of all sections in which all of the words stand. */
    private void search(String typed) {
        if (getScene() == null) {
            return;
        }
        if (typed.isBlank()) {
            show(chosen);
            return;
        }
        if (rows.isEmpty()) {
            leave();
            for (SettingsSection section : SettingsSection.values()) {
                collect(
                        sections.make(section, subscriptions),
                        rows.computeIfAbsent(section, made -> new ArrayList<>()));
            }
        }
        List<String> words = List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        VBox found = new VBox(16);
        rows.forEach((section, all) -> {
            Node[] fitting = all.stream()
                    .filter(row -> row instanceof Findable findable && says(findable, words))
                    .toArray(Node[]::new);
            if (fitting.length > 0) {
                found.getChildren().addAll(title(section), SettingRow.list(fitting));
            }
        });
        if (found.getChildren().isEmpty()) {
            found.getChildren().add(Labels.wrapped(texts.get("page.nothing"), "text-ui", "muted"));
        }
        fill(found);
    }

    private static boolean says(Findable row, List<String> words) {
        String said = row.said().toLowerCase(Locale.ROOT);
        return words.stream().allMatch(said::contains);
    }

    private static void collect(Node node, List<Node> rows) {
        if (node instanceof Findable) {
            rows.add(node);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, rows));
        }
    }

    private Label title(SettingsSection section) {
        return Labels.of(texts.get(section.textKey()), "text-title");
    }

    private void fill(VBox body) {
        body.getStyleClass().add("settings-body");
        body.setMaxWidth(WIDEST);
        scroll.setContent(body);
        scroll.setVvalue(0);
    }

    private void leave() {
        subscriptions.close();
        subscriptions = new Subscriptions();
        scroll.setContent(null);
        side.getChildren().clear();
        rows.clear();
    }

    /** Puts the focus on the section that is shown. */
    public void focusFirst() {
        ToggleButton button = buttons.get(chosen);
        if (button != null) {
            button.requestFocus();
        }
    }
}
