package dev.parley.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTokensTest {

    @Test
    void wordsKeepTheSpaceBeforeThemAndMarksStandAlone() {
        assertThat(DemoTokens.split("Hello, my world!")).containsExactly("Hello", ",", " my", " world", "!");
    }

    @Test
    void lineEndsIndentationAndFencesAreRuns() {
        assertThat(DemoTokens.split("a\n\n    b\n```java\n---"))
                .containsExactly("a", "\n\n   ", " b", "\n", "```", "java", "\n", "---");
    }

    @Test
    void aCjkCharacterIsAToken() {
        assertThat(DemoTokens.split("안녕 日本")).containsExactly("안", "녕", " 日", "本");
    }

    @ParameterizedTest
    @ValueSource(strings = {"👨‍👩‍👧‍👦", "🇰🇷", "👋🏽", "🏳️‍🌈", "7️⃣", "é", "한", "\uD834\uDD1E"})
    void whatAReaderSeesAsOneCharacterIsNeverCut(String character) {
        assertThat(DemoTokens.split("- " + character + " -")).containsExactly("-", " " + character, " -");
        assertThat(DemoTokens.split(character + character))
                .allSatisfy(token -> assertThat(token).isIn(character, character + character));
    }

    @Test
    void theTokensOfEveryScriptJoinToTheScript() {
        DemoScripts scripts = new DemoScripts(DemoPlanner.FILES);
        for (String file : DemoPlanner.FILES) {
            assertThat(String.join("", DemoTokens.split(scripts.file(file)))).isEqualTo(scripts.file(file));
        }
    }

    @Test
    void anyTextIsTheSumOfItsTokens() {
        Random random = new Random(20261122);
        String alphabet = "ab1 \n\t.,`*한日é\u0301\u200D\uFE0F🙂👨🇰🇷\uD800\uDC00\r\u0000";
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            List<String> tokens = DemoTokens.split(text.toString());
            assertThat(String.join("", tokens)).isEqualTo(text.toString());
            assertThat(tokens).doesNotContain("");
        }
    }

    @Test
    void charactersAreCountedAsAReaderSeesThem() {
        assertThat(DemoTokens.characters("a👨‍👩‍👧‍👦é")).isEqualTo(3);
        assertThat(DemoTokens.firstCharacters("👋🏽👋🏽👋🏽", 2)).isEqualTo("👋🏽👋🏽");
        assertThat(DemoTokens.firstCharacters("ab", 9)).isEqualTo("ab");
    }
}
