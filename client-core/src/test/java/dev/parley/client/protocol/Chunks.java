package dev.parley.client.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Makes streams of chunks as servers send them and as they should not: each event is like the one before but for its text,
 * and now and then it is not. A character of the strings here is a byte, so that malformed UTF-8 can be said.
 */
final class Chunks {
    private static final String[] TEXTS = {
        "a",
        " word",
        "0123456789 ",
        bytes("안녕 😀 é"),
        "\\n",
        "\\\"quoted\\\"",
        "back\\\\slash\\/",
        "\\u0041\\u00e9\\uD55C",
        "\\ud83d\\ude00",
        "\\ud83d",
        "\\ude00 lone",
        "\\b\\f\\r\\t",
        bytes("mixed é \\u00e9 \\\" 한"),
        "\\u000a",
        "\\u0000",
        "\u007F",
        "{\\\"content\\\":\\\"inner\\\"}",
        "[DONE]",
        "",
    };

    private static final String[] BAD_TEXTS = {
        "raw\"quote",
        "a\",\"content\":\"b",
        "a\"},\"delta\":{\"content\":\"b",
        "half\\",
        "half\\\\\\",
        "\\x41",
        "\\u12",
        "\\u12G4",
        "\\u\u00EF\u00BC\u0091\u00EF\u00BC\u0091\u00EF\u00BC\u0091\u00EF\u00BC\u0091",
        "tab\there",
        "nul\0here",
        "bell\u0007",
        "latin\u00E9",
        "\u00C0\u0080",
        "\u00C1\u00BFoverlong",
        "\u00ED\u00A0\u0080surrogate",
        "\u00F4\u0090\u0080\u0080beyond",
        "\u00E2\u0082",
        "\u00FF\u00FE",
        "\u0080",
        bytes("\uFFFD was there"),
        bytes("\uFEFF"),
    };

