package dev.parley.app.shell;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Tips;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tabs beside the chat, one of which is shown, and their buttons in the header. A tab is built when it is first shown. */
public final class RightPanel implements AutoCloseable {
    private final Texts texts = Texts.of(RightPanel.class);
    private final BooleanProperty open;
    private final ObjectProperty<PanelTab> tab = new SimpleObjectProperty<>(this, "tab", PanelTab.PARAMETERS);
    private final Map<PanelTab, Supplier<Content>> suppliers = new EnumMap<>(PanelTab.class);
    private final Map<PanelTab, Content> built = new EnumMap<>(PanelTab.class);
    private final StackPane place = new StackPane();
    private final HBox actions = new HBox(4);
    private final HBox tabs = new HBox();
    private final BorderPane root = new BorderPane(place);
    private final Subscriptions subscriptions = new Subscriptions();

    /**
     * What a tab shows.
     *
     * @param node takes all of the panel below the row of tabs
     * @param actions small buttons at the end of that row, for what concerns all of the tab
     */
    public record Content(Node node, List<Node> actions) {
        public Content {
            actions = List.copyOf(actions);
        }
    }

    /** {@code open} tells whether the panel is wanted, and is set here. */
    public RightPanel(BooleanProperty open) {
        this.open = open;
        tabs.getStyleClass().add("panel-tabs");
        HBox.setHgrow(tabs, Priority.ALWAYS);
        actions.getStyleClass().add("panel-actions");
        HBox head =
                new HBox(tabs, actions, IconButtons.small("fth-x", texts.get("panel.close"), () -> open.set(false)));
        head.getStyleClass().add("panel-head");
        root.setTop(head);
        root.getStyleClass().add("panel");
        subscriptions.onChange(tab, _ -> show());
        subscriptions.onChange(open, _ -> show());
    }

    /** Says what a tab shows; without it the tab is not there. */
    public void add(PanelTab of, Supplier<Content> content) {
        suppliers.put(of, content);
        ToggleButton head = new ToggleButton(texts.get(of.textKey()));
        head.getStyleClass().add("panel-tab");
        head.setMinWidth(Region.USE_PREF_SIZE);
        follow(head, () -> tab.get() == of);
        head.setOnAction(_ -> {
            tab.set(of);
            head.setSelected(true);
        });
        head.setUserData(of);
        // In the order of the design, whoever adds theirs first.
        int place = (int) tabs.getChildren().stream()
                .filter(other -> other.getUserData() instanceof PanelTab tab && tab.compareTo(of) < 0)
                .count();
        tabs.getChildren().add(place, head);
    }

    /** Shows a number beside the name of a tab, unless it is 0. The tab is to be there. */
    public void count(PanelTab of, ObservableValue<? extends Number> count) {
        Label chip = new Label();
        chip.getStyleClass().addAll("badge", "panel-count");
        tabs.getChildren().stream()
                .filter(node -> of.equals(node.getUserData()) && node instanceof ToggleButton)
                .map(ToggleButton.class::cast)
                .forEach(head -> {
                    head.setContentDisplay(ContentDisplay.RIGHT);
                    subscriptions.follow(count, now -> {
                        int number = now.intValue();
                        chip.setText(Integer.toString(number));
                        head.setGraphic(number == 0 ? null : chip);
                        String name = texts.get(of.textKey());
                        head.setAccessibleText(number == 0 ? name : texts.get("panel.count", name, number));
                    });
                });
    }

    /** Buttons for the header, each showing and hiding its tab. */
    public Node[] toggles() {
        return suppliers.keySet().stream().map(this::toggle).toArray(Node[]::new);
    }

    private Node toggle(PanelTab of) {
        ToggleButton button = new ToggleButton();
        button.setGraphic(new FontIcon(of.icon()));
        button.getStyleClass().addAll("flat", "icon");
        button.setAccessibleText(texts.get(of.textKey()));
        Tips.say(button, texts.get(of.textKey()));
        button.setId("toggle-" + of.textKey().replace('.', '-'));
        follow(button, () -> open.get() && tab.get() == of);
        button.setOnAction(_ -> {
            toggleTab(of);
            button.setSelected(open.get() && tab.get() == of);
        });
        return button;
    }

    private void follow(ToggleButton button, Supplier<Boolean> selected) {
        subscriptions.onInvalidated(() -> button.setSelected(selected.get()), open, tab);
        button.setSelected(selected.get());
    }

    /** Shows a tab, or hides the panel if it is shown already. */
    public void toggleTab(PanelTab of) {
        boolean shown = open.get() && tab.get() == of;
        tab.set(of);
        open.set(!shown);
    }

    /** Shows a tab. */
    public void open(PanelTab of) {
        tab.set(of);
        open.set(true);
    }

    /** Whether any tab is shown. */
    public boolean isOpen() {
        return open.get();
    }

    /** The tab that is or was shown last. */
    public ObjectProperty<PanelTab> tab() {
        return tab;
    }

    public Node node() {
        return root;
    }

    private void show() {
        Supplier<Content> supplier = suppliers.get(tab.get());
        if (!open.get() || supplier == null) {
            return;
        }
        Content content = built.computeIfAbsent(tab.get(), _ -> supplier.get());
        place.getChildren().setAll(content.node());
        actions.getChildren().setAll(content.actions());
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
