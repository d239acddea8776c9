package dev.parley.app.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is typed into the search: words, and tags as {@code #tag} or {@code tag:tag}. A word with a number sign is a word
 * like others where no tag begins with it, so that {@code #include} can be found.
 */
final class ChatQuery {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String TAG = "tag:";

    private final List<String> tags = new ArrayList<>();
    private final String words;
    private final TitleSearch titles;

    /** {@code known}: all tags that there are. */
    ChatQuery(String typed, Collection<String> known) {
        List<String> rest = new ArrayList<>();
        for (String token : SPACE.splitAsStream(typed.strip()).toList()) {
            String tag = asTag(token, known);
            if (tag.isEmpty()) {
                rest.add(token);
            } else {
                tags.add(tag);
            }
        }
        words = String.join(" ", rest);
        titles = new TitleSearch(words);
    }

    /** Folded; empty if it is a word. */
    private static String asTag(String token, Collection<String> known) {
        if (token.toLowerCase(Locale.ROOT).startsWith(TAG)) {
            return TitleSearch.fold(token.substring(TAG.length()));
        }
        if (token.startsWith("#")) {
            String tag = TitleSearch.fold(token.substring(1));
            return known.stream().anyMatch(other -> TitleSearch.fold(other).startsWith(tag)) ? tag : "";
        }
        return "";
    }

    /** How a tag is looked for. */
    static String of(String tag) {
        return "#" + tag;
    }

    boolean isEmpty() {
        return tags.isEmpty() && titles.isEmpty();
    }

    /** Without the tags. */
    String words() {
        return words;
    }

    /** {@code folded}: the title, as {@link TitleSearch#fold} writes it. */
    boolean matches(String folded, List<String> tagsOfChat) {
        return matches(tagsOfChat) && titles.matches(folded);
    }

    /** Whether each of the tags is there, or one that begins with it: who types sees what they get. */
    boolean matches(List<String> tagsOfChat) {
        return tags.isEmpty()
                || tags.stream()
                        .allMatch(tag -> tagsOfChat.stream()
                                .anyMatch(own -> TitleSearch.fold(own).startsWith(tag)));
    }
}
