package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Role;
import dev.parley.client.TokenPrices;
import dev.parley.client.transcript.ToolCall;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnAttachment;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnDetailsTest {
    private static final TurnDetails NOTHING = new TurnDetails(null, null, null, null, null, null);

    @Test
    void allThatATurnHasComesBack() {
        Turn turn = new Turn(
                "t1",
                "t0",
                Role.ASSISTANT,
                Instant.EPOCH,
                TurnState.FAILED,
                "text",
                "thought",
                List.of(new ToolCall(2, "call-1", "weather", "{\"city\":\"Seoul\"}"), new ToolCall(3, null, "", "")),
                new TurnFault("rate_limited", "Too many.", 429, "detail", "req-1", "{}", true, 1_500L),
                "stop",
                new TurnOrigin(
                        "p1", "Profile", "model", new TokenPrices("USD", new BigDecimal("0.15"), BigDecimal.TEN, null)),
                new TurnMetrics(1L, 2L, 3L, 4L, 5L, 6, 7L),
                null);
        TurnDetails back = TurnDetails.parse(Objects.requireNonNull(TurnDetails.json(turn)));
        assertThat(back.toToolCalls()).isEqualTo(turn.toolCalls());
        assertThat(back.toFault()).isEqualTo(turn.fault());
        assertThat(back.finishReason()).isEqualTo("stop");
        assertThat(back.toOrigin()).isEqualTo(turn.origin());
        assertThat(back.toMetrics()).isEqualTo(turn.metrics());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"toolCalls\":null,\"fault\":null,\"finishReason\":null,\"origin\":null,\"metrics\":null}",
                "{\"fromLater\":{\"a\":[1]}}"
            })
    void whatIsAbsentOrNullOrNotKnownIsNothing(String json) {
        assertThat(TurnDetails.parse(json)).isEqualTo(NOTHING);
    }

    @Test
    void everyPartMayLackItsOwnParts() {
        TurnDetails bare = TurnDetails.parse(
                "{\"toolCalls\":[{}],\"fault\":{\"later\":1},\"origin\":{\"model\":null},\"metrics\":{}}");
        assertThat(bare.toToolCalls()).containsExactly(new ToolCall(0, null, "", ""));
        assertThat(bare.toFault()).isEqualTo(new TurnFault("", "", null, "", null, null, true, null));
        assertThat(bare.toOrigin()).isEqualTo(new TurnOrigin("", "", null));
        assertThat(bare.toMetrics()).isEqualTo(TurnMetrics.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"currency\":\"USD\",\"input\":\"much\"}", "{\"currency\":1,\"input\":\"1\"}", "7"})
    void pricesThatAreNoneAreLeftOut(String prices) {
        TurnDetails read = TurnDetails.parse("{\"origin\":{\"profileId\":\"p\",\"prices\":" + prices + "}}");
        assertThat(read.toOrigin()).isEqualTo(new TurnOrigin("p", "", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"fault\":{\"status\":\"many\"}}", "{\"finishReason\":[1]}", "not json", "[", "7"})
    void whatIsOfAnotherKindOrNoJsonIsLeftOut(String json) {
        assertThat(TurnDetails.parse(json)).isEqualTo(NOTHING);
    }

    @Test
    void attachedFilesComeBackAndOneWithoutAHashIsLeftOut() {
        TurnAttachment file = new TurnAttachment("a.png", "image/png", 3, "0".repeat(64));
        Turn turn = Turn.user(null, Instant.EPOCH, "see", List.of(file));
        assertThat(TurnDetails.parse(Objects.requireNonNull(TurnDetails.json(turn)))
                        .toAttachments())
                .containsExactly(file);
        assertThat(TurnDetails.parse("{\"attachments\":[{\"name\":\"x\",\"sha256\":\"../../x\"},{}]}")
                        .toAttachments())
                .isEmpty();
    }
}
