package dev.parley.app.markdown.view;

import dev.parley.app.markdown.math.MathDrawing;
import dev.parley.app.markdown.math.MathNode;
import dev.parley.app.markdown.math.MathTypesetter;
import dev.parley.app.markdown.text.EmojiImages;
import dev.parley.app.markdown.text.EmojiText;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * Emoji as pictures, formulas as they are printed. The list of the emoji is read in the background when it is first wanted;
 * the first text with one waits for it (some 20 ms at most), so that nothing is drawn twice. Closing it ends the setting of formulas.
 */
public final class DrawnInlines implements InlineNodes, AutoCloseable {
    private record Pictures(EmojiImages images, EmojiText emoji) {}

    private final Executor background;
    private @Nullable CompletableFuture<Pictures> pictures;
    private final MathTypesetter math = new MathTypesetter();
    private final Executor fx;

    /** {@code background} reads the emoji; {@code fx} runs tasks on the toolkit's thread. */
    public DrawnInlines(Executor background, Executor fx) {
        this.fx = fx;
        this.background = background;
    }

    /** Begins to read the list of the emoji, unless that was done: before there may be a text with one. */
    public void prepare() {
        var _ = pictures();
    }

    private synchronized CompletableFuture<Pictures> pictures() {
        if (pictures == null) {
            pictures = CompletableFuture.supplyAsync(
                    () -> {
                        EmojiImages images = new EmojiImages();
                        images.warmUp();
                        return new Pictures(images, new EmojiText(images));
                    },
                    background);
        }
        return pictures;
    }

    @Override
    public Optional<Cluster> nextEmoji(String text, int from) {
        if (!EmojiText.mayHoldEmoji(text)) {
            return Optional.empty();
        }
        int at = from;
        for (EmojiText.Run run : pictures().join().emoji().split(text.substring(from))) {
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
        Pictures known = pictures().join();
        return known.emoji().split(cluster).stream()
                .filter(EmojiText.Emoji.class::isInstance)
                .map(EmojiText.Emoji.class::cast)
                .findFirst()
                .map(found -> known.images().node(found, size));
    }

    /** Formulas that wait are not set any more. */
    @Override
    public void close() {
        math.close();
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
