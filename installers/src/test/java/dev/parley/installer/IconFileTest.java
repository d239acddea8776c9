package dev.parley.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the icon files as the systems do: by their index. */
class IconFileTest {
    private static final Path PNGS = Path.of("../assets/src/main/resources/parley/icon");

    @TempDir
    private Path folder;

    private static int side(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png)).getWidth();
    }

    @Test
    void theIcoNamesEachPictureBySizeAndPlace() throws IOException {
        byte[] file = Files.readAllBytes(IconFile.ico(PNGS, folder.resolve("parley.ico")));
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(in.getShort()).isZero();
        assertThat(in.getShort()).isEqualTo((short) 1);
        List<Integer> sides = new ArrayList<>();
        int count = in.getShort();
        for (int i = 0; i < count; i++) {
            int named = Byte.toUnsignedInt(in.get());
            in.position(in.position() + 7);
            int length = in.getInt();
            int at = in.getInt();
            int side = side(Arrays.copyOfRange(file, at, at + length));
            assertThat(named).isEqualTo(side % 256);
            sides.add(side);
        }
        assertThat(sides).containsExactly(16, 32, 48, 64, 128, 256);
    }

    @Test
    void theIcnsIsARowOfPictures() throws IOException {
        byte[] file = Files.readAllBytes(IconFile.icns(PNGS, folder.resolve("parley.icns")));
        ByteBuffer in = ByteBuffer.wrap(file);
        assertThat(name(in)).isEqualTo("icns");
        assertThat(in.getInt()).isEqualTo(file.length);
        List<String> kinds = new ArrayList<>();
        while (in.hasRemaining()) {
            String kind = name(in);
            byte[] png = new byte[in.getInt() - 8];
            in.get(png);
            kinds.add(kind + " " + side(png));
        }
        assertThat(kinds).contains("icp4 16", "ic12 64", "ic07 128", "ic08 256", "ic14 512");
    }

    private static String name(ByteBuffer in) {
        byte[] name = new byte[4];
        in.get(name);
        return new String(name, StandardCharsets.US_ASCII);
    }
}
