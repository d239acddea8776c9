package dev.parley.app.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

/** The faces in the jar, under the names that style sheets use. */
class FontsUiTest {

    @TempDir
    Path folder;

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

    @ParameterizedTest
    @ValueSource(strings = {"fonts", "fonts of 한국 & more", "fonts #1"})
    void aFaceIsLoadedFromAFile(String name) throws IOException {
        Path fonts = Files.createDirectory(folder.resolve(name));
        try (InputStream in = FontFiles.open("Inter-Medium.otf")) {
            Files.copy(in, fonts.resolve("Inter-Medium.otf"));
        }
        System.setProperty(FontFiles.FOLDER, fonts.toString());
        try {
            assertThat(FontFiles.file("Inter-Medium.otf")).isEqualTo(fonts.resolve("Inter-Medium.otf"));
            assertThat(Fonts.load("Inter-Medium.otf").getFamily()).isEqualTo(Fonts.MEDIUM);
            assertThat(Fonts.load("Inter-Italic.otf").getFamily())
                    .as("one that is not in the folder")
                    .isEqualTo(Fonts.REGULAR);
        } finally {
            System.clearProperty(FontFiles.FOLDER);
        }
    }

    @Test
    void aFileIsNotCopied() throws IOException {
        Path fonts = Files.createDirectory(folder.resolve("fonts"));
        Files.write(fonts.resolve("Inter-Medium.otf"), new byte[0]);
        System.setProperty(FontFiles.FOLDER, fonts.toString());
        try {
            assertThatThrownBy(() -> Fonts.load("Inter-Medium.otf"))
                    .as("what is in the file is what counts")
                    .hasMessageContaining("Inter-Medium.otf");
        } finally {
            System.clearProperty(FontFiles.FOLDER);
        }
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
