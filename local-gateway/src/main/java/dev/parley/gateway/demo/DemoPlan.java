package dev.parley.gateway.demo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the demo model makes of a prompt.
 *
 * @param wake how long it sleeps before the head of its answer
 * @param tokensPerSecond instead of the usual rate, if asked for
 * @param text what it says; also said in place of a tool call where an API has none
 * @param reasoning thought aloud before, where an API can carry it; {@code ""} if nothing
 * @param toolCall whether it calls a tool, where an API can carry that
 */
record DemoPlan(
        Duration wake,
        @Nullable Double tokensPerSecond,
        DemoFault fault,
        String text,
        String reasoning,
        boolean toolCall) {

    static DemoPlan say(String text) {
        return new DemoPlan(Duration.ZERO, null, DemoFault.NONE, text, "", false);
    }

    DemoPlan withWake(Duration longer) {
        return new DemoPlan(longer, tokensPerSecond, fault, text, reasoning, toolCall);
    }

    DemoPlan withRate(double rate) {
        return new DemoPlan(wake, rate, fault, text, reasoning, toolCall);
    }

    DemoPlan withFault(DemoFault other) {
        return new DemoPlan(wake, tokensPerSecond, other, text, reasoning, toolCall);
    }

    DemoPlan withText(String other) {
        return new DemoPlan(wake, tokensPerSecond, fault, other, reasoning, toolCall);
    }

    DemoPlan withReasoning(String thought) {
        return new DemoPlan(wake, tokensPerSecond, fault, text, thought, toolCall);
    }

    DemoPlan withToolCall() {
        return new DemoPlan(wake, tokensPerSecond, fault, text, reasoning, true);
    }
}
