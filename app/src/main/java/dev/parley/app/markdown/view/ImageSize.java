package dev.parley.app.markdown.view;

import java.util.Optional;

/** The size that an image file claims in its first bytes, known without decoding it. */
record ImageSize(int width, int height) {
    private static final long MAX_PIXELS = 40_000_000;
    private static final int PNG_SIZE = 16;
    private static final int GIF_SIZE = 6;
    private static final int BMP_SIZE = 18;

    boolean isModest() {
        return width > 0 && height > 0 && (long) width * height <= MAX_PIXELS;
    }

    /** Empty for what is neither PNG, JPEG, GIF nor BMP. */
    static Optional<ImageSize> of(byte[] file) {
        if (starts(file, 0x89, 'P', 'N', 'G') && file.length >= PNG_SIZE + 8) {
            return Optional.of(new ImageSize(big(file, PNG_SIZE, 4), big(file, PNG_SIZE + 4, 4)));
        }
        if (starts(file, 'G', 'I', 'F') && file.length >= GIF_SIZE + 4) {
            return Optional.of(new ImageSize(little(file, GIF_SIZE, 2), little(file, GIF_SIZE + 2, 2)));
        }
        if (starts(file, 'B', 'M') && file.length >= BMP_SIZE + 8) {
            return Optional.of(new ImageSize(little(file, BMP_SIZE, 4), Math.abs(little(file, BMP_SIZE + 4, 4))));
        }
        return starts(file, 0xFF, 0xD8) ? jpeg(file) : Optional.empty();
    }

    // Segments follow each other, each with its length, until one that begins a frame.
    private static Optional<ImageSize> jpeg(byte[] file) {
        int at = 2;
        while (at + 9 <= file.length && (file[at] & 0xFF) == 0xFF) {
            int marker = file[at + 1] & 0xFF;
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return Optional.of(new ImageSize(big(file, at + 7, 2), big(file, at + 5, 2)));
            }
            at += 2 + big(file, at + 2, 2);
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] file, int... magic) {
        if (file.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((file[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static int big(byte[] file, int at, int length) {
        int value = 0;
        for (int i = 0; i < length && at + i < file.length; i++) {
            value = (value << 8) | (file[at + i] & 0xFF);
        }
        return value;
    }

    private static int little(byte[] file, int at, int length) {
        int value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = (value << 8) | (file[at + i] & 0xFF);
        }
        return value;
    }
}
