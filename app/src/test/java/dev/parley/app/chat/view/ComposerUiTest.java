package dev.parley.app.chat.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.collections.FXCollections;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The keys of the composer, and an input method whose keys are not its own. */
class ComposerUiTest {
    private static final double HEIGHT = 820;

    private final FxRobot robot = new FxRobot();
    private final List<String> asked = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong(1);
    private Composer composer;
    private TextArea area;
    private Scene scene;

    @BeforeEach
    void showTheComposer() throws Exception {
        ViewContext context = new ViewContext(
                new RecordedActions(),
                Stagehand.blocks(),
                dev.parley.app.fx.Texts.of(ViewContext.class),
                Motion.none(),
                nanos::get);
        scene = Stagehand.show(
                () -> {
                    composer = new Composer(new Recorded(), context);
                    BorderPane frame = new BorderPane();
                    frame.getStyleClass().add("chat-view");
                    frame.setBottom(ChatColumn.of(composer, 16));
                    return frame;
                },
                900,
                HEIGHT,
                false);
        area = (TextArea) composer.lookup(".text-area");
        Stagehand.doOnFx(composer::focusText);
    }

    @Test
    void enterSendsWhatIsWritten() {
        robot.write("hello");
        press(KeyCode.ENTER);

        assertThat(asked).containsExactly("send hello");
        assertThat(area.getText()).isEqualTo("hello");
    }

    @Test
    void enterSendsNothingBlank() {
        robot.write("  ");
        press(KeyCode.ENTER);

        assertThat(asked).isEmpty();
    }

    @Test
    void shiftAndEnterBeginALine() {
        robot.write("one");
        Stagehand.doOnFx(() -> Event.fireEvent(area, key(KeyCode.ENTER, true)));
        robot.write("two");

        assertThat(area.getText()).isEqualTo("one\ntwo");
        assertThat(asked).isEmpty();
    }

    @Test
    void enterWithinACompositionNeverSends() {
        compose("하", "");
        press(KeyCode.ENTER);
        compose("한", "");
        press(KeyCode.ENTER);

        assertThat(asked).isEmpty();
        assertThat(area.getText()).doesNotContain("\n");
    }

    @Test
    void theEnterThatCommitsDoesNotSendWhenItComesBeforeTheCommit() {
        compose("한글", "");
        press(KeyCode.ENTER);
        compose("", "한글");

        assertThat(asked).isEmpty();
        assertThat(area.getText()).isEqualTo("한글");
    }

    @Test
    void theEnterThatCommitsDoesNotSendWhenItComesAfterTheCommit() {
        compose("한글", "");
        compose("", "한글");
        press(KeyCode.ENTER);

        assertThat(asked).isEmpty();
        assertThat(area.getText()).isEqualTo("한글");
    }

    @Test
    void theNextEnterAfterACommitSends() {
        compose("한글", "");
        compose("", "한글");
        press(KeyCode.ENTER);
        press(KeyCode.ENTER);

        assertThat(asked).containsExactly("send 한글");
    }

    @Test
    void enterSendsAfterACommitByAnotherKey() {
        compose("한글", "");
        compose("", "한글");
        nanos.addAndGet(400_000_000);
        press(KeyCode.ENTER);

        assertThat(asked).containsExactly("send 한글");
    }

    @Test
    void aSyllableThatIsCommittedWhileTheNextIsComposedEndsNothing() {
        compose("한", "");
        compose("그", "한");
        nanos.addAndGet(400_000_000);
        press(KeyCode.ENTER);

        assertThat(asked).isEmpty();
    }

    @Test
    void escapeWithinACompositionStopsNothing() {
        Stagehand.doOnFx(() -> composer.answering().set(true));
        compose("한", "");
        press(KeyCode.ESCAPE);

        assertThat(asked).isEmpty();
    }

