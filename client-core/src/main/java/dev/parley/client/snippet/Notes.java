package dev.parley.client.snippet;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sentences about what was changed or left out, each once. */
final class Notes {
    private static final int MAX = 20;

    private final Set<String> sentences = new LinkedHashSet<>();

    void add(String sentence) {
        if (sentences.size() < MAX) {
            sentences.add(sentence);
        }
    }

    void addAll(Notes others) {
        others.sentences.forEach(this::add);
    }

    List<String> list() {
        return List.copyOf(sentences);
    }
}
