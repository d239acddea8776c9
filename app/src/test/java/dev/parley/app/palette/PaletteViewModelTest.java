package dev.parley.app.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private static final Duration TARGET = Duration.ofMillis(50);
    private static final int SLACK = 5;

    private final List<String> done = new ArrayList<>();
    private final PaletteViewModel model = new PaletteViewModel();

    private PaletteEntry entry(PaletteGroup group, String title) {
        return new PaletteEntry(group + title, group, "fth-plus", title, () -> "", () -> done.add(title));
    }

    private void has(PaletteGroup group, String... titles) {
        List<PaletteEntry> entries =
                List.of(titles).stream().map(title -> entry(group, title)).toList();
        model.add(() -> entries);
    }

    private List<String> shown() {
        return model.rows().stream()
                .map(row -> switch (row) {
                    case PaletteRow.Head(var group) -> "# " + group;
                    case PaletteRow.Item item -> item.entry().title();
                })
                .toList();
    }

    @Test
    void whatFitsIsGroupedWithTheBestGroupFirst() {
        has(PaletteGroup.ACTIONS, "Copy the last code block", "New chat");
        has(PaletteGroup.CHATS, "Code", "Something else");
        model.show(true);
        model.query().set("code");
        assertThat(shown()).containsExactly("# CHATS", "Code", "# ACTIONS", "Copy the last code block");
        assertThat(model.found().get()).isEqualTo(2);
    }

    @Test
    void lettersPickedHereAndThereAreShownOnlyWhereNothingElseFits() {
        has(PaletteGroup.PROFILES, "Demo (direct)");
        has(PaletteGroup.SETTINGS, "Reduce motion: on or off", "Default model");
        model.show(true);
        model.query().set("demo");
        assertThat(shown()).containsExactly("# PROFILES", "Demo (direct)", "# SETTINGS", "Default model");
        assertThat(model.found().get()).isEqualTo(2);
        model.query().set("rdcmtn");
        assertThat(shown()).containsExactly("# SETTINGS", "Reduce motion: on or off");
    }

    @Test
    void thereAreTwelveAtMostAndEachGroupHasItsShare() {
        has(
                PaletteGroup.CHATS,
                IntStream.range(0, 40).mapToObj(i -> "chat " + i).toArray(String[]::new));
        has(PaletteGroup.ACTIONS, "New chat");
        model.show(true);
        model.query().set("chat");
        assertThat(shown()).contains("New chat");
        assertThat(shown().stream().filter(line -> !line.startsWith("#"))).hasSize(PaletteViewModel.MOST);
        assertThat(model.found().get()).isEqualTo(41);
    }

    @Test
    void enterRunsTheSelectedOneAfterThePaletteIsClosed() {
        model.add(() -> List.of(new PaletteEntry(
                "a",
                PaletteGroup.ACTIONS,
                "fth-plus",
                "Say",
                () -> "",
                () -> done.add("open: " + model.open().get()))));
        model.show(true);
        assertThat(model.open().get()).isTrue();
        model.run();
        assertThat(done).containsExactly("open: false");
    }

    @Test
    void nothingIsRunWhereNothingFits() {
        has(PaletteGroup.ACTIONS, "New chat");
        model.show(true);
        model.query().set("zzz");
        assertThat(model.rows()).isEmpty();
        assertThat(model.selected().get()).isEqualTo(-1);
        model.move(1);
        model.page(1);
        model.run();
        assertThat(done).isEmpty();
        assertThat(model.open().get()).isTrue();
    }

    @Test
    void theSelectionGoesOverHeadsRoundAtTheEndsAndByPages() {
        has(PaletteGroup.ACTIONS, "A", "B");
        has(PaletteGroup.CHATS, "C");
        model.show(true);
        assertThat(model.selected().get()).isEqualTo(1);
        model.move(1);
        model.move(1);
        assertThat(model.selected().get()).isEqualTo(4);
        model.move(1);
        assertThat(model.selected().get()).isEqualTo(1);
        model.move(-1);
        assertThat(model.selected().get()).isEqualTo(4);
        model.page(-1);
        assertThat(model.selected().get()).isEqualTo(1);
        model.page(1);
        assertThat(model.selected().get()).isEqualTo(4);
    }

    @Test
    void whatWasRunLastComesFirstWhenNothingIsTyped() {
        has(PaletteGroup.ACTIONS, "A", "B", "C");
        model.show(true);
        model.query().set("b");
        model.run();
        model.show(true);
        model.query().set("c");
        model.run();
        model.show(true);
        assertThat(shown()).containsExactly("# RECENT", "C", "B", "# ACTIONS", "A");
        assertThat(model.query().get()).isEmpty();
    }

    @Test
    void whatFitsIsMarked() {
        has(PaletteGroup.ACTIONS, "Résumé");
        model.show(true);
        model.query().set("sum");
        assertThat(model.rows().getLast())
                .isInstanceOfSatisfying(
                        PaletteRow.Item.class, item -> assertThat(item.places()).containsExactly(2, 3, 4));
    }

    @Test
    void twentyThousandChatsAreFilteredWhileOneTypes() {
        String[] titles = IntStream.range(0, 20_000)
                .mapToObj(i -> "콜드 스타트 지연 원인 분석 and cold start of replica number " + i)
                .toArray(String[]::new);
        has(PaletteGroup.CHATS, titles);
        model.show(true);
        // The first searches also wait for the compiler.
        List.of("a", "co", "rep", "ㅋㄷ").forEach(model.query()::set);
        for (String typed : List.of("cold 19", "ㅋㄷㅅㅌㅌ", "replica", "zzz")) {
            long before = System.nanoTime();
            model.query().set(typed);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).as(typed).isLessThan(TARGET.multipliedBy(SLACK));
        }
        assertThat(model.found().get()).isZero();
    }
}
