package dev.parley.app.history;

import dev.parley.client.store.SearchHit;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the search found in a message: the title of the chat, and below it the words in their line. */
final class MessageLines extends HBox {
    static final double HEIGHT = 48;

    /** Before the first match, so that it is seen in a narrow sidebar. */
    private static final int LEAD = 12;

    private final Label title = new Label();
    private final TextFlow line = new TextFlow();

    MessageLines() {
        getStyleClass().add("message-lines");
        title.getStyleClass().add("text-ui");
        title.setMinWidth(0);
        // A line that is longer than the row is cut by the row's edge, not wrapped.
        line.setMinWidth(USE_PREF_SIZE);
        line.setMaxHeight(USE_PREF_SIZE);
        VBox lines = new VBox(title, line);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        FontIcon icon = new FontIcon("fth-corner-down-right");
        icon.getStyleClass().add("icon-14");
        getChildren().addAll(icon, lines);
    }

    void show(HistoryRow.Message message, String name) {
        title.setText(name);
        line.getChildren().clear();
        String snippet = message.snippet();
        int at = message.marks().isEmpty()
                ? 0
                : start(snippet, message.marks().getFirst().start());
        if (at > 0) {
            add("\u2026", false);
        }
        for (SearchHit.Mark mark : message.marks()) {
            add(snippet.substring(at, mark.start()), false);
            add(snippet.substring(mark.start(), mark.end()), true);
            at = mark.end();
        }
        add(snippet.substring(at), false);
    }

    private static int start(String snippet, int mark) {
        if (mark <= LEAD) {
            return 0;
        }
        int space = snippet.indexOf(' ', mark - LEAD);
        int from = space >= 0 && space < mark ? space + 1 : mark - LEAD;
        return Character.isLowSurrogate(snippet.charAt(from)) ? from + 1 : from;
    }

    private void add(String text, boolean match) {
        if (!text.isEmpty()) {
            Text run = new Text(text);
            run.getStyleClass().add(match ? "message-match" : "message-text");
            line.getChildren().add(run);
        }
    }
}
