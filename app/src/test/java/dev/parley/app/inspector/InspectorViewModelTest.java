package dev.parley.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.chat.FxQueue;
import dev.parley.client.StreamEvent;
import dev.parley.client.WireEvent;
import dev.parley.client.capture.CaptureRecorder;
import dev.parley.client.capture.RecentCaptures;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnOrigin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorViewModelTest {
    private final RecentCaptures captures = new RecentCaptures();
    private final FxQueue frames = new FxQueue();
    private final List<String> told = new ArrayList<>();
    private final InspectorViewModel model =
            new InspectorViewModel(captures, frames, Runnable::run, Runnable::run, told::add);
    private final Turn answer = Turn.answer(null, Instant.EPOCH, new TurnOrigin("p", "Profile", "model"));

    @TempDir
    Path folder;

    private CaptureRecorder begin(Turn turn) {
        CaptureRecorder recorder = captures.begin(turn.id(), Instant.EPOCH, 0);
        recorder.on(new WireEvent.RequestStarted(1, "POST", "http://h/v1", List.of(), "{}", 1));
        return recorder;
    }

    private static void frame(CaptureRecorder recorder, String raw, long at) {
        recorder.on(new WireEvent.FrameReceived(1, raw, at));
    }

    @Test
    void anAnswerOnItsWayIsFollowedOnceAFrame() {
        CaptureRecorder recorder = begin(answer);
        model.show(answer);
        model.watched(true);
        frame(recorder, "a", 2_000_000);
        frame(recorder, "b", 5_000_000);
        assertThat(model.frames()).isEmpty();

        frames.drain();
        assertThat(model.frames()).extracting(FrameRow::gapNanos).containsExactly(null, 3_000_000L);
        frame(recorder, "c", 6_000_000);
        frames.drain();
        assertThat(model.frames()).extracting(FrameRow::number).containsExactly(1, 2, 3);
    }

    @Test
    void nothingIsDoneWhileNobodyLooks() {
        CaptureRecorder recorder = begin(answer);
        model.show(answer);
        frame(recorder, "a", 2);
        frames.drain();
        assertThat(model.frames()).isEmpty();

        model.watched(true);
        assertThat(model.frames()).hasSize(1);
    }

    @Test
    void rowsThatStayAreNotTouched() {
        CaptureRecorder recorder = begin(answer);
        frame(recorder, "a", 2);
        model.show(answer);
        model.watched(true);
        FrameRow first = model.frames().getFirst();
        model.frame().set(first);
        frame(recorder, "b", 3);
        frames.drain();

        assertThat(model.frames().getFirst()).isSameAs(first);
        assertThat(model.frame().get()).isSameAs(first);
    }

    @Test
    void framesWithoutTextCanBeLeftOut() throws Exception {
        CaptureRecorder recorder = begin(answer);
        try (var stream = recorder.watch(new OneDelta())) {
            frame(recorder, "a", 2);
            assertThat(stream.next()).isNotNull();
            frame(recorder, "[DONE]", 3);
        }
        model.show(answer);
        model.watched(true);
        model.onlyText().set(true);

        assertThat(model.frames()).extracting(row -> row.frame().text()).containsExactly("hi");
        model.onlyText().set(false);
        assertThat(model.frames()).hasSize(2);
    }

    @Test
    void anAnswerOfAnEarlierStartHasNoWire() {
        assertThat(model.state().get()).isEqualTo(InspectorViewModel.State.EMPTY);
        model.show(answer);
        assertThat(model.state().get()).isEqualTo(InspectorViewModel.State.NEVER_KEPT);
        assertThat(model.capture().get()).isNull();
    }

    @Test
    void whatIsSavedCanBeOpenedAndLeftAgain() throws Exception {
        CaptureRecorder recorder = begin(answer);
        frame(recorder, "a", 2);
        model.show(answer);
        model.watched(true);
        Path file = folder.resolve("run.parley-capture.json");
        model.save(file);
        Turn other = Turn.answer(null, Instant.EPOCH, new TurnOrigin("p", "Profile", "model"));
        model.show(other);
        model.open(file);

        assertThat(Files.readString(file)).contains("parley-capture");
        assertThat(model.file().get()).isEqualTo("run.parley-capture.json");
        assertThat(model.state().get()).isEqualTo(InspectorViewModel.State.CAPTURED);
        assertThat(model.frames()).hasSize(1);
        model.show(answer);
        assertThat(model.file().get()).isEqualTo("run.parley-capture.json");
        model.show(other);
        model.closeFile();
        assertThat(model.state().get()).isEqualTo(InspectorViewModel.State.NEVER_KEPT);
        assertThat(told).containsExactly("Saved as run.parley-capture.json.");
    }

    @Test
    void aFileThatIsNoCaptureIsToldAndNothingChanges() throws Exception {
        Path file = Files.writeString(folder.resolve("x.json"), "{}");
        model.open(file);
        model.open(folder.resolve("not there"));

        assertThat(told)
                .containsExactly(
                        "The file is not a capture of Parley.", "The file could not be read (NoSuchFileException).");
        assertThat(model.state().get()).isEqualTo(InspectorViewModel.State.EMPTY);
    }

    /** A stream of one piece. */
    private static final class OneDelta implements dev.parley.client.EventStream {
        private boolean given;

        @Override
        public StreamEvent next() {
            if (given) {
                return null;
            }
            given = true;
            return new StreamEvent.TextDelta(0, "hi", 2);
        }

        @Override
        public void close() {
            given = true;
        }
    }
}
