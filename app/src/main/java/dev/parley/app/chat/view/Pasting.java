package dev.parley.app.chat.view;

import dev.parley.app.chat.Attaching;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javax.imageio.ImageIO;

/** What is pasted into the composer and is no short text becomes a file. */
final class Pasting {

    private Pasting() {}

    /** Attaches what is on the clipboard; false if that is a text to be pasted as it is, or nothing. */
    static boolean into(Attaching attaching, Clipboard clipboard) {
        if (clipboard.hasFiles()) {
            attaching.add(clipboard.getFiles().stream().map(File::toPath).toList());
            return true;
        }
        String text = clipboard.getString();
        if (text != null && !text.isBlank()) {
            // A table or a page may come as a picture too: what can be edited is worth more.
            boolean isLong = text.length() > Attaching.LONG_PASTE;
            if (isLong) {
                attaching.addText(text);
            }
            return isLong;
        }
        Image image = clipboard.getImage();
        if (image == null || image.getPixelReader() == null) {
            return false;
        }
        BufferedImage copy = copy(image);
        attaching.addPicture(() -> png(copy));
        return true;
    }

    private static BufferedImage copy(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        return copy;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }
}
