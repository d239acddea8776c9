package dev.parley.app.markdown.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import org.jspecify.annotations.Nullable;

/** What lies behind the marked parts of a text: nothing, for as long as nobody looks for anything. */
final class FoundShade {
    private final Consumer<Node> add;
    private final List<Path> paths = new ArrayList<>();
    private @Nullable Path all;
    private @Nullable Path current;

    /** {@code add} puts a path behind the text. */
    FoundShade(Consumer<Node> add) {
        this.add = add;
    }

    /** Those that are there, which stay behind the text. */
    List<Path> paths() {
        return paths;
    }

    /** {@code shape} gives the outline of a part of the text. */
    void paint(List<TextMark> marks, BiFunction<Integer, Integer, PathElement[]> shape) {
        if (marks.isEmpty() && paths.isEmpty()) {
            return;
        }
        List<PathElement> weak = new ArrayList<>();
        List<PathElement> strong = new ArrayList<>();
        for (TextMark mark : marks) {
            (mark.current() ? strong : weak).addAll(List.of(shape.apply(mark.from(), mark.to())));
        }
        if (all == null && !weak.isEmpty()) {
            all = made("md-found");
        }
        if (current == null && !strong.isEmpty()) {
            current = made("md-found-current");
        }
        show(all, weak);
        show(current, strong);
    }

    private static void show(@Nullable Path path, List<PathElement> outline) {
        if (path != null) {
            path.getElements().setAll(outline);
        }
    }

    private Path made(String styleClass) {
        Path path = new Path();
        path.getStyleClass().add(styleClass);
        path.setManaged(false);
        path.setMouseTransparent(true);
        path.setStroke(null);
        paths.add(path);
        add.accept(path);
        Styling.apply(path);
        return path;
    }
}
