package dev.parley.app.profiles;

import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.Protocol;
import java.util.EnumSet;
import java.util.Set;

/** A part of the editor that not every endpoint has a use for. */
public enum EditorPart {
    MODEL,
    /** Whether a job is polled or its stream is read. */
    JOB_UPDATES,
    /** What tokens cost, for servers that count them. */
    PRICES;

    /** The parts that this draft needs; what holds a value already is never hidden. */
    static Set<EditorPart> of(ProfileDraft draft) {
        Set<EditorPart> parts = EnumSet.noneOf(EditorPart.class);
        if (needsModel(draft) || !draft.text(DraftField.MODEL).isBlank()) {
            parts.add(MODEL);
        }
        if (draft.delivery().canFollowByStream()) {
            parts.add(JOB_UPDATES);
        }
        boolean priced = !draft.text(DraftField.PRICE_INPUT).isBlank()
                || !draft.text(DraftField.PRICE_OUTPUT).isBlank();
        if (countsTokens(draft.protocol()) || priced) {
            parts.add(PRICES);
        }
        return parts;
    }

    /** Only a template may have no place for a model. */
    private static boolean needsModel(ProfileDraft draft) {
        return draft.protocol() != Protocol.TEMPLATE
                || draft.delivery() == Delivery.REPLICATE
                || draft.text(DraftField.PATH).contains("{model}")
                || draft.text(DraftField.BODY).matches("(?s).*\\{\\{\\s*model\\s*}}.*");
    }

    private static boolean countsTokens(Protocol protocol) {
        return switch (protocol) {
            case OPENAI_CHAT,
                    OPENAI_COMPLETIONS,
                    OPENAI_RESPONSES,
                    ANTHROPIC_MESSAGES,
                    GEMINI,
                    OLLAMA_CHAT,
                    OLLAMA_GENERATE,
                    LLAMACPP_COMPLETION,
                    OPENAI_EMBEDDINGS,
                    OPENAI_IMAGES,
                    OPENAI_TRANSCRIPTIONS -> true;
            case KSERVE_INFER, KSERVE_GENERATE, TORCHSERVE_PREDICTIONS, OPENAI_SPEECH, OPENAI_VIDEOS, TEMPLATE -> false;
        };
    }
}
