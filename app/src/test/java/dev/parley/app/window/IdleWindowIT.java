package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.WholeWindow;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** A window in which nothing happens lets the processor rest. */
class IdleWindowIT {
    private static final int PATIENCE_SECONDS = 30;
    /** An animation that runs asks for thirty from one change of the caret to the next; the caret itself for one or two. */
    private static final int PULSES = 10;

    @TempDir
    private Path home;

    private int pulses;
    private int changes;
    private boolean rests;

    @Test
    void nothingMovesBetweenTwoBlinksOfTheCaret() throws TimeoutException {
        try (WholeWindow window = WholeWindow.open(home)) {
            Person person = new Person(window.stage());
            person.seesPart("composer-text");
            Person.onFx(() -> {
                TextArea composer = person.composer();
                window.stage().getScene().addPreLayoutPulseListener(() -> pulses++);
                caret(composer).opacityProperty().subscribe((before, now) -> blinked());
                composer.requestFocus();
                return true;
            });
            // The first seconds belong to what a window makes ready, and the caret stands still after a while.
            for (int i = 0; i < 3 && !Person.onFx(() -> rests); i++) {
                Person.onFx(() -> changes = 0);
                person.types("a");
                WaitForAsyncUtils.waitFor(
                        PATIENCE_SECONDS, TimeUnit.SECONDS, () -> Person.onFx(() -> rests || changes > 15));
            }
            assertThat(Person.onFx(() -> rests)).isTrue();
        }
    }

    private void blinked() {
        rests |= changes > 0 && pulses < PULSES;
        pulses = 0;
        changes++;
    }

    /** The one part of the text whose opacity follows something. */
    private static Node caret(TextArea text) {
        return text.lookupAll("*").stream()
                .filter(node -> node.opacityProperty().isBound())
                .findFirst()
                .orElseThrow();
    }
}
