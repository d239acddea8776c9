package dev.parley.app.palette;

import dev.parley.app.fx.Texts;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The palette over the window, which is dimmed below it. The caret stays in its field; keys move the selection. */
public final class PaletteView extends StackPane {
    private static final double WIDTH = 640;
    private static final double TOP = 96;
    private static final double BOTTOM = 24;
    /** In a low window the palette comes closer to the top. */
    private static final double SHARE = 0.12;

    private final Texts texts = Texts.of(PaletteView.class);
    private final PaletteViewModel model;
    private final Region scrim = new Region();
    private final TextField field = new TextField();
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final VBox panel = new VBox();
    private @Nullable Node focusBefore;

    public PaletteView(PaletteViewModel model) {
        this.model = model;
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        model.open().addListener((source, before, now) -> onOpen(now));
    }

    /** At the first opening: a window starts with what can be seen in it. */
    private void build() {
        scrim.getStyleClass().add("scrim");
        scrim.setManaged(false);
        scrim.setOnMousePressed(event -> model.show(false));
        panel.getStyleClass().add("palette");
        panel.setAccessibleRole(AccessibleRole.DIALOG);
        panel.setAccessibleText(texts.get("palette.title"));
        rows.getStyleClass().add("palette-rows");
        rows.setAccessibleRole(AccessibleRole.LIST_VIEW);
        rows.setAccessibleText(texts.get("palette.title"));
        scroll.getStyleClass().add("palette-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        panel.getChildren().addAll(head(), scroll, foot());
        panel.setManaged(false);
        getChildren().addAll(scrim, panel);
        model.rows().addListener((ListChangeListener<PaletteRow>) change -> fill());
        model.selected().addListener((source, before, now) -> select());
        fill();
        select();
    }

    private Node head() {
        FontIcon glass = new FontIcon("fth-search");
        field.getStyleClass().addAll("bare", "palette-field");
        field.setPromptText(texts.get("palette.prompt"));
        field.setAccessibleText(texts.get("palette.prompt"));
        field.textProperty().bindBidirectional(model.query());
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox head = new HBox(glass, field, key("palette.escape"));
        head.getStyleClass().add("palette-head");
        return head;
    }

    private Node foot() {
        Label found = caption("");
        found.textProperty().bind(model.found().map(count -> texts.get("palette.found", count)));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox run = new HBox(6, key("palette.run_key"), caption(texts.get("palette.run")));
        HBox move = new HBox(6, key("palette.move_key"), caption(texts.get("palette.move")));
        run.setAlignment(Pos.CENTER_LEFT);
        move.setAlignment(Pos.CENTER_LEFT);
        HBox foot = new HBox(16, run, move, gap, found);
        foot.getStyleClass().add("palette-foot");
        return foot;
    }

    private Label key(String textKey) {
        Label key = new Label(texts.get(textKey));
        key.getStyleClass().add("key-hint");
        key.setMinWidth(Region.USE_PREF_SIZE);
        return key;
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("text-caption", "muted");
        return label;
    }

    private void onKey(KeyEvent event) {
        boolean used = true;
        switch (event.getCode()) {
            case UP -> model.move(-1);
            case DOWN -> model.move(1);
            case PAGE_UP -> model.page(-1);
            case PAGE_DOWN -> model.page(1);
            case ENTER -> model.run();
            case ESCAPE -> model.show(false);
            // There is nowhere else to go.
            case TAB -> {}
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    private void onOpen(boolean open) {
        Scene scene = getScene();
        setVisible(open);
        if (open) {
            if (getChildren().isEmpty()) {
                build();
            }
            focusBefore = scene == null ? null : scene.getFocusOwner();
            field.requestFocus();
        } else {
            Node back = focusBefore;
            focusBefore = null;
            if (back != null && scene != null && scene.equals(back.getScene())) {
                back.requestFocus();
            }
        }
    }

    private void fill() {
        rows.getChildren().clear();
        for (PaletteRow row : model.rows()) {
            rows.getChildren().add(node(row));
        }
        if (model.rows().isEmpty()) {
            Label none = new Label(texts.get("palette.none"));
            none.getStyleClass().addAll("text-ui", "muted", "palette-none");
            rows.getChildren().add(none);
        }
        scroll.setVvalue(0);
        requestLayout();
    }

    private Node node(PaletteRow row) {
        return switch (row) {
            case PaletteRow.Head(var group) -> {
                Label head = new Label(texts.get(group.textKey()));
                head.getStyleClass().addAll("text-caption-medium", "subtle", "palette-group");
                yield head;
            }
            case PaletteRow.Item item -> {
                PaletteItemView view = new PaletteItemView(item, texts);
                view.setOnMouseClicked(event -> model.run(item.entry()));
                yield view;
            }
        };
    }

    private void select() {
        int at = model.selected().get();
        for (int i = 0; i < rows.getChildren().size(); i++) {
            if (rows.getChildren().get(i) instanceof PaletteItemView item) {
                item.select(i == at);
                if (i == at) {
                    // What a reader says of the field is what Enter would run.
                    field.setAccessibleHelp(item.getAccessibleText());
                    reveal(item);
                }
            }
        }
    }

    private void reveal(Node item) {
        double height = scroll.getViewportBounds().getHeight();
        double room = rows.getHeight() - height;
        if (room <= 0) {
            return;
        }
        Bounds at = item.getBoundsInParent();
        double top = scroll.getVvalue() * room;
        if (at.getMinY() < top) {
            scroll.setVvalue(at.getMinY() / room);
        } else if (at.getMaxY() > top + height) {
            scroll.setVvalue((at.getMaxY() - height) / room);
        }
    }

    @Override
    protected void layoutChildren() {
        scrim.resizeRelocate(0, 0, getWidth(), getHeight());
        double width = Math.min(WIDTH, getWidth() - 2 * BOTTOM);
        double top = snapPositionY(Math.min(TOP, getHeight() * SHARE));
        double height = Math.min(panel.prefHeight(width), getHeight() - top - BOTTOM);
        panel.resizeRelocate(snapPositionX((getWidth() - width) / 2), top, width, height);
    }
}
