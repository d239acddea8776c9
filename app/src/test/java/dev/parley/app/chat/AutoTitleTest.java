package dev.parley.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoTitleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What is KServe? And why?           | What is KServe?
            Explain this. Then fix it.         | Explain this
            '# A **bold** heading'             | A bold heading
            '- [x] an item of a `list`'        | an item of a list
            'see [the docs](https://e.org/x)'  | see the docs
            snake_case_name stays              | snake_case_name stays
            2 * 3 * 4 = ?                      | 2 * 3 * 4 = ?
            회의록을 요약해 주세요. 그리고 표로요.   | 회의록을 요약해 주세요
            """)
    void aTitleIsTheFirstSentenceWithoutMarkdown(String text, String title) {
        assertThat(AutoTitle.of(text)).isEqualTo(title);
    }

    @Test
    void aLongSentenceIsCutBetweenWordsAndNeverOverSixtyCharacters() {
        String title = AutoTitle.of("word ".repeat(40));
        assertThat(title).hasSizeLessThanOrEqualTo(60).endsWith("word…");
    }

    @Test
    void aLongWordIsCutBetweenWholeCharacters() {
        String family = "👨‍👩‍👧‍👦";
        String title = AutoTitle.of(family.repeat(30) + "a");
        assertThat(title).hasSizeLessThanOrEqualTo(60);
        assertThat(title.replace("…", "").replace(family, "")).isEmpty();
    }

    @Test
    void fencesAndLinesWithoutWordsAreSkipped() {
        assertThat(AutoTitle.of("```java\nint x = 1;\n```")).isEqualTo("int x = 1;");
        assertThat(AutoTitle.of("\n---\n\nReal words")).isEqualTo("Real words");
        assertThat(AutoTitle.of("🙂\n!?")).isEmpty();
    }

    @Test
    void whatCannotBeSeenIsLeftOut() {
        assertThat(AutoTitle.of("a\u202Eb\u0007c")).isEqualTo("abc");
    }
}
