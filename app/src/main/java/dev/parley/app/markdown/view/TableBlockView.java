package dev.parley.app.markdown.view;

import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.Csv;
import dev.parley.app.markdown.MarkdownText;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** A table that can be copied as Markdown or CSV. */
final class TableBlockView implements BlockView {
    /** How far the button stands out above the table, and how far it is from the right edge. */
    private static final double ABOVE = 18;

    private static final double EDGE = 8;

    private final TableGrid grid;
    private final StackPane node;
    private final Button actions = new Button();
    private Block.Table table;

    TableBlockView(Block.Table table, BlockStyle style) {
        this.table = table;
        grid = new TableGrid(style);
        StackPane frame = new StackPane(new SidewaysPane(grid), actions);
        frame.getStyleClass().add("md-table");
        StackPane.setAlignment(actions, Pos.TOP_RIGHT);
        // Over the upper edge, where no text can be, and neither the scroll bar of a narrow window.
        StackPane.setMargin(actions, new Insets(-ABOVE, EDGE, 0, 0));
        actions.setGraphic(new FontIcon("fth-more-horizontal"));
        actions.getStyleClass().add("md-table-actions");
        actions.setAccessibleText(Texts.of(TableBlockView.class).get("table.menu"));
        actions.setOnAction(event -> menu().show(actions, Side.BOTTOM, 0, 4));
        frame.setOnContextMenuRequested(event -> {
            menu().show(frame, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        node = new StackPane(frame);
        node.setPadding(new Insets(8, 0, 12, 0));
        show(table);
    }

    private void show(Block.Table newTable) {
        table = newTable;
        grid.show(newTable);
        node.setAccessibleText(Texts.of(TableBlockView.class)
                .get(
                        "table.accessible",
                        newTable.columns().size(),
                        newTable.rows().size()));
    }

    private ContextMenu menu() {
        Texts texts = Texts.of(TableBlockView.class);
        MenuItem markdown = new MenuItem(texts.get("table.copyMarkdown"));
        markdown.setOnAction(event -> Copying.put(MarkdownText.copied(table.source())));
        MenuItem csv = new MenuItem(texts.get("table.copyCsv"));
        csv.setOnAction(event -> Copying.put(Csv.of(table)));
        ContextMenu menu = new ContextMenu(markdown, csv);
        menu.setAutoHide(true);
        return menu;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public boolean update(Block block) {
        if (block instanceof Block.Table newTable && newTable.columns().equals(table.columns())) {
            show(newTable);
            return true;
        }
        return false;
    }

    @Override
    public List<SelectableText> texts() {
        return grid.texts();
    }
}
