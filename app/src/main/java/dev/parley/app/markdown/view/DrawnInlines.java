package dev.parley.app.markdown.view;

import dev.parley.app.markdown.math.MathDrawing;
import dev.parley.app.markdown.math.MathNode;
import dev.parley.app.markdown.math.MathTypesetter;
import dev.parley.app.markdown.text.EmojiImages;
import dev.parley.app.markdown.text.EmojiText;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;

/** Emoji as pictures, formulas as they are printed. */
public final class DrawnInlines implements InlineNodes {
    private final EmojiText emoji;
    private final EmojiImages images;
    private final MathTypesetter math;
    private final Executor fx;

    /** {@code fx} runs tasks on the toolkit's thread. */
    public DrawnInlines(EmojiText emoji, EmojiImages images, MathTypesetter math, Executor fx) {
        this.emoji = emoji;
        this.images = images;
        this.math = math;
        this.fx = fx;
    }

    @Override
    public Optional<Cluster> nextEmoji(String text, int from) {
        if (!EmojiText.mayHoldEmoji(text)) {
            return Optional.empty();
        }
        int at = from;
        for (EmojiText.Run run : emoji.split(text.substring(from))) {
            switch (run) {
                case EmojiText.Plain plain -> at += plain.text().length();
                case EmojiText.Emoji found -> {
                    return Optional.of(new Cluster(at, at + found.text().length()));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Node> emoji(String cluster, double size) {
        return emoji.split(cluster).stream()
                .filter(EmojiText.Emoji.class::isInstance)
                .map(EmojiText.Emoji.class::cast)
                .findFirst()
                .map(found -> images.node(found, size));
    }

    @Override
    public void formula(String tex, boolean display, double size, Consumer<Node> ready) {
        MathDrawing known = math.ready(tex, display);
        if (known != null) {
            ready.accept(new MathNode(known, tex, size));
            return;
        }
        // A formula that cannot be set stays the source that it is.
        var _ = math.typeset(tex, display)
                .thenAccept(drawing -> fx.execute(() -> ready.accept(new MathNode(drawing, tex, size))));
    }
}
