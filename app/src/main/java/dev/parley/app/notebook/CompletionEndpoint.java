package dev.parley.app.notebook;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which endpoints go on with a text. Pure functions. */
final class CompletionEndpoint {
    private static final Set<Protocol> COMPLETING = EnumSet.of(
            Protocol.OPENAI_COMPLETIONS,
            Protocol.LLAMACPP_COMPLETION,
            Protocol.OLLAMA_GENERATE,
            Protocol.KSERVE_GENERATE);

    /** Whose requests have a place for what follows the caret. */
    private static final Set<Protocol> FILLING = EnumSet.of(Protocol.OPENAI_COMPLETIONS, Protocol.OLLAMA_GENERATE);

    private static final Pattern CHAT_PATH = Pattern.compile("/chat/completions(?=\\?|$)");

    private CompletionEndpoint() {}

    /**
     * The profile as one of a protocol with completions: itself, or the completions of a server that is known for its
     * OpenAI chat. Empty for others, and for jobs: what a job makes comes long after the caret has gone elsewhere.
     */
    static Optional<EndpointProfile> of(EndpointProfile profile) {
        if (profile.delivery().isJob()) {
            return Optional.empty();
        }
        if (COMPLETING.contains(profile.protocol())) {
            return Optional.of(profile);
        }
        String path = profile.path();
        boolean chat = profile.protocol() == Protocol.OPENAI_CHAT
                && (path == null || CHAT_PATH.matcher(path).find());
        if (!chat) {
            return Optional.empty();
        }
        return Optional.of(profile.toBuilder()
                .protocol(Protocol.OPENAI_COMPLETIONS)
                .path(path == null ? null : CHAT_PATH.matcher(path).replaceFirst("/completions"))
                .build());
    }

    /** Whether what follows the caret can be sent as well. */
    static boolean fills(EndpointProfile profile) {
        return FILLING.contains(profile.protocol());
    }

    /** The path of its requests, as people know it. */
    static String path(EndpointProfile profile) {
        String path = profile.path() == null ? profile.protocol().defaultPath() : profile.path();
        // What follows may be a key.
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