    @Test
    void upEditsTheLastMessageOnlyWhereNothingIsWritten() {
        press(KeyCode.UP);
        assertThat(asked).containsExactly("edit last");

        robot.write("a");
        press(KeyCode.UP);
        assertThat(asked).containsExactly("edit last");
    }

    @Test
    void escapeStopsAndThenCancelsTheEdit() {
        Stagehand.doOnFx(() -> {
            composer.answering().set(true);
            composer.editing().set(true);
        });
        press(KeyCode.ESCAPE);
        Stagehand.doOnFx(() -> composer.answering().set(false));
        press(KeyCode.ESCAPE);
        Stagehand.doOnFx(() -> composer.editing().set(false));
        press(KeyCode.ESCAPE);

        assertThat(asked).containsExactly("stop", "cancel edit");
    }

    @Test
    void tabLeavesTheText() {
        robot.write("a");
        press(KeyCode.TAB);

        assertThat(area.getText()).isEqualTo("a");
        assertThat(area.isFocused()).isFalse();
    }

    @Test
    void stopTakesThePlaceOfSend() {
        assertThat(composer.lookup(".composer-send").isVisible()).isTrue();
        assertThat(composer.lookup(".composer-stop").isVisible()).isFalse();

        Stagehand.doOnFx(() -> composer.answering().set(true));

        assertThat(composer.lookup(".composer-send").isVisible()).isFalse();
        robot.clickOn(".composer-stop");
        assertThat(asked).containsExactly("stop");
    }

    @Test
    void sendThatCannotSendSaysWhy() {
        Stagehand.doOnFx(() -> composer.hint().set("No endpoint"));

        assertThat(composer.lookup(".composer-send").isDisabled()).isTrue();
        assertThat(robot.lookup("No endpoint").tryQuery()).isPresent();
    }

    @Test
    void itIsAsHighAsItsTextAndThenScrolls() {
        assertThat(composer.getHeight()).isEqualTo(84);

        Stagehand.doOnFx(() -> area.setText("1\n2\n3\n4"));
        double four = composer.getHeight();
        assertThat(four).isBetween(84 + 3 * 23.0, 84 + 3 * 25.0);

        Stagehand.doOnFx(() -> area.setText("line\n".repeat(200)));
        assertThat(composer.getHeight()).isBetween(HEIGHT * 0.38, HEIGHT * 0.4);

        Stagehand.doOnFx(() -> area.setText(""));
        assertThat(composer.getHeight()).isEqualTo(84);
    }

    @Test
    void whatWasTypedCanBeUndone() {
        robot.write("abc");
        Stagehand.doOnFx(area::undo);
        assertThat(area.getText()).isNotEqualTo("abc");

        Stagehand.doOnFx(area::redo);
        assertThat(area.getText()).isEqualTo("abc");
    }

    private void press(KeyCode code) {
        Stagehand.doOnFx(() -> Event.fireEvent(scene.getFocusOwner(), key(code, false)));
    }

    private static KeyEvent key(KeyCode code, boolean shift) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false);
    }

    /** What an input method tells: {@code composed} is not final yet, {@code committed} is. */
    private void compose(String composed, String committed) {
        List<InputMethodTextRun> runs = composed.isEmpty()
                ? List.of()
                : List.of(new InputMethodTextRun(composed, InputMethodHighlight.UNSELECTED_RAW));
        Stagehand.doOnFx(() -> Event.fireEvent(
                area,
                new InputMethodEvent(
                        InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                        FXCollections.observableArrayList(runs),
                        committed,
                        composed.length())));
    }

    private final class Recorded implements Composer.Commands {
        @Override
        public void send() {
            asked.add("send " + area.getText());
        }

        @Override
        public void stop() {
            asked.add("stop");
        }

        @Override
        public void editLast() {
            asked.add("edit last");
        }

        @Override
        public void cancelEdit() {
            asked.add("cancel edit");
        }

        @Override
        public boolean paste() {
            return false;
        }
    }
}
