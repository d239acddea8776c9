package dev.parley.app.markdown.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.app.markdown.text.EmojiText.Emoji;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class EmojiImagesUiTest {
    private final EmojiImages images = new EmojiImages();

    @BeforeAll
    static void startTheToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void everyPictureOfAFamilyAFlagAndASkinToneIsThere() {
        for (String key : new String[] {"👨‍👩‍👧‍👦", "🇰🇷", "👍🏽", "1⃣", "❤"}) {
            Image image = images.image(new Emoji(key, key));
            assertThat(image.isError()).isFalse();
            assertThat(image.getWidth()).isEqualTo(EmojiImages.PIXELS);
            assertThat(image.getPixelReader().getColor(20, 20).getOpacity()).isPositive();
        }
    }

    @Test
    void aPictureIsReadOnce() {
        assertThat(images.image(new Emoji("😀", "😀"))).isSameAs(images.image(new Emoji("😀", "😀")));
    }

    @Test
    void aNodeKnowsItsCharactersAndStandsOnTheLine() {
        ImageView node = images.node(new Emoji("❤️", "❤"), 16);

        assertThat(EmojiImages.textOf(node)).isEqualTo("❤️");
        assertThat(EmojiImages.textOf(new Text("x"))).isNull();
        assertThat(node.getAccessibleText()).isEqualTo("❤️");
        assertThat(node.getLayoutBounds().getHeight()).isCloseTo(20, within(0.01));
        assertThat(node.getBaselineOffset()).isCloseTo(16, within(0.01));
    }
}
