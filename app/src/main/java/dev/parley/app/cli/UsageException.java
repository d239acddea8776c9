package dev.parley.app.cli;

/** The command was not understood or cannot be carried out as given: one sentence, exit code 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String sentence) {
        super(sentence);
    }

    /** The sentence of {@link Messages#text}. */
    static UsageException of(String key, Object... arguments) {
        return new UsageException(Messages.text(key, arguments));
    }
}
