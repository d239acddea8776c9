package dev.parley.app.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Finds entries by what is typed: at most twelve, by group, best first. For the toolkit's thread. */
public final class PaletteViewModel {
    static final int MOST = 12;
    /** How many of one group there are while others have more to show. */
    private static final int OF_ONE_GROUP = 5;

    private static final int RECENT = 5;
    static final int PAGE = 6;

    private final List<PaletteSource> sources = new ArrayList<>();
    private final SequencedMap<String, Boolean> recent = new LinkedHashMap<>();
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final ObservableList<PaletteRow> rows = FXCollections.observableArrayList();
    private final ObservableList<PaletteRow> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(this, "selected", -1);
    private final ReadOnlyIntegerWrapper found = new ReadOnlyIntegerWrapper(this, "found");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private List<Known> known = List.of();

    /** An entry and the form of its title that is searched. */
    private record Known(PaletteEntry entry, FuzzyText text) {}

    private record Hit(PaletteEntry entry, FuzzyMatch match) {}

    public PaletteViewModel() {
        query.addListener((source, before, now) -> show());
    }

    /** Its entries come after those of the sources before it. */
    public void add(PaletteSource source) {
        sources.add(source);
    }

    /** What is typed. */
    public StringProperty query() {
        return query;
    }

    public ObservableList<PaletteRow> rows() {
        return readOnlyRows;
    }

    /** The index in {@link #rows()} of the item that Enter runs; -1 without one. */
    public ReadOnlyIntegerProperty selected() {
        return selected.getReadOnlyProperty();
    }

    /** How many entries fit, shown or not. */
    public ReadOnlyIntegerProperty found() {
        return found.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /** Asks the sources anew and begins with an empty query. */
    public void show(boolean now) {
        if (now) {
            known = sources.stream()
                    .flatMap(source -> source.entries().stream())
                    .map(entry -> new Known(entry, FuzzyText.of(entry.title())))
                    .toList();
            query.set("");
            show();
        } else {
            known = List.of();
            rows.clear();
            selected.set(-1);
        }
        open.set(now);
    }

    /** To the next item, round at the ends. */
    public void move(int step) {
        List<Integer> items = items();
        if (!items.isEmpty()) {
            int at = items.indexOf(selected.get());
            selected.set(items.get(Math.floorMod(at + step, items.size())));
        }
    }

    /** Some items on; stops at the ends. */
    public void page(int direction) {
        List<Integer> items = items();
        if (!items.isEmpty()) {
            int at = items.indexOf(selected.get()) + direction * PAGE;
            selected.set(items.get(Math.clamp(at, 0, items.size() - 1)));
        }
    }

    private List<Integer> items() {
        List<Integer> items = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof PaletteRow.Item) {
                items.add(i);
            }
        }
        return items;
    }

    /** Closes the palette and does what is selected; stays open without anything to do. */
    public void run() {
        if (selected.get() >= 0 && rows.get(selected.get()) instanceof PaletteRow.Item item) {
            run(item.entry());
        }
    }

    /** Closes the palette and does this. */
    public void run(PaletteEntry entry) {
        recent.putFirst(entry.id(), true);
        if (recent.size() > RECENT) {
            recent.pollLastEntry();
        }
        show(false);
        entry.run().run();
    }

    private void show() {
        FuzzyQuery typed = FuzzyQuery.of(query.get());
        Map<PaletteGroup, List<Hit>> groups = typed.isEmpty() ? everything() : search(typed);
        List<PaletteRow> now = new ArrayList<>();
        groups.forEach((group, hits) -> {
            now.add(new PaletteRow.Head(group));
            hits.forEach(
                    hit -> now.add(new PaletteRow.Item(hit.entry(), hit.match().places())));
        });
        selected.set(-1);
        rows.setAll(now);
        selected.set(now.isEmpty() ? -1 : 1);
    }

    /** What was run last, then the first of each group. */
    private Map<PaletteGroup, List<Hit>> everything() {
        List<Hit> all = new ArrayList<>();
        for (String id : recent.sequencedKeySet()) {
            find(id).ifPresent(entry -> all.add(new Hit(asRecent(entry), FuzzyMatch.ALL)));
        }
        known.stream()
                .filter(one -> !recent.containsKey(one.entry().id()))
                .forEach(one -> all.add(new Hit(one.entry(), FuzzyMatch.ALL)));
        found.set(known.size());
        Map<PaletteGroup, List<Hit>> groups = new EnumMap<>(PaletteGroup.class);
        groups.putAll(chosen(all));
        return groups;
    }

    private static PaletteEntry asRecent(PaletteEntry entry) {
        return new PaletteEntry(
                entry.id(),
                PaletteGroup.RECENT,
                entry.icon(),
                entry.title(),
                entry.detail(),
                entry.keys(),
                entry.run());
    }

    private Optional<PaletteEntry> find(String id) {
        return known.stream()
                .map(Known::entry)
                .filter(entry -> entry.id().equals(id))
                .findFirst();
    }

    private Map<PaletteGroup, List<Hit>> search(FuzzyQuery typed) {
        List<Hit> hits = new ArrayList<>();
        for (Known one : known) {
            typed.in(one.text()).ifPresent(match -> hits.add(new Hit(one.entry(), match)));
        }
        if (hits.stream().anyMatch(hit -> !hit.match().isLoose())) {
            hits.removeIf(hit -> hit.match().isLoose());
        }
        found.set(hits.size());
        // What was run before comes first among equals; the sort keeps the order of the sources otherwise.
        hits.sort(Comparator.comparingInt((Hit hit) -> hit.match().score())
                .reversed()
                .thenComparing(hit -> !recent.containsKey(hit.entry().id())));
        return chosen(hits);
    }

    /** The best of them, in the order of the best of each group. */
    private static Map<PaletteGroup, List<Hit>> chosen(List<Hit> sorted) {
        Map<PaletteGroup, List<Hit>> groups = new LinkedHashMap<>();
        List<Hit> left = new ArrayList<>();
        int count = 0;
        for (Hit hit : sorted) {
            List<Hit> group = groups.computeIfAbsent(hit.entry().group(), _ -> new ArrayList<>());
            if (count < MOST && group.size() < OF_ONE_GROUP) {
                group.add(hit);
                count++;
            } else {
                left.add(hit);
            }
        }
        for (Hit hit : left.subList(0, Math.min(left.size(), MOST - count))) {
            groups.getOrDefault(hit.entry().group(), new ArrayList<>()).add(hit);
        }
        groups.values().removeIf(List::isEmpty);
        return groups;
    }
}
