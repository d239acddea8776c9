package dev.parley.app.chat.view;

import dev.parley.app.chat.BranchLine;
import dev.parley.app.fx.Texts;
import dev.parley.client.Role;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/** A turn in the tree of the branches: the lines that lead to it, who said it, and how it begins. */
final class BranchCell extends ListCell<BranchLine> {
    static final double HEIGHT = 32;

    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final double STEP = 18;
    /** For the lines of a tree however deep, so that there is room for the words. */
    private static final double WIDEST = 180;

    private static final double MIDDLE = HEIGHT / 2;

    private final Texts texts;
    private final double step;
    private final Pane rail = new Pane();
    private final Label who = new Label();
    private final Label words = new Label();
    private final Label here = new Label();
    private final HBox row;

    BranchCell(Texts texts, int deepest, Consumer<String> choose) {
        this.texts = texts;
        step = Math.min(STEP, WIDEST / (deepest + 1));
        getStyleClass().add("branch-cell");
        setPrefWidth(0);
        setText(null);
        who.getStyleClass().addAll("text-caption-medium", "muted");
        who.setMinWidth(Region.USE_PREF_SIZE);
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        here.setText(texts.get("branches.here"));
        here.getStyleClass().addAll("badge", "accent");
        here.setMinWidth(Region.USE_PREF_SIZE);
        row = new HBox(8, rail, who, words, here);
        row.setAlignment(Pos.CENTER_LEFT);
        setOnMouseClicked(event -> {
            BranchLine line = getItem();
            if (line != null && event.getButton() == MouseButton.PRIMARY) {
                choose.accept(line.turnId());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable BranchLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        who.setText(name(line));
        words.setText(line.words().isEmpty() ? texts.get("branches.empty") : line.words());
        words.getStyleClass().setAll("label", line.shown() ? "text-ui-medium" : "text-ui");
        Controls.show(here, line.last());
        draw(line);
        pseudoClassStateChanged(SHOWN, line.shown());
        setAccessibleText(texts.get(
                line.shown() ? "branches.described_shown" : "branches.described", who.getText(), words.getText()));
        setGraphic(row);
    }

    private String name(BranchLine line) {
        if (line.role() == Role.USER) {
            return texts.get("branches.you");
        }
        return line.name().isEmpty() ? texts.get("branches.answer") : line.name();
    }

    private void draw(BranchLine line) {
        int column = line.column();
        double width = (column + 1) * step;
        rail.setMinSize(width, HEIGHT);
        rail.setPrefSize(width, HEIGHT);
        rail.getChildren().clear();
        boolean branches = line.joint() == BranchLine.Joint.BRANCH || line.joint() == BranchLine.Joint.LAST_BRANCH;
        for (int i = 0; i < column; i++) {
            boolean own = i == column - 1 && branches;
            boolean further = line.guides().get(i);
            if (own || further) {
                stroke(x(i), own && getIndex() == 0 ? MIDDLE : 0, x(i), further ? HEIGHT : MIDDLE);
            }
        }
        if (branches) {
            stroke(x(column - 1), MIDDLE, x(column), MIDDLE);
        }
        if (line.joint() == BranchLine.Joint.BELOW) {
            stroke(x(column), 0, x(column), MIDDLE);
        }
        if (line.continued()) {
            stroke(x(column), MIDDLE, x(column), HEIGHT);
        }
        Circle dot = new Circle(x(column), MIDDLE, Math.min(4, step / 2));
        dot.getStyleClass().add("branch-dot");
        rail.getChildren().add(dot);
    }

    private double x(int column) {
        return column * step + step / 2;
    }

    private void stroke(double startX, double startY, double endX, double endY) {
        Line line = new Line(startX, startY, endX, endY);
        line.getStyleClass().add("branch-line");
        rail.getChildren().add(line);
    }
}
