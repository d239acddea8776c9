package dev.parley.gateway.demo;

import java.time.InstantSource;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What the two OpenAI APIs have in common: the frame around the choices, and the usage. */
record DemoOpenAi(String object, String id, long created) {
    /** Says in every answer what made it. */
    static final String FINGERPRINT = "parley-scripted-demo";

    static DemoOpenAi answer(String object, String idPrefix, InstantSource clock) {
        return new DemoOpenAi(
                object, idPrefix + UUID.randomUUID(), clock.instant().getEpochSecond());
    }

    /** An object without its choices. */
    ObjectNode frame() {
        return DemoJson.object()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", DemoModel.NAME)
                .put("system_fingerprint", FINGERPRINT);
    }

    /** An object with the one choice. */
    ObjectNode frame(ObjectNode choice) {
        ObjectNode frame = frame();
        frame.putArray("choices").add(choice);
        return frame;
    }

    /** The last chunk of a stream that was asked for its usage. */
    ObjectNode usageFrame(DemoAnswer answer) {
        ObjectNode frame = frame();
        frame.putArray("choices");
        return frame.set("usage", usage(answer));
    }

    static ObjectNode usage(DemoAnswer answer) {
        ObjectNode usage = DemoJson.object()
                .put("prompt_tokens", answer.promptTokens())
                .put("completion_tokens", answer.completionTokens())
                .put("total_tokens", answer.promptTokens() + answer.completionTokens());
        if (answer.reasoningTokens() > 0) {
            usage.putObject("completion_tokens_details").put("reasoning_tokens", answer.reasoningTokens());
        }
        return usage;
    }
}
