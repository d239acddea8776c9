package dev.parley.client.connect;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.TemplateSettings;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which files the protocols have a place for, so that a person can be told before anything is sent. */
public final class CarriedFiles {
    private static final Pattern MESSAGES = Pattern.compile("\\{\\{\\s*messages\\s*}}");

    private CarriedFiles() {}

    /** Whether a file of this media type can go with a message there. Text goes wherever messages are text. */
    public static boolean carries(EndpointProfile profile, String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        boolean image = type.startsWith("image/");
        boolean audio = type.startsWith("audio/");
        boolean text = type.startsWith("text/") || type.equals("application/json");
        boolean pdf = type.equals("application/pdf");
        return switch (profile.protocol()) {
            case OPENAI_CHAT, OPENAI_RESPONSES, GEMINI -> image || audio || text || pdf;
            case ANTHROPIC_MESSAGES -> image || text || pdf;
            case OLLAMA_CHAT, OLLAMA_GENERATE -> image || text;
            case LLAMACPP_COMPLETION -> image || audio || text;
            case OPENAI_TRANSCRIPTIONS -> audio;
            case OPENAI_COMPLETIONS,
                    KSERVE_INFER,
                    KSERVE_GENERATE,
                    TORCHSERVE_PREDICTIONS,
                    OPENAI_IMAGES,
                    OPENAI_SPEECH,
                    OPENAI_EMBEDDINGS,
                    OPENAI_VIDEOS -> text;
            case TEMPLATE -> (image || audio || text || pdf) && hasMessages(profile.template());
        };
    }

    /** A prompt alone is what was written; the messages have their files in them. */
    private static boolean hasMessages(@Nullable TemplateSettings template) {
        return template != null && MESSAGES.matcher(template.body()).find();
    }
}
