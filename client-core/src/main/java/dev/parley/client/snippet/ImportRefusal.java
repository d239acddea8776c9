package dev.parley.client.snippet;

/** Why something cannot be imported: one sentence for people that repeats nothing secret. */
final class ImportRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    ImportRefusal(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
