package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.FinishReason;
import org.junit.jupiter.api.Test;

class EndingsTest {
    private static final FinishReason CUT = new FinishReason(FinishReason.Kind.LENGTH, "length");

    private final Endings endings = new Endings();

    @Test
    void theReasonIsThatOfTheFirstAlternativeInWhateverOrderTheyEnd() {
        endings.began(0);
        endings.began(1);
        endings.ended(1, CUT);
        assertThat(endings.reason()).isNull();
        endings.ended(0, FinishReason.STOP);
        assertThat(endings.reason()).isEqualTo(FinishReason.STOP);
        endings.ended(2, CUT);
        assertThat(endings.reason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void nothingThatBeganHasNotEnded() {
        assertThat(endings.reason()).isNull();
    }

    @Test
    void aNumberOutOfAllBoundsCostsNoMemory() {
        endings.began(Integer.MAX_VALUE);
        endings.began(-1);
        endings.ended(Integer.MAX_VALUE, CUT);
        assertThat(endings.reason()).isNull();
        endings.ended(-1, FinishReason.STOP);
        assertThat(endings.reason()).isEqualTo(FinishReason.STOP);
    }
}
