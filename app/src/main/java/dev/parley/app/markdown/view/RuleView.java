package dev.parley.app.markdown.view;

import dev.parley.app.markdown.Block;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A thematic break. */
final class RuleView implements BlockView {
    private final StackPane node = new StackPane();
    private final ObjectText text = new ObjectText(node);

    RuleView() {
        Region line = new Region();
        line.getStyleClass().add("md-rule");
        line.setMinHeight(1);
        line.setMaxHeight(1);
        node.setPadding(new Insets(8, 0, 16, 0));
        node.getChildren().add(line);
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public boolean update(Block block) {
        return block instanceof Block.Rule;
    }

    @Override
    public List<SelectableText> texts() {
        return List.of(text);
    }
}
