package dev.parley.app.profiles.view;

import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.MenuRow;
import dev.parley.app.profiles.PickerMenu;
import dev.parley.app.profiles.ProfilesViewModel;
import java.util.function.BooleanSupplier;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Window;

/** A menu below the picker: type to filter, walk with the arrow keys, Enter chooses, Esc closes. */
final class PickerPopup {
    private static final double ROW = 32;
    private static final double NOTE = 52;
    private static final double MOST = 420;
    private static final double GAP = 4;
    private static final double MARGIN = 8;

    private final PickerMenu menu;
    private final BooleanSupplier filterAlways;
    private final Popup popup = new Popup();
    private final TextField filter = new TextField();
    private final ListView<MenuRow> list = new ListView<>();

    /** {@code filterAlways}: whether the field is there before anything was typed. */
    PickerPopup(
            PickerMenu menu,
            ProfilesViewModel profiles,
            Texts texts,
            String title,
            String prompt,
            BooleanSupplier filterAlways) {
        this.menu = menu;
        this.filterAlways = filterAlways;
        filter.setPromptText(prompt);
        filter.setAccessibleText(prompt);
        filter.setId("picker-filter");
        filter.textProperty().bindBidirectional(menu.filter());
        list.setId("picker-list");
        list.setAccessibleText(title);
        list.setItems(menu.rows());
        list.setCellFactory(view -> new MenuRowCell(profiles, texts, this::choose));
        menu.highlighted().addListener((property, before, now) -> highlight(now.intValue()));
        menu.rows().addListener((ListChangeListener<MenuRow>) change -> fit());
        VBox box = new VBox(filter, list);
        box.getStyleClass().add("picker-popup");
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        box.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.setAutoFix(true);
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    void hide() {
        popup.hide();
    }

    /** Shows it below {@code anchor}, their left edges in line where it then lies within the window. */
    void show(Node anchor) {
        fit();
        Bounds bounds = anchor.localToScreen(anchor.getLayoutBounds());
        if (bounds == null) {
            return;
        }
        popup.show(anchor, bounds.getMinX(), bounds.getMaxY() + GAP);
        Window window = anchor.getScene().getWindow();
        double most = window.getX() + window.getWidth() - MARGIN - popup.getWidth();
        if (popup.getX() > most) {
            popup.setX(Math.max(window.getX(), most));
        }
        if (filter.isVisible()) {
            filter.requestFocus();
        } else {
            list.requestFocus();
        }
        highlight(menu.highlighted().get());
    }

    private void highlight(int index) {
        if (!popup.isShowing()) {
            // Cells that are made in a closed menu find no colours; it is highlighted when it opens.
            return;
        }
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().clearAndSelect(index);
            list.scrollTo(Math.max(0, index - 2));
        }
    }

    private void fit() {
        Parts.show(filter, filterAlways.getAsBoolean() || !filter.getText().isEmpty());
        double height = 0;
        for (MenuRow row : menu.rows()) {
            height += row.kind() == MenuRow.Kind.NOTE ? NOTE : ROW;
        }
        double fitting = Math.min(MOST, height + 2);
        list.setPrefHeight(fitting);
        list.setMinHeight(fitting);
        list.setMaxHeight(fitting);
        if (popup.isShowing()) {
            popup.sizeToScene();
        }
    }

    private void pressed(KeyEvent event) {
        boolean handled = true;
        switch (event.getCode()) {
            case DOWN -> menu.walk(1);
            case UP -> menu.walk(-1);
            case PAGE_UP -> menu.walkToEnd(false);
            case PAGE_DOWN -> menu.walkToEnd(true);
            case ENTER -> choose(menu.highlighted().get());
            case ESCAPE -> popup.hide();
            default -> handled = false;
        }
        if (handled) {
            event.consume();
        }
    }

    private void choose(int index) {
        if (index < 0 || index >= menu.rows().size() || !menu.rows().get(index).canBeChosen()) {
            return;
        }
        // It closes first: what is chosen may open something that wants the focus.
        if (menu.rows().get(index).kind() != MenuRow.Kind.ASK) {
            popup.hide();
        }
        menu.choose(index);
    }

    /** Typing filters although the field is not there yet. */
    private void typed(KeyEvent event) {
        String text = event.getCharacter();
        boolean letter = !text.isBlank() && !Character.isISOControl(text.charAt(0));
        if (!filter.isFocused() && letter && !event.isShortcutDown() && !event.isAltDown()) {
            filter.setText(filter.getText() + text);
            fit();
            filter.requestFocus();
            filter.end();
            event.consume();
        }
    }
}
