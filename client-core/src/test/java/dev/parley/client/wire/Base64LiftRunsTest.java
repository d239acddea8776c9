package dev.parley.client.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64LiftRunsTest {
    private static final long SEED = 20_261_128L;

    /** Keeps what was diverted, a part a run. */
    private static final class Parts implements Base64Lift.Diversion {
        private final List<ByteArrayOutputStream> parts = new ArrayList<>();
        private int closed;

        @Override
        public OutputStream begin() {
            ByteArrayOutputStream part = new ByteArrayOutputStream() {
                @Override
                public void close() {
                    closed++;
                }
            };
            parts.add(part);
            return part;
        }

        @Override
        public String token() {
            return "{{" + (parts.size() - 1) + "}}";
        }

        String restored(String text) {
            String restored = text;
            for (int i = 0; i < parts.size(); i++) {
                restored = restored.replace("{{" + i + "}}", parts.get(i).toString(US_ASCII));
            }
            return restored;
        }
    }

    private final Parts parts = new Parts();

    private static String base64(int bytes) {
        byte[] random = new byte[bytes];
        new Random(SEED).nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    private String lifted(String text, int pieces) throws IOException {
        try (InputStream in = new Base64Lift(Feeds.inPieces(text.getBytes(US_ASCII), pieces), parts)) {
            return new String(in.readAllBytes(), US_ASCII);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 8192, 32768, 32769})
    void aLongRunGoesAsideAndATokenStandsInItsPlace(int pieces) throws IOException {
        String image = base64(60_000);
        String body = "{\"image\":\"" + image + "\",\"other\":\"text\"}";
        String left = lifted(body, pieces);
        assertThat(parts.parts).hasSize(1);
        assertThat(parts.closed).isEqualTo(1);
        assertThat(left)
                .hasSizeLessThanOrEqualTo(Base64Lift.KEPT + 2 * pieces + 50)
                .endsWith("{{0}}\",\"other\":\"text\"}");
        assertThat(parts.restored(left)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 8192})
    void eachLongRunHasAPartOfItsOwn(int pieces) throws IOException {
        String body = "[\"" + base64(60_000) + "\",\"short\",\"" + base64(70_000) + "\"]";
        String left = lifted(body, pieces);
        assertThat(parts.parts).hasSize(2);
        assertThat(parts.closed).isEqualTo(2);
        assertThat(parts.restored(left)).isEqualTo(body);
    }

    @Test
    void aRunMayGoOnToTheEnd() throws IOException {
        String body = "\"" + base64(60_000);
        String left = lifted(body, 1000);
        assertThat(left).endsWith("{{0}}");
        assertThat(parts.restored(left)).isEqualTo(body);
        assertThat(parts.closed).isEqualTo(1);
    }

    @Test
    void aRunStaysUpToItsLimit() throws IOException {
        String kept = base64(Base64Lift.KEPT).substring(0, Base64Lift.KEPT);
        assertThat(lifted("\"" + kept + "\"", 1)).isEqualTo("\"" + kept + "\"");
        assertThat(parts.parts).isEmpty();
        assertThat(lifted("\"" + kept + "xy\"", 1)).isEqualTo("\"" + kept + "x{{0}}\"");
        assertThat(parts.restored("{{0}}")).isEqualTo("y");
    }

    @Test
    void textIsLeftAlone() throws IOException {
        String words = "Some words, and quite a lot of them. ".repeat(3_000);
        assertThat(lifted(words, 1000)).isEqualTo(words);
        assertThat(parts.parts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "0123456789", "abcdefghijklmnopqrstuvw", "+/-_=ABCDEFGHIJKLMNO012"})
    void aRunOfFewDifferentCharactersIsNoData(String few) throws IOException {
        String run = few.repeat(100_000 / few.length());
        assertThat(lifted(run, 1000)).isEqualTo(run);
        assertThat(parts.parts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghijklmnopqrstuvwx", "+/-_=ABCDEFGHIJKLMNO0123"})
    void aRunOfEnoughDifferentCharactersIs(String enough) throws IOException {
        String run = enough.repeat(100_000 / enough.length());
        String left = lifted(run, 1000);
        assertThat(parts.parts).hasSize(1);
        assertThat(parts.restored(left)).isEqualTo(run);
    }

    @Test
    void charactersOfAnEarlierRunDoNotCount() throws IOException {
        String body = "abcdefghijklmnopqrstuvwxyz0123456789 " + "A".repeat(100_000);
        assertThat(lifted(body, 37)).isEqualTo(body);
        assertThat(parts.parts).isEmpty();
        String cut = base64(30_000).substring(0, 20_000) + " ";
        assertThat(lifted(cut.repeat(5), cut.length() - 1)).isEqualTo(cut.repeat(5));
        assertThat(parts.parts).as("runs that were each too short").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(chars = {' ', '"', '\\', '\n', '.', ',', '@', '[', '`', '{', ':', '\u007F'})
    void anythingElseEndsARun(char other) throws IOException {
        String half = base64(20_000);
        assertThat(lifted(half + other + half, 1)).isEqualTo(half + other + half);
        assertThat(parts.parts).isEmpty();
    }

    @Test
    void smallReadsGetTheTokenInPieces() throws IOException {
        String body = "\"" + base64(60_000) + "\"!";
        ByteArrayOutputStream left = new ByteArrayOutputStream();
        try (InputStream in = new Base64Lift(new ByteArrayInputStream(body.getBytes(US_ASCII)), parts)) {
            assertThat(in.read(new byte[0])).isZero();
            assertThat(in.available()).isZero();
            assertThat(in.markSupported()).isFalse();
            for (int b = in.read(); b >= 0; b = in.read()) {
                left.write(b);
            }
        }
        assertThat(left.toString(US_ASCII)).endsWith("{{0}}\"!");
        assertThat(parts.restored(left.toString(US_ASCII))).isEqualTo(body);
    }

    @Test
    void skippingIsReading() throws IOException {
        try (InputStream in = new Base64Lift(new ByteArrayInputStream("0123456789".getBytes(US_ASCII)), parts)) {
            assertThat(in.skip(4)).isEqualTo(4);
            assertThat(in.read()).isEqualTo('4');
            assertThat(in.skip(100)).isEqualTo(5);
            assertThat(in.skip(100)).isZero();
        }
    }

    @Test
    void closingEndsTheBodyAndAnOpenPart() throws IOException {
        boolean[] closed = new boolean[1];
        InputStream body = new ByteArrayInputStream(base64(60_000).getBytes(US_ASCII)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        InputStream in = new Base64Lift(body, parts);
        in.readNBytes(Base64Lift.KEPT);
        in.read(new byte[10]);
        assertThat(parts.parts).hasSize(1);
        assertThat(parts.closed).isZero();
        in.close();
        assertThat(closed[0]).isTrue();
        assertThat(parts.closed).isEqualTo(1);
        in.close();
        assertThat(parts.closed).as("once").isEqualTo(1);
    }
}
