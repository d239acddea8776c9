package dev.parley.app.chat.view;

import dev.parley.app.markdown.VisibleText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A piece of JSON or other raw text, in mono; high ones scroll within. */
final class CodeBody extends StackPane {
    private static final double MOST_HEIGHT = 320;
    private static final int LINES_WITHOUT_BAR = 16;
    /** More than this is for the clipboard. */
    private static final int MOST_CHARACTERS = 4_096;

    private static final Pattern JSON =
            Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*+\")(\\s*:)?|(-?\\d[\\d.eE+-]*|\\btrue\\b|\\bfalse\\b|\\bnull\\b)");

    /** {@code raw} is shown indented if it is JSON. */
    CodeBody(String raw, ViewContext context) {
        getStyleClass().add("code-body");
        Optional<String> json = PrettyJson.of(raw);
        String whole = json.orElse(raw);
        String text = whole.length() <= MOST_CHARACTERS ? whole : whole.substring(0, MOST_CHARACTERS);
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("code-lines");
        String shown = VisibleText.toText(text);
        if (json.isPresent()) {
            colour(flow, shown);
        } else {
            add(flow, shown, "");
        }
        if (text.length() < whole.length()) {
            add(flow, "\n" + context.text("code.cut", Figures.count(whole.length() - text.length())), "code-comment");
        }
        if (shown.lines().count() <= LINES_WITHOUT_BAR && shown.length() < 100 * LINES_WITHOUT_BAR) {
            getChildren().add(flow);
            return;
        }
        ScrollPane scroll = new ScrollPane(flow);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefViewportHeight(MOST_HEIGHT);
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(shown);
        getChildren().add(scroll);
    }

    private static void colour(TextFlow flow, String text) {
        Matcher token = JSON.matcher(text);
        int at = 0;
        while (token.find()) {
            add(flow, text.substring(at, token.start()), "code-punctuation");
            boolean string = token.group(1) != null;
            boolean key = token.group(2) != null;
            String body = string ? token.group(1) : token.group();
            add(flow, body, key ? "code-attribute" : string ? "code-string" : "code-number");
            at = token.start() + body.length();
        }
        add(flow, text.substring(at), "code-punctuation");
    }

    private static void add(TextFlow flow, String text, String styleClass) {
        if (!text.isEmpty()) {
            Text piece = new Text(text);
            piece.getStyleClass().add("code-piece");
            if (!styleClass.isEmpty()) {
                piece.getStyleClass().add(styleClass);
            }
            flow.getChildren().add(piece);
        }
    }
}
