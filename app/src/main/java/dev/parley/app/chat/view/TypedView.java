package dev.parley.app.chat.view;

import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.BlockText;
import dev.parley.app.markdown.view.BlockView;
import dev.parley.app.markdown.view.SelectableText;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a person typed, drawn by the same parts as answers are. */
final class TypedView extends VBox implements AutoCloseable {
    private final ViewContext context;
    private List<BlockView> views = List.of();

    TypedView(ViewContext context) {
        this.context = context;
        getStyleClass().add("typed");
    }

    /** The text of what {@link #show} makes selectable. */
    static String flatText(String text) {
        return TypedText.blocks(text).stream()
                .map(block -> BlockText.of(block).text())
                .collect(Collectors.joining("\n"));
    }

    void show(String text) {
        close();
        List<Block> blocks = TypedText.blocks(text);
        views = blocks.stream()
                .map(block -> BlockView.of(block, context.blocks()))
                .toList();
        for (BlockView view : views.subList(Math.min(1, views.size()), views.size())) {
            view.texts().stream().findFirst().ifPresent(first -> first.setLead("\n"));
        }
        getChildren().setAll(views.stream().map(BlockView::node).toList());
        if (!views.isEmpty()) {
            Region last = views.getLast().node();
            Insets padding = last.getPadding();
            last.setPadding(new Insets(padding.getTop(), padding.getRight(), 0, padding.getLeft()));
        }
    }

    List<? extends SelectableText> texts() {
        return views.stream().flatMap(view -> view.texts().stream()).toList();
    }

    @Override
    public void close() {
        views.forEach(BlockView::dispose);
        views = List.of();
    }
}
