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
        int bad = unfitForHeader(trimmed);
        if (bad >= 0) {
            throw new IllegalArgumentException(
                    "the key holds a character that a header cannot carry, at position " + (bad + 1));
        }
        return new Secret(trimmed);
    }

    /**
     * A password exactly as it was typed: it may hold blanks and letters of any script, because it opens a file or is
     * encoded before it travels.
     *
     * @throws IllegalArgumentException if it is empty or holds a control character (its value is not in the message)
     */
    public static Secret ofPassword(CharSequence password) {
        String text = password.toString();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the password is empty");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the password holds a control character");
        }
        return new Secret(text);
    }

    /** Whether a header can carry it as it is: always, unless it was made by {@link #ofPassword}. */
    public boolean fitsHeader() {
        return unfitForHeader(value) < 0;
    }

    private static int unfitForHeader(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x21 || c > 0x7E) {
                return i;
            }
        }
        return -1;
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
