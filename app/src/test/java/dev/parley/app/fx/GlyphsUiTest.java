package dev.parley.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.font.CompositeGlyphMapper;
import com.sun.javafx.scene.text.FontHelper;
import com.sun.javafx.scene.text.GlyphList;
import com.sun.javafx.scene.text.TextLayout;
import com.sun.javafx.tk.Toolkit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Where no picture is drawn, fonts draw emoji and Korean: in fields, menus, tooltips and plain labels. */
class GlyphsUiTest {
    private static final String FAMILY = "👩‍👩‍👧";
    private static final String KOREAN_FLAG = "🇰🇷";
    private static final String FLAG_OF_TAGS = "🏴󠁧󠁢󠁥󠁮󠁧󠁿";
    private static final String KEY = "1️⃣";
    private static final String TONE = "👍🏽";

    /** No face has it: the sign for what is missing is drawn. */
    private static final String UNKNOWN = "\uDBFF\uDFF0";

    private static Stage stage;

    @BeforeAll
    static void startTheToolkit() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "😀",
                "🫠",
                "❤️",
                "✔️",
                "⚠️",
                "☺︎",
                FAMILY,
                KOREAN_FLAG,
                FLAG_OF_TAGS,
                KEY,
                TONE,
                "⛹🏿‍♀️",
                "🏳️‍🌈",
                "❤️‍🔥",
                "🏴‍☠️",
                "안녕하세요",
                "뷁똠",
                "漢字かな",
                "ㄱㅏ",
                "안녕 " + FAMILY + " " + KOREAN_FLAG + " " + KEY + " " + TONE
            })
    void everyFaceOfTheWindowHasAGlyphForIt(String text) {
        for (String family : List.of(Fonts.REGULAR, Fonts.MEDIUM, Fonts.SEMIBOLD, Fonts.MONO)) {
            assertThat(glyphs(text, family)).as(family).isNotEmpty().doesNotContain(0);
            // What stands around a sequence is shaped with it.
            assertThat(glyphs("a " + text + " b", family)).as(family).doesNotContain(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", FAMILY, KOREAN_FLAG, KEY, TONE, "안녕"})
    void labelsAndFieldsDrawIt(String text) {
        List<Function<String, Control>> controls = List.of(Label::new, TextArea::new);
        for (Function<String, Control> control : controls) {
            int[] drawn = picture(control.apply(text));

            assertThat(drawn).isNotEqualTo(picture(control.apply("")));
            assertThat(drawn).isNotEqualTo(picture(control.apply(UNKNOWN)));
        }
    }

    @Test
    void whatNoFaceHasIsTheSignForIt() {
        assertThat(glyphs(UNKNOWN, Fonts.REGULAR)).contains(0);
    }

    @Test
    void koreanIsSemiboldWhereTheLineIs() {
        assertThat(ink("안녕하세요", Fonts.SEMIBOLD)).isGreaterThan(ink("안녕하세요", Fonts.REGULAR) * 1.2);
    }

    /** How much of the paper is black. */
    private static double ink(String text, String family) {
        Label label = new Label(text);
        int[] pixels = picture(label, family);
        return Arrays.stream(pixels)
                .mapToDouble(argb -> 255 - (argb >> 8 & 255))
                .sum();
    }

    /** The numbers of the glyphs within their faces; 0 is the sign for a missing one. */
    private static List<Integer> glyphs(String text, String family) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            TextLayout layout = Toolkit.getToolkit().getTextLayoutFactory().createLayout();
            layout.setContent(text, FontHelper.getNativeFont(Font.font(family, 15)));
            List<Integer> glyphs = new ArrayList<>();
            for (GlyphList run : layout.getRuns()) {
                for (int i = 0; i < run.getGlyphCount(); i++) {
                    glyphs.add(run.getGlyphCode(i) & CompositeGlyphMapper.GLYPHMASK);
                }
            }
            return glyphs;
        });
    }

    private static int[] picture(Control control) {
        return picture(control, Fonts.REGULAR);
    }

    private static int[] picture(Control control, String family) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            control.setStyle("-fx-font-family: '%s'; -fx-font-size: 15px".formatted(family));
            Parent root = new StackPane(control);
            root.setStyle("-fx-background-color: white");
            Scene scene = new Scene(root, 200, 60);
            stage.setScene(scene);
            root.applyCss();
            root.layout();
            WritableImage image = scene.snapshot(null);
            PixelReader pixels = image.getPixelReader();
            int[] all = new int[200 * 60];
            for (int i = 0; i < all.length; i++) {
                all[i] = pixels.getArgb(i % 200, i / 200);
            }
            return all;
        });
    }
}
