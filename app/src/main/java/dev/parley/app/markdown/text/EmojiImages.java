package dev.parley.app.markdown.text;

import java.io.ByteArrayInputStream;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.jspecify.annotations.Nullable;

/** The pictures of emoji. What has been read is kept only as long as there is memory for it. Thread-safe. */
public final class EmojiImages {

    /** Pictures are this many pixels wide and high: sharp up to half of it on a screen of double density. */
    public static final int PIXELS = 40;

    /** How much higher than its font an emoji is drawn. */
    private static final double HEIGHT = 1.25;

    private final EmojiPack pack = new EmojiPack();
    private final Map<String, SoftReference<Image>> images = new ConcurrentHashMap<>();

    /** Reads the pictures ahead, so that the first emoji on the screen is there at once. */
    public void warmUp() {
        pack.bytes();
    }

    /** The picture of an emoji, {@link #PIXELS} wide. */
    public Image image(EmojiText.Emoji emoji) {
        SoftReference<Image> kept = images.get(emoji.key());
        Image image = kept == null ? null : kept.get();
        if (image == null) {
            image = read(emoji.key());
            images.put(emoji.key(), new SoftReference<>(image));
        }
        return image;
    }

    /** A node for a line of text in a font of {@code fontSize}: its characters are its accessible text, see {@link #textOf}. */
    public ImageView node(EmojiText.Emoji emoji, double fontSize) {
        return new EmojiView(emoji, image(emoji), fontSize * HEIGHT);
    }

    /** The characters that a node of {@link #node} stands for, null for any other node. */
    public static @Nullable String textOf(Node node) {
        return node instanceof EmojiView view ? view.emoji.text() : null;
    }

    EmojiIndex index() {
        return pack.index();
    }

    private Image read(String key) {
        EmojiIndex.Entry entry = pack.entry(key);
        return new Image(new ByteArrayInputStream(pack.bytes(), entry.from(), entry.length()));
    }

    /** Stands a little below the baseline, as the glyphs of emoji fonts do. */
    private static final class EmojiView extends ImageView {
        private static final double BELOW_BASELINE = 0.2;

        private final EmojiText.Emoji emoji;
        private final double size;

        EmojiView(EmojiText.Emoji emoji, Image image, double size) {
            super(image);
            this.emoji = emoji;
            this.size = size;
            setFitWidth(size);
            setFitHeight(size);
            setSmooth(true);
            getStyleClass().add("emoji");
            setAccessibleRole(AccessibleRole.TEXT);
            setAccessibleText(emoji.text());
        }

        @Override
        public double getBaselineOffset() {
            return size * (1 - BELOW_BASELINE);
        }
    }
}
