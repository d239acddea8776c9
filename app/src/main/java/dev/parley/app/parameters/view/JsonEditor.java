package dev.parley.app.parameters.view;

import dev.parley.app.control.PaintedArea;
import dev.parley.app.markdown.highlight.CodeSpan;
import dev.parley.app.markdown.highlight.LineHighlighter;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** An area in which JSON is written in colours. Enter keeps the indent; Tab goes on to the next field. */
final class JsonEditor {
    /** Above it the text has one colour: it is laid out anew with each letter. */
    private static final int MOST_COLOURED = 20_000;

    private static final String INDENT = "  ";

    private final TextArea area = new TextArea();
    private final PaintedArea painted = new PaintedArea(area, true, JsonEditor::paint);

    JsonEditor(int rows) {
        area.getStyleClass().addAll("text-code-small", "json-area");
        area.setPrefRowCount(rows);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    TextArea area() {
        return area;
    }

    Node node() {
        return painted;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            event.consume();
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && area.isEditable()) {
            event.consume();
            area.replaceSelection(
                    "\n" + indent(area.getText(0, area.getSelection().getStart())));
        }
    }

    /** Of a line after this text. */
    static String indent(String before) {
        String line = before.substring(before.lastIndexOf('\n') + 1);
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        String end = line.stripTrailing();
        return end.endsWith("{") || end.endsWith("[") ? indent + INDENT : indent;
    }

    private static List<Node> paint(Text text) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("json-colours");
        flow.setLineSpacing(text.getLineSpacing());
        String all = text.getText();
        LineHighlighter highlighter =
                all.length() > MOST_COLOURED ? null : LineHighlighter.of("json").orElse(null);
        int state = LineHighlighter.START;
        List<Node> pieces = new ArrayList<>();
        for (String line : all.split("\n", -1)) {
            if (!pieces.isEmpty()) {
                pieces.add(piece("\n", CodeSpan.Kind.PLAIN, text));
            }
            if (highlighter == null) {
                pieces.add(piece(line, CodeSpan.Kind.PLAIN, text));
                continue;
            }
            LineHighlighter.Line coloured = highlighter.highlight(line, state);
            state = coloured.endState();
            coloured.spans()
                    .forEach(span -> pieces.add(piece(line.substring(span.from(), span.to()), span.kind(), text)));
            if (coloured.spans().isEmpty()) {
                pieces.add(piece("", CodeSpan.Kind.PLAIN, text));
            }
        }
        flow.getChildren().setAll(pieces);
        return List.of(flow);
    }

    private static Text piece(String words, CodeSpan.Kind kind, Text like) {
        Text piece = new Text(words);
        piece.setFont(like.getFont());
        piece.getStyleClass().addAll("code-piece", kind.styleClass());
        return piece;
    }
}
