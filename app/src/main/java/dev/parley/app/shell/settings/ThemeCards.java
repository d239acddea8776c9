package dev.parley.app.shell.settings;

import dev.parley.app.control.Labels;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.shell.Theme;
import dev.parley.client.store.Settings;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** The choice of the theme, as small windows in their colours. */
final class ThemeCards {
    private static final double WIDTH = 152;
    private static final double HEIGHT = 88;
    private static final double SIDE = 40;
    private static final double ROUND = 8;

    private static final class Row extends VBox implements Findable {
        private final String said;

        Row(String said, Node... parts) {
            super(8, parts);
            this.said = said;
            getStyleClass().add("settings-row");
        }

        @Override
        public String said() {
            return said;
        }
    }

    private ThemeCards() {}

    static Node of(Texts texts, Property<Settings.Theme> chosen, Subscriptions subscriptions) {
        ToggleGroup group = new ToggleGroup();
        Map<Settings.Theme, ToggleButton> buttons = new EnumMap<>(Settings.Theme.class);
        FlowPane cards = new FlowPane(16, 12);
        for (Settings.Theme theme :
                new Settings.Theme[] {Settings.Theme.SYSTEM, Settings.Theme.LIGHT, Settings.Theme.DARK}) {
            String name = texts.get("look.theme." + theme.name().toLowerCase(Locale.ROOT));
            ToggleButton card = new ToggleButton(name, picture(theme));
            card.setContentDisplay(ContentDisplay.TOP);
            card.getStyleClass().add("theme-card");
            card.setAccessibleText(texts.get("choice", texts.get("look.theme"), name));
            card.setToggleGroup(group);
            // One of them is always chosen: a click on it does not let it go.
            card.setOnAction(event -> {
                card.setSelected(true);
                chosen.setValue(theme);
            });
            buttons.put(theme, card);
            cards.getChildren().add(card);
        }
        subscriptions.follow(chosen, now -> buttons.forEach((theme, card) -> card.setSelected(theme == now)));
        Row row = new Row(
                texts.get("look.theme") + " " + texts.get("look.theme_hint"),
                Labels.of(texts.get("look.theme"), "text-ui-medium"),
                Labels.wrapped(texts.get("look.theme_hint"), "text-caption", "muted"),
                cards);
        return row;
    }

    private static Node picture(Settings.Theme theme) {
        Node small = switch (theme) {
            case LIGHT -> window(Theme.LIGHT, WIDTH);
            case DARK -> window(Theme.DARK, WIDTH);
            case SYSTEM -> new HBox(window(Theme.LIGHT, WIDTH / 2), window(Theme.DARK, WIDTH / 2));
        };
        Region edge = new Region();
        edge.getStyleClass().add("theme-edge");
        StackPane frame = new StackPane(small, edge);
        frame.getStyleClass().add("theme-picture");
        Rectangle clip = new Rectangle(WIDTH, HEIGHT);
        clip.setArcWidth(ROUND * 2);
        clip.setArcHeight(ROUND * 2);
        frame.setClip(clip);
        frame.setMinSize(WIDTH, HEIGHT);
        frame.setMaxSize(WIDTH, HEIGHT);
        return frame;
    }

    /** A sidebar, a bubble, two lines and the composer; the colours of {@code theme} hold within. */
    private static Node window(Theme theme, double width) {
        VBox side = new VBox(5, bar(24, "line"), bar(18, "line"), bar(22, "line"));
        side.getStyleClass().add("theme-side");
        side.setMinWidth(SIDE);
        HBox bubble = new HBox(bar(width / 4, "bubble"));
        bubble.setAlignment(Pos.CENTER_RIGHT);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        VBox chat = new VBox(5, bubble, bar(width / 3, "line"), bar(width / 4, "line"), gap, bar(-1, "field"));
        chat.getStyleClass().add("theme-chat");
        HBox.setHgrow(chat, Priority.ALWAYS);
        HBox window = width < WIDTH && theme == Theme.DARK ? new HBox(chat) : new HBox(side, chat);
        window.getStyleClass().addAll("root", "theme-window");
        window.getStylesheets().add(theme.colours());
        window.setMinSize(width, HEIGHT);
        window.setMaxSize(width, HEIGHT);
        return window;
    }

    /** {@code width} below 0: as wide as there is room. */
    private static Region bar(double width, String part) {
        Region bar = new Region();
        bar.getStyleClass().add("theme-" + part);
        if (width >= 0) {
            bar.setMinWidth(width);
            bar.setMaxWidth(width);
        }
        return bar;
    }
}
