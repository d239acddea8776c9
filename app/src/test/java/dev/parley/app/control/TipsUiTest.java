package dev.parley.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TipsUiTest {
    private final Button button = new Button();

    /** Before the button is made. */
    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new HBox(button), 200, 100));
        stage.show();
    }

    @Test
    void aTipIsMadeWhenThePointerComesAndHasTheNewestText(FxRobot robot) {
        robot.interact(() -> {
            Tips.say(button, "first");
            Tips.say(button, "second");
            assertThat(button.getTooltip()).isNull();

            enter();
            assertThat(button.getTooltip()).extracting(Tooltip::getText).isEqualTo("second");

            Tooltip made = button.getTooltip();
            Tips.say(button, "third");
            enter();
            assertThat(button.getTooltip())
                    .isSameAs(made)
                    .extracting(Tooltip::getText)
                    .isEqualTo("third");
        });
    }

    @Test
    void aScreenReaderIsToldWhatIsNotTheNameAlready(FxRobot robot) {
        robot.interact(() -> {
            button.setAccessibleText("Close");
            Tips.say(button, "Close");
            assertThat(button.getAccessibleHelp()).isNull();

            Tips.say(button, "Closes without asking");
            assertThat(button.getAccessibleHelp()).isEqualTo("Closes without asking");
        });
    }

    private void enter() {
        Event.fireEvent(
                button,
                new MouseEvent(
                        MouseEvent.MOUSE_ENTERED,
                        1,
                        1,
                        1,
                        1,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
    }
}
