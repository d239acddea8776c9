package dev.parley.client.endpoint;

import java.util.Optional;
import java.util.stream.Stream;

/** What a model server speaks. The id is what profiles and the command line say. */
public enum Protocol {
    OPENAI_CHAT("openai-chat", "/v1/chat/completions"),
    OPENAI_COMPLETIONS("openai-completions", "/v1/completions"),
    /** Any JSON endpoint: body, pointer and stream rule come from the profile's {@link TemplateSettings}. */
    TEMPLATE("template", "/");

    private final String id;
    private final String defaultPath;

    Protocol(String id, String defaultPath) {
        this.id = id;
        this.defaultPath = defaultPath;
    }

    public String id() {
        return id;
    }

    public String defaultPath() {
        return defaultPath;
    }

    public static Optional<Protocol> ofId(String id) {
        return Stream.of(values()).filter(p -> p.id.equals(id)).findFirst();
    }
}
