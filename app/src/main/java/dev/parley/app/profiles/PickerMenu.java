package dev.parley.app.profiles;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A menu that is filtered by typing and walked with the arrow keys. For the toolkit's thread. */
public final class PickerMenu {
    private final Function<String, List<MenuRow>> source;
    private final ObservableList<MenuRow> rows = FXCollections.observableArrayList();
    /** One for all: a list that nobody holds would forget those who listen to it. */
    private final ObservableList<MenuRow> readOnlyRows = FXCollections.unmodifiableObservableList(rows);

    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyIntegerWrapper highlighted = new ReadOnlyIntegerWrapper(-1);

    /** {@code source} makes the rows for what was typed. */
    PickerMenu(Function<String, List<MenuRow>> source) {
        this.source = source;
        filter.addListener((property, before, now) -> refresh(false));
    }

    public ObservableList<MenuRow> rows() {
        return readOnlyRows;
    }

    public StringProperty filter() {
        return filter;
    }

    /** The index of the row that Enter chooses; -1: none. */
    public ReadOnlyIntegerProperty highlighted() {
        return highlighted.getReadOnlyProperty();
    }

    /** Begins anew: nothing typed, the current choice highlighted. */
    void open() {
        filter.set("");
        refresh(true);
    }

    /** Makes the rows again, as their source has news; the highlight stays on what it was on. */
    void refresh(boolean begin) {
        int at = highlighted.get();
        MenuRow before = !begin && at >= 0 && at < rows.size() ? rows.get(at) : null;
        highlighted.set(-1);
        rows.setAll(source.apply(filter.getValueSafe().strip()));
        int same = before == null ? -1 : indexOf(before);
        highlighted.set(same >= 0 ? same : begin ? currentOrFirst() : first());
    }

    private int indexOf(MenuRow wanted) {
        for (int i = 0; i < rows.size(); i++) {
            MenuRow row = rows.get(i);
            if (row.canBeChosen() && row.kind() == wanted.kind() && row.text().equals(wanted.text())) {
                return i;
            }
        }
        return -1;
    }

    private int currentOrFirst() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).current()) {
                return i;
            }
        }
        return first();
    }

    private int first() {
        return next(-1, 1);
    }

    private int next(int from, int step) {
        for (int i = from + step; i >= 0 && i < rows.size(); i += step) {
            if (rows.get(i).canBeChosen()) {
                return i;
            }
        }
        return -1;
    }

    /** Highlights the next row that can be chosen; {@code step} is 1 or -1. At an end it stays. */
    public void walk(int step) {
        int next = next(highlighted.get(), step);
        if (next >= 0) {
            highlighted.set(next);
        }
    }

    /** Highlights the first or the last row that can be chosen. */
    public void walkToEnd(boolean last) {
        highlighted.set(last ? next(rows.size(), -1) : first());
    }

    /** Chooses a row; false if it cannot be chosen. */
    public boolean choose(int index) {
        if (index < 0 || index >= rows.size()) {
            return false;
        }
        Runnable action = rows.get(index).action();
        if (action == null) {
            return false;
        }
        action.run();
        return true;
    }
}
