package dev.parley.app.markdown.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.markdown.text.EmojiImages;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Titles with emoji, as the sidebar and the header show them. */
class EmojiLabelUiTest {
    private final DrawnInlines inlines = new DrawnInlines(Runnable::run, BlockPages.FX);
    private EmojiLabel label;

    @BeforeEach
    void show() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        onFx(() -> {
            label = new EmojiLabel(inlines);
            label.setMinWidth(0);
            label.setStyle("-fx-font-family: Inter; -fx-font-size: 14px");
            StackPane root = new StackPane(label);
            root.setAlignment(Pos.CENTER_LEFT);
            stage.setScene(new Scene(root, 400, 40));
        });
    }

    @AfterEach
    void close() {
        inlines.close();
    }

    private static void onFx(Runnable task) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, task);
    }

    private void show(String text, double width) {
        onFx(() -> {
            label.setText(text);
            label.setMaxWidth(width);
            label.getScene().getRoot().applyCss();
            label.getScene().getRoot().layout();
        });
    }

    /** What is seen of the text, from left to right. */
    private List<Node> seen() {
        List<Node> seen = new ArrayList<>();
        if (label.getGraphic() instanceof Pane line) {
            line.getChildren().stream().filter(Node::isVisible).forEach(seen::add);
        }
        return seen;
    }

    private static String text(Node piece) {
        String emoji = EmojiImages.textOf(piece);
        return emoji == null ? ((Label) piece).getText() : emoji;
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "👩‍👩‍👧", "🇰🇷", "1️⃣", "👍🏽", "⛹🏿‍♀️"})
    void emojiArePicturesBetweenTheWords(String emoji) {
        String title = "회의 " + emoji + " notes";

        show(title, 400);

        assertThat(seen()).extracting(EmojiLabelUiTest::text).containsExactly("회의 ", emoji, " notes");
        assertThat(EmojiImages.textOf(seen().get(1))).isEqualTo(emoji);
        assertThat(label.getText()).isEqualTo(title);
    }

    @Test
    void wordsWithoutEmojiAreAnOrdinaryLabel() {
        show("😀", 400);
        show("Only words 2 #", 400);

        assertThat(label.getGraphic()).isNull();
    }

    @Test
    void itIsAsHighAsWithoutEmoji() {
        show("Words", 400);
        double plain = label.getHeight();
        show("Words 😀", 400);

        assertThat(label.getHeight()).isEqualTo(plain);
    }

    @Test
    void wordsThatDoNotFitEndInAnEllipsisOfTheirOwn() {
        show("😀 a long title that has no room", 100);

        assertThat(seen()).extracting(EmojiLabelUiTest::text).containsExactly("😀", " a long title that has no room");
        assertEverythingIsWithin(100);
    }

    @Test
    void anEmojiThatDoesNotFitBecomesAnEllipsis() {
        show("😀🎉🚀🌍🍀🔥😀🎉🚀🌍🍀🔥", 60);

        assertThat(seen()).extracting(EmojiLabelUiTest::text).last().isEqualTo("…");
        assertThat(seen()).hasSizeGreaterThan(2);
        assertEverythingIsWithin(60);
    }

    @Test
    void withRoomAgainAllOfItIsSeen() {
        show("😀🎉🚀🌍🍀🔥😀🎉🚀🌍🍀🔥", 60);
        show("😀🎉🚀🌍🍀🔥😀🎉🚀🌍🍀🔥", 400);

        assertThat(seen()).hasSize(12);
    }

    private void assertEverythingIsWithin(double width) {
        for (Node piece : seen()) {
            Bounds place = piece.getBoundsInParent();
            assertThat(place.getMaxX()).isLessThanOrEqualTo(width + 0.5);
        }
    }
}
