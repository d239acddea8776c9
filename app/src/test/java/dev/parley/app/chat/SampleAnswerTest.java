package dev.parley.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.InvalidationListener;
import org.junit.jupiter.api.Test;

class SampleAnswerTest {
    @Test
    void itGrowsInManyPiecesToAnAnswerWithBlocksOfEachKind() {
        SampleAnswer sample = new SampleAnswer();
        AtomicInteger changes = new AtomicInteger();
        sample.items().addListener((InvalidationListener) list -> changes.incrementAndGet());

        while (sample.grow()) {
            assertThat(sample.items().getFirst()).isInstanceOf(TranscriptItem.AnswerHead.class);
        }

        assertThat(changes.get()).isGreaterThan(30);
        assertThat(sample.items())
                .filteredOn(TranscriptItem.AnswerBlock.class::isInstance)
                .extracting(item ->
                        ((TranscriptItem.AnswerBlock) item).block().getClass().getSimpleName())
                .contains("Heading", "Paragraph", "Code", "Table");
    }
}
