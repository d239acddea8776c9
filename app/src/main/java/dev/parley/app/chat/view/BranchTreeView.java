package dev.parley.app.chat.view;

import dev.parley.app.chat.BranchLine;
import dev.parley.app.control.ListKeys;
import dev.parley.app.fx.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** All turns of a chat as a tree, with the path that is shown. Enter or a click chooses the branch through a turn. */
public final class BranchTreeView extends VBox {
    private static final double HIGHEST = 448;

    private final Texts texts = Texts.of(BranchTreeView.class);
    private final ListView<BranchLine> list;
    private final Consumer<String> choose;

    /** {@code choose} gets the id of a turn. */
    public BranchTreeView(List<BranchLine> lines, Consumer<String> choose) {
        super(8);
        this.choose = choose;
        long ends = lines.stream().filter(line -> !line.continued()).count();
        Label about = Controls.wrapped(texts.get("branches.about", ends), "text-caption", "muted");
        list = new ListView<>(FXCollections.observableArrayList(lines));
        list.getStyleClass().add("branch-list");
        list.setAccessibleText(texts.get("branches.title"));
        list.setFixedCellSize(BranchCell.HEIGHT);
        list.setPrefHeight(Math.min(HIGHEST, lines.size() * BranchCell.HEIGHT + 2));
        int deepest = lines.stream().mapToInt(BranchLine::column).max().orElse(0);
        list.setCellFactory(made -> new BranchCell(texts, deepest, choose));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        ListKeys.passEscape(list);
        getChildren().addAll(about, list);
        showWhereItIs(lines);
    }

    private void showWhereItIs(List<BranchLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).last()) {
                list.getSelectionModel().select(i);
                list.getFocusModel().focus(i);
                list.scrollTo(Math.max(0, i - 6));
            }
        }
    }

    private void onKey(KeyEvent event) {
        BranchLine line = list.getSelectionModel().getSelectedItem();
        if (line != null && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
            event.consume();
            choose.accept(line.turnId());
        }
    }
}
