package dev.parley.app.markdown.view;

import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.Block;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A display formula in the middle of the column; one that is wider scrolls sideways. */
final class FormulaView implements BlockView {
    private static final double SIZE = 17;
    private final BlockStyle style;
    private final StackPane holder = new StackPane();
    private final StackPane node = new StackPane(new SidewaysPane(holder));
    private final ObjectText text = new ObjectText(node);
    private String tex;

    FormulaView(Block.Formula formula, BlockStyle style) {
        this.style = style;
        tex = formula.tex();
        holder.setAlignment(Pos.CENTER);
        node.setPadding(new Insets(10, 0, 12, 0));
        node.getStyleClass().add("md-formula");
        set();
    }

    private void set() {
        holder.getChildren().setAll(RunNodes.formulaSource(tex));
        node.setAccessibleText(Texts.of(FormulaView.class).get("formula.accessible", tex));
        String wanted = tex;
        style.inline().formula(tex, true, SIZE, made -> {
            if (wanted.equals(tex)) {
                holder.getChildren().setAll(made);
            }
        });
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public boolean update(Block block) {
        if (!(block instanceof Block.Formula formula)) {
            return false;
        }
        if (!formula.tex().equals(tex)) {
            tex = formula.tex();
            set();
        }
        return true;
    }

    @Override
    public List<SelectableText> texts() {
        return List.of(text);
    }
}
