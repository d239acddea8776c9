package dev.parley.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** The faces in the jar, under the names that style sheets use. */
class FontsUiTest {

    @BeforeAll
    static void startTheToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void familiesAreSpelledAsInTheStyleSheets() {
        Set<String> families = Fonts.load();

        assertThat(families)
                .containsExactlyInAnyOrder(
                        "Inter", "Inter Medium", "Inter Semi Bold", "JetBrains Mono", "Noto Sans CJK KR", "Noto Emoji");
        assertThat(families)
                .containsExactlyInAnyOrder(
                        Fonts.REGULAR, Fonts.MEDIUM, Fonts.SEMIBOLD, Fonts.MONO, Fonts.CJK, Fonts.EMOJI);
    }

    @Test
    void everyFamilyIsFoundUnderItsName() {
        Set<String> families = Fonts.load();

        assertThat(families)
                .allSatisfy(
                        family -> assertThat(Font.font(family, 15).getFamily()).isEqualTo(family));
    }

    @Test
    void italicAndBoldFacesBelongToTheirFamilies() {
        Fonts.load();

        assertThat(List.of(Fonts.REGULAR, Fonts.SEMIBOLD, Fonts.MONO))
                .allSatisfy(family -> assertThat(
                                Font.font(family, FontPosture.ITALIC, 15).getStyle())
                        .isEqualTo("Italic"));
        assertThat(Font.font(Fonts.MONO, FontWeight.BOLD, 15).getStyle()).isEqualTo("Bold");
    }
}
