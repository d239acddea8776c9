package dev.parley.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
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
    private final Button button = new Button("here");
    private final Button elsewhere = new Button("elsewhere");

    /** Before the button is made. */
    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new HBox(button, elsewhere), 200, 100));
        stage.show();
    }

    @Test
    void aTipIsMadeWhenThePointerComesAndHasTheNewestText(FxRobot robot) {
        robot.moveTo(elsewhere);
        robot.interact(() -> {
            Tips.say(button, "first");
            Tips.say(button, "second");
        });
        assertThat(button.getTooltip()).isNull();

        robot.moveTo(button);
        Tooltip made = button.getTooltip();
        assertThat(made).extracting(Tooltip::getText).isEqualTo("second");

        robot.interact(() -> Tips.say(button, "third"));
        robot.moveTo(elsewhere).moveTo(button);
        assertThat(button.getTooltip())
                .isSameAs(made)
                .extracting(Tooltip::getText)
                .isEqualTo("third");
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
}
