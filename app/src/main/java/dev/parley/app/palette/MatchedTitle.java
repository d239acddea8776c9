package dev.parley.app.palette;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A title in one line, with the matched letters standing out. */
final class MatchedTitle {
    /** So many widths of a Latin letter fit into a row; Korean, Chinese and Japanese need two each. */
    private static final int ROOM = 66;

    private static final char WIDE = 0x1100;

    private MatchedTitle() {}

    /** {@code places}: the indices of the chars that were matched. */
    static TextFlow of(String title, List<Integer> places) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("palette-item-title");
        flow.setMinWidth(Region.USE_PREF_SIZE);
        flow.setMaxHeight(Region.USE_PREF_SIZE);
        int end = fitting(title);
        Set<Integer> matched = new HashSet<>(places);
        int from = 0;
        while (from < end) {
            boolean match = matched.contains(from);
            int to = from + 1;
            while (to < end && (matched.contains(to) == match || Character.isLowSurrogate(title.charAt(to)))) {
                to++;
            }
            flow.getChildren().add(run(title.substring(from, to), match));
            from = to;
        }
        if (end < title.length()) {
            flow.getChildren().add(run("\u2026", false));
        }
        return flow;
    }

    private static Text run(String text, boolean match) {
        Text run = new Text(text.replace('\n', ' '));
        run.getStyleClass().add(match ? "palette-match" : "palette-text");
        return run;
    }

    private static int fitting(String title) {
        int width = 0;
        for (int i = 0; i < title.length(); i++) {
            width += title.charAt(i) >= WIDE ? 2 : 1;
            if (width > ROOM) {
                return Character.isLowSurrogate(title.charAt(i)) ? i - 1 : i;
            }
        }
        return title.length();
    }
}
