package dev.parley.app.markdown.text;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.Arrays;
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

    private static final String PACK = "parley/emoji/emoji-40.pack";

    private final EmojiIndex index;
    private final Map<String, SoftReference<Image>> images = new ConcurrentHashMap<>();
    private volatile SoftReference<byte[]> pack = new SoftReference<>(null);

    /** Reads the list of the pictures, not yet the pictures. */
    public EmojiImages() {
        try (InputStream in = open()) {
            index = EmojiIndex.read(new BufferedInputStream(in, 1 << 16));
        } catch (IOException e) {
            throw new UncheckedIOException("The emoji cannot be read", e);
        }
    }

    /** Reads the pictures ahead, so that the first emoji on the screen is there at once. */
    public void warmUp() {
        bytes();
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

    /** The file of that picture, a PNG. */
    public byte[] png(EmojiText.Emoji emoji) {
        EmojiIndex.Entry entry = entry(emoji.key());
        return Arrays.copyOfRange(bytes(), entry.from(), entry.from() + entry.length());
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
        return index;
    }

    private EmojiIndex.Entry entry(String key) {
        EmojiIndex.Entry entry = index.find(key);
        if (entry == null) {
            throw new IllegalArgumentException("no picture of " + key);
        }
        return entry;
    }

    private Image read(String key) {
        EmojiIndex.Entry entry = entry(key);
        return new Image(new ByteArrayInputStream(bytes(), entry.from(), entry.length()));
    }

    /** The whole pack: a jar can only be read from the start, and one emoji is seldom alone. */
    private byte[] bytes() {
        byte[] bytes = pack.get();
        if (bytes == null) {
            try (InputStream in = open()) {
                bytes = in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("The emoji cannot be read", e);
            }
            pack = new SoftReference<>(bytes);
        }
        return bytes;
    }

    private static InputStream open() throws IOException {
        InputStream in = EmojiImages.class.getClassLoader().getResourceAsStream(PACK);
        if (in == null) {
            throw new IOException(PACK + " is missing");
        }
        return in;
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
