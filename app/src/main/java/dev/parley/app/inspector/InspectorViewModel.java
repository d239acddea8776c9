package dev.parley.app.inspector;

import dev.parley.app.fx.DeltaBuffer;
import dev.parley.app.fx.Texts;
import dev.parley.client.capture.Capture;
import dev.parley.client.capture.CaptureFile;
import dev.parley.client.capture.RecentCaptures;
import dev.parley.client.store.AtomicFile;
import dev.parley.client.transcript.Turn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The wire of one answer, or of a capture that was opened from a file. Follows an answer on its way, at most once a
 * frame and only while somebody looks. For the toolkit's thread.
 */
public final class InspectorViewModel {
    /** Larger files are none that this program wrote. */
    private static final long LARGEST_FILE = 256L << 20;

    /** What there is to show. */
    public enum State {
        /** No answer yet. */
        EMPTY,
        CAPTURED,
        /** The answer is so old that newer ones took its place in memory. */
        NO_LONGER_KEPT,
        /** The answer is of an earlier run of the program. */
        NEVER_KEPT
    }

    private final RecentCaptures captures;
    private final Executor background;
    private final Executor fx;
    private final Consumer<String> tell;
    private final Texts texts = Texts.of(InspectorViewModel.class);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable Capture> capture = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<TokenGaps> gaps = new ReadOnlyObjectWrapper<>(TokenGaps.of(List.of()));
    private final ReadOnlyObjectWrapper<String> file = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<@Nullable Turn> turn = new ReadOnlyObjectWrapper<>(null);
    private final ObjectProperty<@Nullable FrameRow> frame = new SimpleObjectProperty<>(null);
    private final BooleanProperty onlyText = new SimpleBooleanProperty(false);
    private final FrameRows rows = new FrameRows();
    private final GrowingGaps growing = new GrowingGaps();
    private @Nullable Capture opened;
    private boolean watched;

    /**
     * Shows nothing yet.
     *
     * @param frameExecutor runs tasks on the toolkit's thread in the next frame
     * @param background runs what reads and writes files
     * @param fx the toolkit's thread
     * @param tell shows a sentence that belongs to no answer
     */
    public InspectorViewModel(
            RecentCaptures captures, Executor frameExecutor, Executor background, Executor fx, Consumer<String> tell) {
        this.captures = captures;
        this.background = background;
        this.fx = fx;
        this.tell = tell;
        DeltaBuffer<String> grown = new DeltaBuffer<>(frameExecutor, this::grown);
        captures.listen(grown::add);
        onlyText.addListener((source, before, now) -> rows.show(capture.get(), now));
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Not {@code null} if the state is {@link State#CAPTURED}. */
    public ReadOnlyObjectProperty<@Nullable Capture> capture() {
        return capture.getReadOnlyProperty();
    }

    /** The name of the file that the capture was opened from; empty for that of an answer. */
    public ReadOnlyObjectProperty<String> file() {
        return file.getReadOnlyProperty();
    }

    /** The answer as it is stored. */
    public ReadOnlyObjectProperty<@Nullable Turn> turn() {
        return turn.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<TokenGaps> gaps() {
        return gaps.getReadOnlyProperty();
    }

    /** Grows at its end while an answer is on its way. */
    ObservableList<FrameRow> frames() {
        return rows.rows();
    }

    /** The frame that is looked at. */
    ObjectProperty<@Nullable FrameRow> frame() {
        return frame;
    }

    /** Whether frames without text are left out of {@link #frames}. */
    BooleanProperty onlyText() {
        return onlyText;
    }

    /** Shows the wire of an answer; {@code null}: there is none. A capture from a file stays until it is closed. */
    public void show(@Nullable Turn answer) {
        Turn before = turn.get();
        boolean other = before == null || answer == null || !before.id().equals(answer.id());
        turn.set(answer);
        if (opened == null && (other || watched)) {
            refresh(other);
        }
    }

    /** Whether anybody looks: nothing is drawn for nobody. */
    public void watched(boolean now) {
        boolean begins = now && !watched;
        watched = now;
        if (begins && opened == null) {
            refresh(false);
        }
    }

    /** Saves the capture that is shown; a fault is told. */
    public void save(Path target) {
        Capture saved = capture.get();
        if (saved == null) {
            return;
        }
        background.execute(() -> {
            try {
                new AtomicFile(target).write(CaptureFile.write(saved).getBytes(StandardCharsets.UTF_8));
                say("saved", String.valueOf(target.getFileName()));
            } catch (IOException e) {
                say("save.failed", e.getClass().getSimpleName());
            }
        });
    }

    /** A name for the file of the capture that is shown. */
    String suggestedName() {
        Capture shown = capture.get();
        String time = shown == null
                ? ""
                : shown.startedAt()
                        .toString()
                        .substring(0, 16)
                        .replace('T', '-')
                        .replace(':', '-');
        return "parley-" + time + CaptureFile.ENDING;
    }

    /** Shows a capture from a file; a fault is told. */
    public void open(Path source) {
        background.execute(() -> {
            try {
                if (Files.size(source) > LARGEST_FILE) {
                    say("open.large");
                    return;
                }
                Capture read = CaptureFile.read(Files.readString(source));
                fx.execute(() -> opened(read, String.valueOf(source.getFileName())));
            } catch (IOException e) {
                say("open.failed", e.getClass().getSimpleName());
            } catch (CaptureFile.RefusedException e) {
                say("open.refused." + e.refusal().name().toLowerCase(java.util.Locale.ROOT));
            }
        });
    }

    /** Shows the answer again. */
    public void closeFile() {
        opened = null;
        file.set("");
        refresh(true);
    }

    private void opened(Capture read, String name) {
        opened = read;
        file.set(name);
        frame.set(null);
        take(read);
    }

    private void say(String key, Object... arguments) {
        fx.execute(() -> tell.accept(texts.get(key, arguments)));
    }

    private void grown(List<String> turnIds) {
        Turn shown = turn.get();
        if (watched && opened == null && shown != null && turnIds.contains(shown.id())) {
            refresh(false);
        }
    }

    private void refresh(boolean other) {
        if (other) {
            frame.set(null);
        }
        Turn shown = turn.get();
        if (shown == null) {
            take(State.EMPTY);
            return;
        }
        switch (captures.find(shown.id())) {
            case RecentCaptures.Kept kept -> take(kept.capture());
            case RecentCaptures.NoLongerKept gone -> take(State.NO_LONGER_KEPT);
            case RecentCaptures.NeverKept never -> take(State.NEVER_KEPT);
        }
    }

    private void take(State without) {
        rows.show(null, onlyText.get());
        gaps.set(TokenGaps.of(List.of()));
        capture.set(null);
        state.set(without);
    }

    private void take(Capture now) {
        TokenGaps shownGaps = gaps.get();
        TokenGaps newGaps = growing.of(now.pieceNanos());
        if (newGaps.nanos().size() != shownGaps.nanos().size() || !isSameRun(now)) {
            gaps.set(newGaps);
        }
        rows.show(now, onlyText.get());
        capture.set(now);
        state.set(State.CAPTURED);
    }

    private boolean isSameRun(Capture now) {
        Capture before = capture.get();
        return before != null && before.startedAt().equals(now.startedAt());
    }
}
