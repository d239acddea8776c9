package dev.parley.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoScriptsTest {

    @Test
    void aMissingTextIsNamedTogetherWithTheJarItBelongsTo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new DemoScripts(List.of("nothing.md")))
                .withMessageContaining("parley/demo/nothing.md")
                .withMessageContaining("parley-assets");
    }

    @Test
    void noTextHoldsAReplacementCharacterOrATab() {
        DemoScripts scripts = new DemoScripts(DemoPlanner.FILES);
        for (String file : DemoPlanner.FILES) {
            assertThat(scripts.file(file)).as(file).isNotBlank().doesNotContain("\uFFFD", "\t", "\r");
        }
    }

    @Test
    void theKoreanTextReallyHoldsADecomposedWord() {
        String korean = new DemoScripts(List.of()).markdown("korean");
        String word = Normalizer.normalize("한글", Normalizer.Form.NFD);
        assertThat(word).hasSize(6);
        assertThat(korean).contains("| " + word + " | 6 |").contains("| 한글 | 2 |");
    }
}
