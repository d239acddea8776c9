package dev.parley.client.snippet;

import java.util.List;

/** What an import found. Hostile or broken input is a {@link Refused}, never an exception. */
public sealed interface ImportResult {

    /**
     * At least one profile.
     *
     * @param candidates those that look most like a call of a model first
     * @param notes sentences about the whole, such as that more was left out
     */
    record Imported(List<ImportCandidate> candidates, List<String> notes) implements ImportResult {
        public Imported {
            candidates = List.copyOf(candidates);
            notes = List.copyOf(notes);
            if (candidates.isEmpty()) {
                throw new IllegalArgumentException("nothing was found");
            }
        }
    }

    /**
     * Nothing could be made of it.
     *
     * @param reason one sentence for people; it repeats nothing of the input that may be secret
     */
    record Refused(String reason) implements ImportResult {}
}
