package dev.parley.client.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventNamesTest {
    private final EventNames names = new EventNames();

    private String of(String name) {
        byte[] bytes = ("<" + name + ">").getBytes(UTF_8);
        return names.of(bytes, 1, bytes.length - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "message", "response.output_text.delta", "이름", "é"})
    void aNameIsWhatItsBytesSay(String name) {
        assertThat(of(name)).isEqualTo(name);
        assertThat(of(name)).isEqualTo(name);
    }

    @Test
    void aNameIsMadeOnce() {
        assertThat(of("content_block_delta")).isSameAs(of("content_block_delta"));
    }

    @Test
    void manyNamesTakeEachOthersPlacesAndAreStillRight() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 500; i++) {
                assertThat(of("event" + i)).isEqualTo("event" + i);
                assertThat(of(Integer.toString(i))).isEqualTo(Integer.toString(i));
            }
        }
    }

    @Test
    void namesOfTheSamePlaceAndLengthAreTwoNames() {
        // "Aa" and "BB" have the same hash.
        assertThat(of("Aa")).isEqualTo("Aa");
        assertThat(of("BB")).isEqualTo("BB");
        assertThat(of("Aa")).isEqualTo("Aa");
    }

    @Test
    void aNegativeByteIsNoCharacterOfAKnownName() {
        byte[] bytes = "\u00E9\u00E9".getBytes(ISO_8859_1);
        assertThat(names.of(bytes, 0, 2)).isEqualTo("\uFFFD\uFFFD");
        assertThat(names.of(bytes, 0, 2)).isEqualTo("\uFFFD\uFFFD");
    }

    @Test
    void aLongNameIsNotKept() {
        String kept = "x".repeat(64);
        String notKept = "x".repeat(65);
        assertThat(of(kept)).isSameAs(of(kept));
        assertThat(of(notKept)).isEqualTo(notKept).isNotSameAs(of(notKept));
    }
}
