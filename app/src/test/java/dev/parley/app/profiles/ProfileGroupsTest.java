package dev.parley.app.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.EndpointProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups of profiles, their order, and what is dropped where. */
final class ProfileGroupsTest {
    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
        put("a", "Lab");
        put("b", null);
        put("c", "Production");
        put("d", "Lab");
        bench.profiles.reload();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void put(String id, @Nullable String group) {
        bench.store.put(EndpointProfile.builder(id.toUpperCase(java.util.Locale.ROOT), URI.create("https://h.example"))
                .id(id)
                .group(group)
                .build());
    }

    private List<String> rows(String typed) {
        return bench.page.rows(typed).stream()
                .map(row -> switch (row) {
                    case ProfileRow.Group group -> "# " + group.title() + (group.folded() ? " +" : "");
                    case ProfileRow.Entry entry -> entry.profile().name();
                })
                .toList();
    }

    private ProfileRow row(String title) {
        return bench.page.rows("").stream()
                .filter(row -> switch (row) {
                    case ProfileRow.Group group -> group.title().equals(title);
                    case ProfileRow.Entry entry -> entry.profile().name().equals(title);
                })
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aGroupStandsWhereItsFirstProfileDoesAndTheBuiltInOnesComeLast() {
        assertThat(rows(""))
                .containsExactly("# Lab", "A", "D", "# No group", "B", "# Production", "C", "# This computer", "Demo");
    }

    @Test
    void aFoldedGroupShowsItsHeadAloneUntilSomethingIsTyped() {
        if (row("Lab") instanceof ProfileRow.Group lab) {
            bench.page.fold(lab.key(), true);
        }

        assertThat(rows("")).startsWith("# Lab +", "# No group");
        assertThat(rows("d")).containsExactly("# Lab", "D", "# Production", "C", "# This computer", "Demo");
        assertThat(rows("lab")).containsExactly("# Lab", "A", "D");
    }

    @Test
    void aStepStaysWithinTheGroup() {
        bench.page.edit(bench.profiles.find("d").orElseThrow());

        bench.page.move(-1);
        assertThat(rows("")).startsWith("# Lab", "D", "A", "# No group");
        bench.page.move(-1);
        assertThat(rows("")).startsWith("# Lab", "D", "A", "# No group");
        bench.page.move(1);
        assertThat(rows("")).startsWith("# Lab", "A", "D", "# No group");
    }

    @Test
    void aProfileThatIsDroppedTakesThePlaceAndTheGroupOfWhatIsThere() {
        bench.page.drop("c", row("A"));
        assertThat(rows("")).containsExactly("# Lab", "C", "A", "D", "# No group", "B", "# This computer", "Demo");

        bench.page.drop("c", row("No group"));
        assertThat(rows("")).containsExactly("# Lab", "A", "D", "# No group", "C", "B", "# This computer", "Demo");
        assertThat(bench.store.find("c").orElseThrow().group()).isNull();

        bench.page.drop("c", row("Demo"));
        bench.page.drop("demo-direct", row("A"));
        assertThat(rows("")).containsExactly("# Lab", "A", "D", "# No group", "C", "B", "# This computer", "Demo");
    }

    @Test
    void theOpenEditorFollowsToAnotherGroupAndKeepsWhatWasTyped() {
        bench.page.edit(bench.profiles.find("c").orElseThrow());
        bench.page.drop("c", row("A"));
        assertThat(bench.editor().text(DraftField.GROUP).get()).isEqualTo("Lab");
        assertThat(bench.editor().dirty().get()).isFalse();

        bench.editor().text(DraftField.MODEL).set("typed");
        bench.page.drop("c", row("B"));
        assertThat(bench.editor().text(DraftField.GROUP).get()).isEmpty();
        assertThat(bench.editor().text(DraftField.MODEL).get()).isEqualTo("typed");
        bench.editor().save();
        assertThat(bench.store.find("c").orElseThrow().model()).isEqualTo("typed");
        assertThat(bench.store.find("c").orElseThrow().group()).isNull();
    }

    @Test
    void aGroupIsTypedInTheEditor() {
        bench.page.add();
        bench.editor().text(DraftField.NAME).set("E");
        bench.editor().text(DraftField.BASE_URL).set("https://e.example");
        bench.editor().text(DraftField.GROUP).set(" Seoul ");
        bench.editor().save();

        assertThat(bench.store.findByName("E").orElseThrow().group()).isEqualTo("Seoul");
        assertThat(bench.profiles.groups()).containsExactly("Lab", "Production", "Seoul");
    }

    @Test
    void pricesAreTypedWithAPointOrACommaAndNeedACurrency() {
        bench.page.edit(bench.profiles.find("a").orElseThrow());
        ProfileEditorViewModel editor = bench.editor();
        editor.text(DraftField.PRICE_INPUT).set("0,15");
        editor.text(DraftField.PRICE_OUTPUT).set("0.60");
        editor.save();
        assertThat(editor.firstProblem()).isEqualTo(DraftField.CURRENCY);

        editor.text(DraftField.CURRENCY).set("xyz");
        assertThat(editor.problem(DraftField.CURRENCY).get()).isEqualTo("Write the code of a currency, such as USD.");
        editor.text(DraftField.CURRENCY).set("eur");
        editor.text(DraftField.PRICE_CACHED).set("-1");
        editor.save();
        assertThat(editor.firstProblem()).isEqualTo(DraftField.PRICE_CACHED);
        editor.text(DraftField.PRICE_CACHED).set("");
        editor.save();

        assertThat(bench.store.find("a").orElseThrow().prices())
                .isEqualTo(new dev.parley.client.TokenPrices(
                        "EUR", new java.math.BigDecimal("0.15"), new java.math.BigDecimal("0.6"), null));
        assertThat(bench.editor().dirty().get()).as("as it was saved").isFalse();
    }
}
