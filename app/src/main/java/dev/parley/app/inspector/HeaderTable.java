package dev.parley.app.inspector;

import dev.parley.app.control.Wrapping;
import dev.parley.app.markdown.VisibleText;
import dev.parley.client.WireEvent;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Headers, a row each. */
final class HeaderTable extends GridPane {
    private static final double NAMES = 148;
    private static final int MOST = 200;

    private List<WireEvent.Header> shown = List.of();

    HeaderTable() {
        getStyleClass().add("header-table");
        ColumnConstraints names = new ColumnConstraints(NAMES);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().addAll(names, values);
    }

    void show(List<WireEvent.Header> headers) {
        if (headers.equals(shown)) {
            return;
        }
        shown = headers;
        getChildren().clear();
        int row = 0;
        for (WireEvent.Header header : headers.subList(0, Math.min(MOST, headers.size()))) {
            add(cell(header.name(), "muted"), 0, row);
            add(cell(header.value(), "value"), 1, row++);
        }
    }

    private static Label cell(String text, String styleClass) {
        Label label = Rows.label(VisibleText.toText(text), "text-code-small", styleClass);
        Wrapping.wrap(label);
        setValignment(label, VPos.TOP);
        return label;
    }
}
