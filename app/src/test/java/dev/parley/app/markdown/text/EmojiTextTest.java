package dev.parley.app.markdown.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.markdown.text.EmojiText.Emoji;
import dev.parley.app.markdown.text.EmojiText.Plain;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmojiTextTest {
    private final EmojiText emoji = new EmojiText(new EmojiImages());

    @Test
    void textWithoutEmojiIsOneRun() {
        assertThat(emoji.split("plain text 1 # * © 한국어 🇰")).containsExactly(new Plain("plain text 1 # * © 한국어 🇰"));
        assertThat(emoji.split("")).isEmpty();
    }

    @Test
    void emojiStandsBesideKoreanAndArabic() {
        assertThat(emoji.split("안녕👋하세요 مرحبا😀"))
                .containsExactly(new Plain("안녕"), new Emoji("👋", "👋"), new Plain("하세요 مرحبا"), new Emoji("😀", "😀"));
    }

    @Test
    void joinedColouredAndFlaggedOnesAreOneEmojiEach() {
        List<String> clusters = List.of(
                "👨‍👩‍👧‍👦",
                "👍🏽",
                "👩🏿‍💻",
                "🇰🇷",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "🏳️‍🌈",
                "❤️",
                "❤️‍🔥",
                "1️⃣",
                "#️⃣",
                "☝🏽",
                "©️");
        assertThat(emoji.split(String.join("", clusters)))
                .extracting(EmojiText.Run::text)
                .containsExactlyElementsOf(clusters);
        assertThat(emoji.split(String.join("", clusters))).allMatch(run -> run instanceof Emoji);
    }

    @Test
    void neighboursThatDoNotJoinAreApart() {
        assertThat(emoji.split("🇰🇷🇯🇵😀😀"))
                .extracting(EmojiText.Run::text)
                .containsExactly("🇰🇷", "🇯🇵", "😀", "😀");
    }

    @Test
    void symbolsStayTextUnlessTheyAreAskedToBeEmoji() {
        assertThat(emoji.split("™ ❤ ☺ ↔ ✔")).containsExactly(new Plain("™ ❤ ☺ ↔ ✔"));
        assertThat(emoji.split("™️")).containsExactly(new Emoji("™️", "™"));
        assertThat(emoji.split("😀\uFE0E")).containsExactly(new Plain("😀\uFE0E"));
    }

    @Test
    void anUnknownSequenceFallsApartIntoWhatIsKnown() {
        assertThat(emoji.split("😀\u200D🍕"))
                .containsExactly(new Emoji("😀", "😀"), new Plain("\u200D"), new Emoji("🍕", "🍕"));
        assertThat(emoji.split("\uD83D")).containsExactly(new Plain("\uD83D"));
    }

    @Test
    void piecesTogetherAreTheText() {
        String text = "a1️b👨‍👩‍👧x\uFE0F🇰🇷🇰 ☁️ \u20E3 👩‍ \uDC00";

        assertThat(String.join(
                        "", emoji.split(text).stream().map(EmojiText.Run::text).toList()))
                .isEqualTo(text);
    }

    @Test
    void thePackHoldsAllEmojiOfUnicode16() {
        assertThat(new EmojiImages().index().size()).isEqualTo(3786);
    }
}
