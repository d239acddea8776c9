package dev.parley.app.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FuzzyQueryTest {

    private static Optional<FuzzyMatch> match(String typed, String text) {
        return FuzzyQuery.of(typed).in(FuzzyText.of(text));
    }

    private static String best(String typed, String... texts) {
        FuzzyQuery query = FuzzyQuery.of(typed);
        return Stream.of(texts)
                .filter(text -> query.fits(FuzzyText.of(text)))
                .max(Comparator.comparingInt(
                        text -> query.in(FuzzyText.of(text)).orElseThrow().score()))
                .orElse("");
    }

    @Test
    void theLettersMustStandInTheTextInTheirOrder() {
        assertThat(match("nch", "New chat")).isPresent();
        assertThat(match("hcn", "New chat")).isEmpty();
        assertThat(match("new chats", "New chat")).isEmpty();
    }

    @Test
    void theWordsMayStandInAnyOrder() {
        assertThat(match("chat new", "New chat").orElseThrow().places()).containsExactly(0, 1, 2, 4, 5, 6, 7);
    }

    @Test
    void startsOfWordsComeBeforeLettersWithinThem() {
        assertThat(match("cm", "Choose endpoint and model").orElseThrow().places())
                .containsExactly(0, 20);
        assertThat(best("comp", "Decompose it", "Compare this prompt", "Continue with another model or profile"))
                .isEqualTo("Compare this prompt");
    }

    @Test
    void lettersBesideEachOtherComeBeforeScatteredOnes() {
        assertThat(best("code", "Copy the last code block", "Choose the old model"))
                .startsWith("Copy");
        assertThat(match("code", "Copy the last code block").orElseThrow().places())
                .containsExactly(14, 15, 16, 17);
    }

    @Test
    void theShorterOfTwoTextsThatFitAlikeComesFirst() {
        assertThat(best("set", "Settings of the endpoint", "Settings")).isEqualTo("Settings");
    }

    @Test
    void caseAndAccentsDoNotMatter() {
        assertThat(match("RESUME", "Résumé du rapport")).isPresent();
        assertThat(match("résumé", "RESUME")).isPresent();
        assertThat(match("Re\u0301sume\u0301", "résumé")).isPresent();
        assertThat(match("resume", "re\u0301sume\u0301 b").orElseThrow().places())
                .containsExactly(0, 1, 3, 4, 5, 6);
    }

    @Test
    void koreanIsFoundBySyllablesByInitialsAndByUnfinishedSyllables() {
        assertThat(match("지연 콜드", "콜드 스타트 지연 원인")).isPresent();
        assertThat(match("ㅋㄷㅅㅌㅌ", "콜드 스타트 지연 원인").orElseThrow().places()).containsExactly(0, 1, 3, 4, 5);
        assertThat(match("코", "콜드 스타트")).isPresent();
        assertThat(match("ㄱ", "콜드 스타트")).isEmpty();
        assertThat(match("콘", "콜드 스타트")).isEmpty();
    }

    @Test
    void anEmojiIsMatchedWhole() {
        assertThat(match("\ud83d\ude80", "Launch \ud83d\ude80 day")
                        .orElseThrow()
                        .places())
                .containsExactly(7, 8);
    }

    @Test
    void nothingTypedFitsEverythingAndMarksNothing() {
        assertThat(FuzzyQuery.of("  ").isEmpty()).isTrue();
        assertThat(match(" ", "New chat").orElseThrow().places()).isEqualTo(List.of());
    }
}
