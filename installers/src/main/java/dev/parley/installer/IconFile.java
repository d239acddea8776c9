package dev.parley.installer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The icon files of Windows and macOS: both are a few bytes of index around the PNGs that all systems share. */
final class IconFile {
    /** What the systems ask for; a larger one is scaled for the rest. */
    private static final List<Integer> ICO_SIZES = List.of(16, 32, 48, 64, 128, 256);

    private static final int ICO_HEADER = 6;
    private static final int ICO_ENTRY = 16;

    /** The kinds of an {@code .icns} that hold PNGs; a kind for a dense screen has twice the pixels of its name. */
    private record Kind(String name, int pixels) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("icp4", 16),
            new Kind("icp5", 32),
            new Kind("ic11", 32),
            new Kind("ic12", 64),
            new Kind("ic07", 128),
            new Kind("ic08", 256),
            new Kind("ic13", 256),
            new Kind("ic09", 512),
            new Kind("ic14", 512));

    private IconFile() {}

    /** Writes the {@code .ico} of Windows. */
    static Path ico(Path pngs, Path to) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (int size : ICO_SIZES) {
            pictures.add(png(pngs, size));
        }
        int index = ICO_HEADER + ICO_ENTRY * pictures.size();
        ByteBuffer head = ByteBuffer.allocate(index).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
        int at = index;
        for (int i = 0; i < pictures.size(); i++) {
            byte side = (byte) (int) ICO_SIZES.get(i); // 256 is written as 0
            head.put(side).put(side).put((byte) 0).put((byte) 0); // no palette
            head.putShort((short) 1).putShort((short) 32); // planes, bits a pixel
            head.putInt(pictures.get(i).length).putInt(at);
            at += pictures.get(i).length;
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(head.array());
        pictures.forEach(file::writeBytes);
        return Files.write(to, file.toByteArray());
    }

    /** Writes the {@code .icns} of macOS. */
    static Path icns(Path pngs, Path to) throws IOException {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        for (Kind kind : KINDS) {
            chunk(kind.name(), png(pngs, kind.pixels()), parts);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        chunk("icns", parts.toByteArray(), file);
        return Files.write(to, file.toByteArray());
    }

    private static void chunk(String name, byte[] content, ByteArrayOutputStream to) {
        to.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        to.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt(2 * Integer.BYTES + content.length)
                .array());
        to.writeBytes(content);
    }

    private static byte[] png(Path folder, int size) throws IOException {
        return Files.readAllBytes(folder.resolve("parley-" + size + ".png"));
    }
}
