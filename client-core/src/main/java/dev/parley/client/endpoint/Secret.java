package dev.parley.client.endpoint;

/** A key in memory. Prints as dots, so that it cannot leak by forgetting. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * A key as it was typed or pasted: surrounding white space is dropped.
     *
     * @throws IllegalArgumentException if it is empty or holds what no HTTP header may (its value is not in the message)
     */
    public static Secret of(CharSequence key) {
        String trimmed = key.toString().strip();
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException("the key is empty");
        }
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if (c < 0x21 || c > 0x7E) {
                throw new IllegalArgumentException(
                        "the key holds a character that a header cannot carry, at position " + (i + 1));
            }
        }
        return new Secret(trimmed);
    }

    /** The value itself, for the header that carries it and for nothing else. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "•••";
    }
}