    private static final String[] ROOT_EXTRAS = {
        "\"system_fingerprint\":\"fp_1\"",
        "\"usage\":null",
        "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":7}",
        "\"timings\":{\"predicted_n\":4,\"predicted_ms\":1.5}",
        "\"timings\":null",
        "\"prompt_progress\":{\"total\":10,\"processed\":4}",
        "\"prompt_progress\":null",
        "\"error\":null",
        "\"error\":\"out of memory\"",
        "\"error\":{\"message\":\"no\"}",
        "\"error\":7",
        "\"choices\":[]",
        "\"choices\":null",
        "\"choices\":[{\"index\":3,\"delta\":{\"content\":\"other\"}}]",
        "\"obfuscation\":\"Xy1\"",
        "\"nested\":{\"choices\":[{\"delta\":{\"content\":\"not this\"}}],\"a\":[1,[2]]}",
        "\"big\":" + "9".repeat(1_200),
        "\"exponent\":1e400",
        "\"number\":-0.0",
        "\"nan\":NaN",
        "\"content\":\"at the top\"",
        "\"\u00FF\":1",
    };

    private static final String[] CHOICE_EXTRAS = {
        "\"finish_reason\":null",
        "\"finish_reason\":\"stop\"",
        "\"finish_reason\":\"weird\"",
        "\"logprobs\":null",
        "\"logprobs\":{\"content\":[{\"token\":\"a\",\"logprob\":-0.5,\"top_logprobs\":[]}]}",
        "\"text\":\"legacy\"",
        "\"text\":\"\"",
        "\"text\":null",
        "\"text\":1",
        "\"message\":{\"content\":\"whole\"}",
        "\"message\":null",
        "\"index\":1",
        "\"index\":1.5",
        "\"index\":\"1\"",
        "\"index\":99999999999",
        "\"index\":null",
        "\"index\":-1",
        "\"delta\":null",
        "\"delta\":\"text\"",
        "\"delta\":{}",
        "\"delta\":{\"content\":\"second delta\"}",
        "\"content_filter_results\":{\"hate\":{\"filtered\":false}}",
    };

    private static final String[] DELTA_EXTRAS = {
        "\"role\":\"assistant\"",
        "\"content\":null",
        "\"content\":\"\"",
        "\"content\":\"twice\"",
        "\"content\":[{\"type\":\"text\",\"text\":\"part\"}]",
        "\"content\":7",
        "\"refusal\":null",
        "\"reasoning\":null",
        "\"reasoning\":\"\"",
        "\"reasoning\":\"hm\"",
        "\"reasoning_content\":\"hm\"",
        "\"thinking\":\"hm\"",
        "\"thinking\":false",
        "\"tool_calls\":null",
        "\"tool_calls\":[]",
        "\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]",
        "\"function_call\":{\"name\":\"f\"}",
    };

    private static final String[] NAMES = {
        "content", "content", "content", "content", "reasoning_content", "reasoning", "thinking", "text", "other"
    };

    private final Random random;
    private List<String> root = new ArrayList<>();
    private List<String> choice = new ArrayList<>();
    private List<String> delta = new ArrayList<>();
    private String name = "content";
    private boolean spaced;

    Chunks(long seed) {
        random = new Random(seed);
    }

    private static String bytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    /** A whole stream of server-sent events. */
    byte[] stream() {
        restart();
        StringBuilder stream = new StringBuilder();
        int events = 2 + random.nextInt(14);
        for (int i = 0; i < events; i++) {
            if (chance(6)) {
                change();
            }
            stream.append("data: ").append(damaged(event())).append("\n\n");
        }
        stream.append("data: [DONE]\n\n");
        return stream.toString().getBytes(ISO_8859_1);
    }

    private void restart() {
        root = new ArrayList<>(
                List.of("\"id\":\"chatcmpl-1\"", "\"object\":\"chat.completion.chunk\"", "\"created\":1"));
        choice = new ArrayList<>(List.of("\"index\":0", "\"finish_reason\":null"));
        delta = new ArrayList<>();
        name = pick(NAMES);
        spaced = chance(4);
        while (chance(2)) {
            change();
        }
    }

    /** What the following events have in common is another from here on. */
    private void change() {
        switch (random.nextInt(9)) {
            case 0 -> root.set(0, "\"created\":" + random.nextInt(3));
            case 1 -> root.add(random.nextInt(root.size() + 1), pick(ROOT_EXTRAS));
            case 2 -> choice.add(random.nextInt(choice.size() + 1), pick(CHOICE_EXTRAS));
            case 3 -> delta.add(random.nextInt(delta.size() + 1), pick(DELTA_EXTRAS));
            case 4 -> Collections.shuffle(root, random);
            case 5 -> Collections.shuffle(choice, random);
            case 6 -> {
                if (choice.size() > 1) {
                    choice.removeLast();
                }
                if (root.size() > 2) {
                    root.removeLast();
                }
            }
            case 7 -> delta.clear();
            default -> name = pick(NAMES);
        }
    }

    private String event() {
        String text = "\"" + (chance(5) ? pick(BAD_TEXTS) : pick(TEXTS) + (chance(3) ? pick(TEXTS) : "")) + "\"";
        boolean inDelta = !name.equals("text");
        String piece = "\"" + name + "\":" + text;
        List<String> inChoice = new ArrayList<>(choice);
        inChoice.add(random.nextInt(inChoice.size() + 1), inDelta ? "\"delta\":" + object(with(delta, piece)) : piece);
        String choices = object(inChoice);
        if (chance(12)) {
            choices += "," + object(List.of("\"index\":1", "\"delta\":{\"content\":\"n2\"}"));
        }
        return object(with(root, "\"choices\":[" + choices + "]"));
    }

    /** At the end mostly, as one stream has one order. */
    private List<String> with(List<String> fields, String one) {
        List<String> all = new ArrayList<>(fields);
        all.add(chance(8) ? random.nextInt(all.size() + 1) : all.size(), one);
        return all;
    }

    private String object(List<String> fields) {
        return spaced ? "{ " + String.join(", ", fields) + " }" : "{" + String.join(",", fields) + "}";
    }

    private String damaged(String event) {
        if (!chance(15)) {
            return event;
        }
        return switch (random.nextInt(9)) {
            case 0 -> event.substring(0, random.nextInt(event.length()));
            case 1 -> event + "x";
            case 2 -> event + event;
            case 3 -> bytes("\uFEFF") + event;
            case 4 -> new String(event.getBytes(UTF_16LE), ISO_8859_1);
            case 5 -> "[" + event + "]";
            case 6 -> event + " \t ";
            case 7 -> event.replaceFirst("content", "con\\\\\\\\u0074ent");
            default -> pick(new String[] {"", "null", "\"text\"", "{}", "<html>", "[DONE]x", "{\"choices\":{}}"});
        };
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String pick(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
