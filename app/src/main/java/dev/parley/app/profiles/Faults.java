package dev.parley.app.profiles;

import dev.parley.app.fx.Texts;
import dev.parley.client.InferenceException;
import dev.parley.client.store.SecretStoreException;
import dev.parley.client.store.StoreException;
import java.util.concurrent.CompletionException;

/** Sentences for what went wrong in the background. */
final class Faults {

    private Faults() {}

    /** The sentence of a fault that has one; of any other only its kind, because its message was not written for people. */
    static String sentence(Texts texts, Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        return switch (cause) {
            case StoreException e -> String.valueOf(e.getMessage());
            case SecretStoreException e -> String.valueOf(e.getMessage());
            case InferenceException e -> String.valueOf(e.getMessage());
            case IllegalStateException e when e.getMessage() != null -> e.getMessage();
            default -> texts.get("fault", cause.getClass().getSimpleName());
        };
    }
}
