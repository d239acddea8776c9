package dev.parley.gateway.demo;

import java.util.stream.Collectors;

/** The honest answer to what the demo has no script for. */
final class DemoEcho {
    private static final int MAX_CHARACTERS = 1000;
    private static final String OFFER =
            " Send `/demo` to see what I can show, or just ask, for example \"Show me a table\".";

    private DemoEcho() {}

    static String of(String message, int attachments) {
        String files = attachments == 0
                ? ""
                : " " + counted(attachments, "attachment") + " came with it; I did not look at "
                        + (attachments == 1 ? "it." : "them.");
        if (message.isBlank()) {
            return "I am a scripted demo, not an AI. You sent no text." + files + OFFER;
        }
        return "I am a scripted demo, not an AI. You said:\n\n" + quote(message) + "\n\nThat is "
                + counted(words(message), "word") + " and " + counted(DemoTokens.characters(message), "character")
                + "." + files + OFFER;
    }

    static String toolResult(String result) {
        return "I am a scripted demo, not an AI. The tool answered:\n\n"
                + (result.isBlank() ? "> (nothing)" : quote(result))
                + "\n\nA model would now put this into words.";
    }

    /** A Markdown quote: every line of the message stays inside it, whatever it holds. */
    private static String quote(String message) {
        String shown = DemoTokens.firstCharacters(message.strip(), MAX_CHARACTERS);
        String more = shown.length() < message.strip().length() ? " […]" : "";
        return (shown + more).lines().map(line -> ("> " + line).stripTrailing()).collect(Collectors.joining("\n"));
    }

    private static int words(String message) {
        return message.strip().split("\\s+").length;
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
