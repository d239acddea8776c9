package dev.parley.app.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ObservableList;

/** What the transcript shows: the sections of the turns on the path, then what waits. For the toolkit's thread. */
final class TranscriptItems implements TurnSection.Place {
    private final ItemList<TranscriptItem> items = new ItemList<>();
    private final List<TurnSection> sections = new ArrayList<>();
    private int waiting;

    ObservableList<TranscriptItem> items() {
        return items;
    }

    /** All changes that {@code edits} makes are one. */
    void together(Runnable edits) {
        items.together(edits);
    }

    /** Shows these; sections at the start that are shown already are not touched. */
    void show(List<TurnSection> path) {
        int keep = 0;
        while (keep < path.size() && keep < sections.size() && path.get(keep) == sections.get(keep)) {
            keep++;
        }
        int first = start(keep);
        int old = items.size() - waiting - first;
        sections.subList(keep, sections.size()).forEach(section -> section.showAt(null));
        sections.subList(keep, sections.size()).clear();
        insert(keep, path.subList(keep, path.size()), first, old);
    }

    /** Adds what was said before. */
    void prepend(List<TurnSection> earlier) {
        insert(0, earlier, 0, 0);
    }

    void showWaiting(List<String> texts) {
        List<TranscriptItem> cards = IntStream.range(0, texts.size())
                .mapToObj(i -> (TranscriptItem) new TranscriptItem.WaitingMessage(i, texts.get(i)))
                .toList();
        if (!cards.equals(items.subList(items.size() - waiting, items.size()))) {
            items.replace(items.size() - waiting, waiting, cards);
            waiting = cards.size();
        }
    }

    List<TurnSection> sections() {
        return sections;
    }

    @Override
    public void replace(TurnSection section, int from, int count, List<TranscriptItem> added) {
        // What streams stands at the end; the section has its new size already.
        int after = waiting;
        for (int i = sections.size() - 1; i >= 0; i--) {
            if (sections.get(i) == section) {
                int size = section.size() - added.size() + count;
                items.replace(items.size() - after - size + from, count, added);
                return;
            }
            after += sections.get(i).size();
        }
    }

    private void insert(int at, List<TurnSection> added, int firstItem, int removed) {
        List<TranscriptItem> more = new ArrayList<>();
        for (TurnSection section : added) {
            section.showAt(this);
            more.addAll(section.items());
        }
        sections.addAll(at, added);
        items.replace(firstItem, removed, more);
    }

    private int start(int section) {
        int start = 0;
        for (int i = 0; i < section; i++) {
            start += sections.get(i).size();
        }
        return start;
    }
}
