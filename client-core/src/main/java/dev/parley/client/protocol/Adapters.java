package dev.parley.client.protocol;

import dev.parley.client.endpoint.Protocol;

/** The adapter of each protocol. */
public final class Adapters {

    private Adapters() {}

    public static ProtocolAdapter of(Protocol protocol) {
        return switch (protocol) {
            case OPENAI_CHAT -> new OpenAiChatAdapter();
            case OPENAI_COMPLETIONS -> new OpenAiCompletionsAdapter();
            case TEMPLATE -> new TemplateAdapter();
            default -> throw new IllegalArgumentException("no adapter yet: " + protocol.id());
        };
    }
}
