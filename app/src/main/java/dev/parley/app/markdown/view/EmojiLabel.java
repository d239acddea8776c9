package dev.parley.app.markdown.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** A label of one line whose emoji are pictures, as in answers. Its text stays its text: for readers, tests, copying. */
public final class EmojiLabel extends Label {
    private final InlineNodes inlines;
    private final Line line = new Line();

    public EmojiLabel(InlineNodes inlines) {
        this.inlines = inlines;
        textProperty().subscribe(this::fill);
        fontProperty().subscribe((before, now) -> fill(getText()));
    }

    private void fill(String text) {
        List<Node> pieces = text == null || inlines.nextEmoji(text, 0).isEmpty() ? List.of() : pieces(text);
        line.show(pieces);
        setGraphic(pieces.isEmpty() ? null : line);
        setContentDisplay(pieces.isEmpty() ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
    }

    private List<Node> pieces(String text) {
        List<Node> pieces = new ArrayList<>();
        int at = 0;
        Optional<InlineNodes.Cluster> next = inlines.nextEmoji(text, 0);
        while (next.isPresent()) {
            InlineNodes.Cluster found = next.get();
            String emoji = text.substring(found.start(), found.end());
            addWords(pieces, text.substring(at, found.start()));
            inlines.emoji(emoji, getFont().getSize()).ifPresentOrElse(pieces::add, () -> addWords(pieces, emoji));
            at = found.end();
            next = inlines.nextEmoji(text, at);
        }
        addWords(pieces, text.substring(at));
        return pieces;
    }

    private void addWords(List<Node> pieces, String words) {
        if (!words.isEmpty()) {
            pieces.add(words(words));
        }
    }

    private Label words(String words) {
        Label label = new Label(words);
        label.fontProperty().bind(fontProperty());
        label.textFillProperty().bind(textFillProperty());
        label.setAccessibleRole(AccessibleRole.NODE);
        label.setMinWidth(0);
        return label;
    }

    /** Pieces side by side; where they do not fit, they end in an ellipsis, as the text of any label does. */
    private final class Line extends Pane {
        private final Label dots = words("…");

        Line() {
            setMouseTransparent(true);
            dots.setManaged(false);
        }

        void show(List<Node> pieces) {
            getChildren().setAll(pieces);
            getChildren().add(dots);
        }

        @Override
        protected double computeMinWidth(double height) {
            return 0;
        }

        @Override
        protected double computePrefWidth(double height) {
            return getManagedChildren().stream().mapToDouble(this::width).sum();
        }

        @Override
        protected double computePrefHeight(double width) {
            return dots.prefHeight(-1);
        }

        private double width(Node piece) {
            return snapSizeX(piece.prefWidth(-1));
        }

        @Override
        protected void layoutChildren() {
            List<Node> pieces = getManagedChildren();
            double end = width(dots);
            double x = 0;
            int shown = 0;
            while (shown < pieces.size()) {
                Node piece = pieces.get(shown);
                double width = width(piece);
                boolean isLast = shown == pieces.size() - 1;
                if (x + width + (isLast ? 0 : end) > getWidth()) {
                    break;
                }
                place(piece, x, width);
                x += width;
                shown++;
            }
            boolean isCut = shown < pieces.size();
            boolean endsInWords = isCut && pieces.get(shown) instanceof Label;
            if (endsInWords) {
                // Narrower than it likes to be, so that it ends in an ellipsis of its own.
                Node piece = pieces.get(shown++);
                place(piece, x, Math.max(0, Math.min(getWidth() - x, width(piece) - 1)));
            } else if (isCut) {
                place(dots, x, end);
            }
            dots.setVisible(isCut && !endsInWords);
            pieces.subList(shown, pieces.size()).forEach(piece -> piece.setVisible(false));
        }

        private void place(Node piece, double x, double width) {
            piece.setVisible(true);
            if (piece.isResizable()) {
                piece.resize(width, piece.prefHeight(width));
            }
            piece.relocate(snapPositionX(x), snapPositionY(dots.getBaselineOffset() - piece.getBaselineOffset()));
        }
    }
}
