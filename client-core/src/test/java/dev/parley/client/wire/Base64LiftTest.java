package dev.parley.client.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Base64LiftTest {
    private static final Random RANDOM = new Random(20_260_512L);

    /** Keeps what is lifted in memory. */
    private static final class Kept implements Base64Lift.Diversion {
        private final List<ByteArrayOutputStream> parts = new ArrayList<>();
        private int open;

        @Override
        public OutputStream begin() {
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            parts.add(part);
            open++;
            return new FilterOutputStream(part) {
                @Override
                public void close() {
                    open--;
                }
            };
        }

        @Override
        public String token() {
            return "{{part " + (parts.size() - 1) + "}}";
        }

        String putBack(String body) {
            String whole = body;
            for (int i = 0; i < parts.size(); i++) {
                whole = whole.replace("{{part " + i + "}}", parts.get(i).toString(US_ASCII));
            }
            return whole;
        }

        int lifted() {
            return parts.stream().mapToInt(ByteArrayOutputStream::size).sum();
        }
    }

    private static String base64(int characters) {
        byte[] bytes = new byte[characters];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes).substring(0, characters);
    }

    private static String read(InputStream in, Kept kept) throws IOException {
        try (Base64Lift lift = new Base64Lift(in, kept)) {
            return new String(lift.readAllBytes(), UTF_8);
        }
    }

    @Test
    void whatIsLiftedAndWhatStaysAreTheBodyHoweverItArrives() throws IOException {
        String body = "{\"a\":\"" + base64(50_000) + "\",\"é\":[\"" + base64(90_001) + "\",\"" + base64(40) + "\"]}";
        List<Feeds.Outcome<String>> outcomes = Feeds.readAll(body.getBytes(UTF_8), in -> {
            Kept kept = new Kept();
            String stayed = read(in, kept);
            assertThat(kept.parts).hasSize(2);
            assertThat(kept.open).isZero();
            assertThat(stayed.length()).isLessThan(2 * (Base64Lift.KEPT + 17_000));
            return kept.putBack(stayed);
        });
        assertThat(outcomes)
                .hasSizeGreaterThan(90)
                .allSatisfy(outcome ->
                        assertThat(outcome.value()).as(outcome.delivery()).isEqualTo(body));
    }

    @Test
    void aBodyThatEndsWithinARunLosesNothing() throws IOException {
        String body = "x " + base64(100_000);
        Kept kept = new Kept();
        String stayed = read(Feeds.inPieces(body.getBytes(UTF_8), 1_000), kept);
        assertThat(kept.lifted()).isGreaterThan(60_000);
        assertThat(stayed).endsWith("{{part 0}}");
        assertThat(kept.putBack(stayed)).isEqualTo(body);
    }

    @Test
    void aRunThatEndsExactlyWhereLiftingWouldBeginLeavesAnEmptyPart() throws IOException {
        String body = base64(Base64Lift.KEPT + 1) + "\"";
        Kept kept = new Kept();
        String stayed = read(Feeds.inPieces(body.getBytes(UTF_8), Base64Lift.KEPT + 1), kept);
        assertThat(kept.lifted()).isZero();
        assertThat(kept.putBack(stayed)).isEqualTo(body);
    }

    @Test
    void aRunOfTheLengthThatIsKeptIsNotTouched() throws IOException {
        String body = "\"" + base64(Base64Lift.KEPT) + "\"";
        Kept kept = new Kept();
        assertThat(read(Feeds.inPieces(body.getBytes(UTF_8), 1), kept)).isEqualTo(body);
        assertThat(kept.parts).isEmpty();
    }

    @Test
    void longTextIsNoBase64() throws IOException {
        List<String> texts = List.of(
                "a".repeat(1 << 20),
                "=".repeat(100_000),
                "0123456789".repeat(20_000),
                "All work and no play makes Jack a dull boy. ".repeat(10_000),
                "가나다라마바사아자차카타파하".repeat(10_000),
                "\u0000\u0007".repeat(50_000));
        for (String text : texts) {
            Kept kept = new Kept();
            assertThat(read(new ByteArrayInputStream(text.getBytes(UTF_8)), kept))
                    .isEqualTo(text);
            assertThat(kept.parts).isEmpty();
        }
    }

    /** Which characters were seen counts anew for each run. */
    @Test
    void aDullRunAfterAnImageIsStillText() throws IOException {
        String dull = "z".repeat(200_000);
        String body = base64(100_000) + "\"" + dull + "\"";
        Kept kept = new Kept();
        String stayed = read(Feeds.inPieces(body.getBytes(UTF_8), 500), kept);
        assertThat(kept.parts).hasSize(1);
        assertThat(stayed).endsWith("\"" + dull + "\"");
    }

    @Test
    void theOtherAlphabetIsLiftedToo() throws IOException {
        String body = base64(80_000).replace('+', '-').replace('/', '_');
        Kept kept = new Kept();
        assertThat(kept.putBack(read(new ByteArrayInputStream(body.getBytes(UTF_8)), kept)))
                .isEqualTo(body);
        assertThat(kept.lifted()).isPositive();
    }

    @Test
    void nothingIsTakenOutOnceAllIsLetThrough() throws IOException {
        byte[] body = base64(200_000).getBytes(UTF_8);
        Kept kept = new Kept();
        Base64Lift lift = new Base64Lift(Feeds.inPieces(body, 100), kept);
        byte[] head = lift.readNBytes(200);
        lift.letThrough();
        assertThat(new String(head, ISO_8859_1) + new String(lift.readAllBytes(), ISO_8859_1))
                .isEqualTo(new String(body, ISO_8859_1));
        assertThat(kept.parts).isEmpty();
    }

    @Test
    void aLiveStreamIsHandedOnAsItComes() throws IOException {
        InputStream in = new Base64Lift(Feeds.nothingAfter("data: x\n\n".getBytes(UTF_8)), new Kept());
        assertThat(in.readNBytes(9)).asString().isEqualTo("data: x\n\n");
    }

    @Test
    void singleBytesSkipsAndEmptyReadsGoTheSameWay() throws IOException {
        String body = "\"" + base64(70_000) + "\"";
        Kept kept = new Kept();
        InputStream in = new Base64Lift(new ByteArrayInputStream(body.getBytes(UTF_8)), kept);
        assertThat(in.markSupported()).isFalse();
        assertThat(in.available()).isZero();
        assertThat(in.read(new byte[0], 0, 0)).isZero();
        assertThat(in.skip(1)).isEqualTo(1);
        StringBuilder stayed = new StringBuilder("\"");
        for (int b = in.read(); b >= 0; b = in.read()) {
            stayed.append((char) b);
        }
        assertThat(kept.putBack(stayed.toString())).isEqualTo(body);
        assertThat(kept.lifted()).isPositive();
    }

    @Test
    void aBrokenConnectionClosesThePartThatIsOpen() throws IOException {
        byte[] body = base64(90_000).getBytes(UTF_8);
        InputStream breaking = new FilterInputStream(new ByteArrayInputStream(body)) {
            private int left = 60_000;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (left <= 0) {
                    throw new IOException("broken");
                }
                int read = super.read(buffer, offset, Math.min(length, 1_000));
                left -= read;
                return read;
            }
        };
        Kept kept = new Kept();
        Base64Lift lift = new Base64Lift(breaking, kept);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(lift::readAllBytes)
                .withMessage("broken");
        assertThat(kept.open).isEqualTo(1);
        lift.close();
        assertThat(kept.open).isZero();
    }
}
