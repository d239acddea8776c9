package dev.parley.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.shell.Theme;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Carets in a real scene with the program's style sheet. */
@ExtendWith(ApplicationExtension.class)
class CaretBlinkUiTest {
    private static final int PATIENCE_SECONDS = 20;

    private final TextField field = new TextField("a field");
    private final PasswordField password = new PasswordField();
    private final TextArea area = new TextArea("an area");
    private final VBox all = new VBox(field, password, area);

    /** Before the controls of the fields are made. */
    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(all, 600, 400);
        Theme.LIGHT.useAsBase();
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void everyTextHasOne() {
        assertThat(field.getSkin()).isInstanceOf(QuietFieldSkin.class);
        assertThat(password.getSkin()).isInstanceOf(QuietFieldSkin.class);
        assertThat(area.getSkin()).isInstanceOf(QuietAreaSkin.class);
        assertThat(List.of(field, password, area))
                .allSatisfy(text -> assertThat(CaretBlink.caret(text.getChildrenUnmodifiable()))
                        .isNotNull());
    }

    @Test
    void isSeenInTheOneThatHasTheFocusAlone(FxRobot robot) {
        for (TextInputControl text : List.of(area, field, password)) {
            // Looked at in the same turn: half a second later none is seen.
            List<Double> seen = new ArrayList<>();
            robot.interact(() -> {
                text.requestFocus();
                text.deselect();
                Stream.of(area, field, password).map(CaretBlinkUiTest::opacity).forEach(seen::add);
            });
            assertThat(seen)
                    .containsExactlyElementsOf(Stream.of(area, field, password)
                            .map(one -> one.equals(text) ? 1.0 : 0.0)
                            .toList());
        }
        robot.interact(() -> {
            field.requestFocus();
            field.selectAll();
        });
        assertThat(opacity(field)).isZero();
    }

    /** That it asks for no pulses is seen in a process of its own, {@code IdleWindowIT}: they are of the whole toolkit. */
    @Test
    void blinksByItself(FxRobot robot) throws TimeoutException {
        List<Double> seen = new ArrayList<>();
        robot.interact(area::requestFocus);
        robot.interact(() -> CaretBlink.caret(area.getChildrenUnmodifiable())
                .opacityProperty()
                .subscribe((before, now) -> seen.add(now.doubleValue())));
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> robotSees(seen) >= 5);
        assertThat(seen).startsWith(0.0, 1.0, 0.0, 1.0, 0.0);
    }

    private static int robotSees(List<Double> seen) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, seen::size);
    }

    @Test
    void standsStillInTheEnd(FxRobot robot) {
        Queue<Runnable> later = new ArrayDeque<>();
        Path caret = new Path();
        robot.interact(() -> {
            field.requestFocus();
            field.deselect();
            CaretBlink blink = new CaretBlink(field, caret, later::add);
            blink.set(true);
            List<Double> seen = new ArrayList<>();
            while (!later.isEmpty()) {
                later.remove().run();
                seen.add(caret.getOpacity());
            }
            assertThat(seen).hasSize(CaretBlink.CHANGES).startsWith(0.0, 1.0).endsWith(0.0, 1.0);
        });
    }

    @Test
    void beginsAnewWithEachKey(FxRobot robot) {
        Queue<Runnable> later = new ArrayDeque<>();
        Path caret = new Path();
        robot.interact(() -> {
            field.requestFocus();
            field.deselect();
            CaretBlink blink = new CaretBlink(field, caret, later::add);
            blink.set(true);
            later.remove().run();
            assertThat(caret.getOpacity()).isZero();
            blink.set(false);
            blink.set(true);
            assertThat(caret.getOpacity()).isEqualTo(1.0);
            // What the first run has asked for comes late, and changes nothing.
            later.remove().run();
            assertThat(caret.getOpacity()).isEqualTo(1.0);
            later.remove().run();
            assertThat(caret.getOpacity()).isZero();
        });
    }

    private static double opacity(TextInputControl text) {
        return CaretBlink.caret(text.getChildrenUnmodifiable()).getOpacity();
    }
}
