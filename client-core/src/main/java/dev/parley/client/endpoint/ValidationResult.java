package dev.parley.client.endpoint;

import java.util.List;

/** What a check of a profile found. */
public sealed interface ValidationResult {

    record Valid() implements ValidationResult {}

    /** At least one problem. */
    record Invalid(List<Problem> problems) implements ValidationResult {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Not looked at yet, as a form before its first input. */
    record NotChecked() implements ValidationResult {}

    /**
     * One thing that is wrong.
     *
     * @param field the name of the profile's component
     * @param message one sentence, never with a value that may be secret
     */
    record Problem(String field, String message) {}
}
