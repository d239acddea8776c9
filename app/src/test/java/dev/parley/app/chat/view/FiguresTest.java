package dev.parley.app.chat.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void timesThatRunAreMinutesAndSeconds() {
        assertThat(Figures.clock(0)).isEqualTo("0:00");
        assertThat(Figures.clock(42_900)).isEqualTo("0:42");
        assertThat(Figures.clock(84_000)).isEqualTo("1:24");
        assertThat(Figures.clock(3_661_000)).isEqualTo("1:01:01");
        assertThat(Figures.clock(-5)).isEqualTo("0:00");
    }

    @Test
    void timesThatWereMeasuredHaveAUnit() {
        assertThat(Figures.span(312)).isEqualTo("312 ms");
        assertThat(Figures.span(7_900)).isEqualTo(Figures.decimal(7.9) + " s");
        assertThat(Figures.span(72_000)).isEqualTo("1:12");
        assertThat(Figures.seconds(200)).isEqualTo(Figures.decimal(0.2) + " s");
    }

    @Test
    void sizesOfBodiesAreRead() {
        assertThat(Figures.bytes(114)).isEqualTo("114 B");
        assertThat(Figures.bytes(4_000)).isEqualTo(Figures.decimal(4) + " kB");
    }
}
