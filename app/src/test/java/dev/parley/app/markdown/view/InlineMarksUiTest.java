package dev.parley.app.markdown.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.BlockText;
import dev.parley.app.markdown.MarkdownDocument;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What is in a text and is drawn in another way than by a font. */
@ExtendWith(ApplicationExtension.class)
class InlineMarksUiTest {
    private final ObservableList<Block> blocks = FXCollections.observableArrayList();
    private final DrawnInlines inlines = new DrawnInlines(
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()), BlockPages.FX);
    private BlockFlow<Block> flow;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        BlockStyle style = new BlockStyle(inlines, target -> {}, Runnable::run, BlockPages.FX);
        flow = BlockPages.flow(blocks, style);
        stage.setScene(BlockPages.scene(flow, 700, 500, "light"));
        stage.show();
    }

    @AfterEach
    void close() {
        inlines.close();
    }

    private void show(String markdown) {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> blocks.setAll(MarkdownDocument.parse(markdown)));
        WaitForAsyncUtils.waitForFxEvents();
        layOut(700);
    }

    private void layOut(double width) {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            flow.resize(width, 500);
            flow.applyCss();
            flow.layout();
        });
    }

    private List<Node> all(String selector) {
        return List.copyOf(flow.lookupAll(selector));
    }

    @Test
    void row30CharactersThatCannotBeSeenAreBadgesInCodeOfALine() {
        show("Run `a\u202Eb` and `U+202E`");

        assertThat(all(".md-hidden")).hasSize(1);
        assertThat(((Label) all(".md-hidden").getFirst()).getText()).isEqualTo("U+202E");
        assertThat(flow.cell(0).orElseThrow().texts().getFirst().text())
                .isEqualTo(BlockText.of(blocks.getFirst()).text());
    }

    @Test
    void row30CharactersThatCannotBeSeenAreBadgesInABlockOfCode() {
        show("```\nif (a\u202E) b();\n```\n\n```\nU+202E\n```");

        assertThat(all(".md-hidden-shade")).hasSize(1);
    }

    @Test
    void emojiArePicturesInTextInCodeOfALineAndInABlockOfCode() {
        show("A \uD83C\uDF89 and `\uD83D\uDE80`\n\n```\nprint(\"\uD83D\uDC4B\")\n```");

        assertThat(all(".emoji")).hasSize(3);
    }

    @Test
    void formulasAreDrawnOnceTheyAreSet() throws Exception {
        show("So $a^2$ it is");
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(() -> !all(".math").isEmpty()).get());

        assertThat(all(".md-formula-source")).isEmpty();
    }

    @Test
    void theMenuOfATableLiesOverNoTextOfIt() {
        show("| a | b |\n|---|--:|\n| 1 | 2 |");
        Node menu = all(".md-table-actions").getFirst();
        Bounds table = bounds(all(".md-table").getFirst());
        List<Bounds> words = all(".md-table-title").stream()
                .flatMap(title -> ((Parent) title).getChildrenUnmodifiable().stream())
                .map(InlineMarksUiTest::bounds)
                .toList();

        assertThat(words).hasSize(2).noneMatch(bounds(menu)::intersects);
        assertThat(bounds(menu).getMaxX()).isLessThan(table.getMaxX());
        assertThat(bounds(menu).getMinY()).isLessThan(table.getMinY());
        assertThat(menu.isFocusTraversable()).isTrue();
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    /** The toolkit throws in the middle of a layout when a line ends within text that runs from right to left. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0645\u0631\u062D\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645 \u0643\u064A\u0641"
                        + " \u062D\u0627\u0644\u0643 \u0627\u0644\u064A\u0648\u0645",
                "Hebrew: \u05D0\u05D1\u05D2 \u05D3\u05D4\u05D5 in the middle, **\u05D3\u05D4\u05D5 \u05D0\u05D1\u05D2**",
                "| \u0645\u0631\u062D\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645 | b |\n|---|---|\n| c | d |"
            })
    void textThatRunsFromRightToLeftIsLaidOutAtEveryWidth(String markdown) {
        show(markdown);
        for (double width = 180; width < 700; width += 7) {
            layOut(width);
        }

        assertThat(flow.cell(0).orElseThrow().texts().getFirst().text()).isNotEmpty();
    }
}
