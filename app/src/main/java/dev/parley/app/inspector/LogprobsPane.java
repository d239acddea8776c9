package dev.parley.app.inspector;

import dev.parley.app.control.ListKeys;
import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.VisibleText;
import dev.parley.client.TokenLogprob;
import dev.parley.client.capture.Capture;
import dev.parley.client.capture.CapturedLogprob;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of an answer by their probability. The one under the pointer, or that the arrow keys went to, is shown
 * below with what else could have stood in its place.
 */
final class LogprobsPane implements CapturePane {
    private static final double ROW = 24;
    private static final int COLUMNS = 54;

    private final Texts texts;
    private final Label none;
    private final ObservableList<List<Integer>> rows = FXCollections.observableArrayList();
    private final ListView<List<Integer>> list = new ListView<>(rows);
    private final TokenCard card;
    private final HBox legend;
    private final VBox root;
    private List<CapturedLogprob> tokens = List.of();
    private int current = -1;

    LogprobsPane(Texts texts) {
        this.texts = texts;
        none = Rows.label(texts.get("logprobs.none"), "text-ui", "muted");
        none.setWrapText(true);
        legend = Rows.row(8);
        for (Likelihood likelihood : Likelihood.values()) {
            legend.getChildren().add(Rows.label(texts.get(likelihood.textKey()), "token", likelihood.styleClass()));
        }
        list.getStyleClass().add("token-list");
        list.setAccessibleText(texts.get("logprobs.tokens"));
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new TokenRow());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        ListKeys.passEscape(list);
        VBox.setVgrow(list, Priority.ALWAYS);
        card = new TokenCard(texts);
        root = new VBox(none, legend, list, card);
        root.getStyleClass().add("inspector-pane");
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Capture capture) {
        boolean any = !capture.logprobs().isEmpty();
        for (Node node : List.of(legend, list, card)) {
            node.setVisible(any);
            node.setManaged(any);
        }
        none.setVisible(!any);
        none.setManaged(!any);
        if (!capture.logprobs().equals(tokens)) {
            tokens = capture.logprobs();
            current = Math.clamp(current, -1, tokens.size() - 1);
            rows.setAll(rowsOf(tokens));
            look(current < 0 && any ? 0 : current);
        }
    }

    /** Tokens in lines: a line break of the answer is one here too. */
    static List<List<Integer>> rowsOf(List<CapturedLogprob> tokens) {
        List<List<Integer>> rows = new ArrayList<>();
        List<Integer> row = new ArrayList<>();
        int used = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int width = TextColumns.width(shown(tokens.get(i).token().token())) + 1;
            if (!row.isEmpty() && used + width > COLUMNS) {
                rows.add(List.copyOf(row));
                row.clear();
                used = 0;
            }
            row.add(i);
            used += width;
            if (tokens.get(i).token().token().contains("\n")) {
                rows.add(List.copyOf(row));
                row.clear();
                used = 0;
            }
        }
        if (!row.isEmpty()) {
            rows.add(List.copyOf(row));
        }
        return rows;
    }

    static String shown(String token) {
        return VisibleText.toText(token.replace("\n", "⏎").replace("\t", "⇥")).replace(' ', '·');
    }

    private void look(int index) {
        if (index < 0 || index >= tokens.size()) {
            return;
        }
        current = index;
        card.show(tokens.get(index).token());
        list.refresh();
    }

    private void onKey(KeyEvent event) {
        int to = switch (event.getCode()) {
            case LEFT -> current - 1;
            case RIGHT -> current + 1;
            case UP -> inRow(-1);
            case DOWN -> inRow(1);
            case HOME -> 0;
            case END -> tokens.size() - 1;
            default -> -2;
        };
        if (to > -2) {
            event.consume();
            look(Math.clamp(to, 0, Math.max(0, tokens.size() - 1)));
            list.scrollTo(Math.max(0, rowOf(current) - 2));
            list.setAccessibleText(texts.get("logprobs.tokens") + ", " + card.said());
        }
    }

    private int inRow(int step) {
        int row = rowOf(current);
        int to = Math.clamp(row + step, 0, rows.size() - 1);
        int place = rows.get(row).indexOf(current);
        List<Integer> target = rows.get(to);
        return to == row ? current : target.get(Math.min(place, target.size() - 1));
    }

    private int rowOf(int token) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).getLast() >= token) {
                return i;
            }
        }
        return 0;
    }

    /** A line of tokens. */
    private final class TokenRow extends ListCell<List<Integer>> {
        private final HBox row = Rows.row(1);

        TokenRow() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable List<Integer> item, boolean empty) {
            super.updateItem(item, empty);
            row.getChildren().clear();
            setGraphic(empty ? null : row);
            if (item == null || empty) {
                return;
            }
            for (int index : item) {
                if (index < tokens.size()) {
                    row.getChildren().add(token(index, tokens.get(index).token()));
                }
            }
        }

        private Label token(int index, TokenLogprob token) {
            Label label = Rows.label(
                    shown(token.token()),
                    "token",
                    Likelihood.of(token.logprob()).styleClass());
            label.setMinWidth(USE_PREF_SIZE);
            if (index == current) {
                label.getStyleClass().add("current");
            }
            label.setOnMouseEntered(event -> card.show(token));
            label.setOnMouseClicked(event -> look(index));
            return label;
        }
    }
}
