package dev.parley.app.notebook;

import dev.parley.app.fx.DeltaBuffer;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.InferenceException;
import dev.parley.client.JsonText;
import dev.parley.client.TokenLogprob;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.store.SecretStoreException;
import dev.parley.client.store.StoredNotebook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * One text, and a model that goes on with it from the caret. What it writes is one step of the way back. The text is kept
 * over restarts. For the toolkit's thread.
 */
public final class NotebookViewModel {
    /** How often a run is told of while nothing comes. */
    static final long TICK_MILLIS = 100;

    /** Shows changes that did not come from the keyboard. */
    interface Shown {
        void changed(NotebookText.Change change);
    }

    /**
     * What it works with.
     *
     * @param frames runs tasks on the toolkit's thread at the start of the next frame
     * @param fx the same, soon
     * @param background a thread for each task, which may block
     * @param nanos {@link System#nanoTime()}
     */
    public record Parts(
            NotebookEndpoints endpoints,
            NotebookMemory memory,
            Executor frames,
            Executor fx,
            Executor background,
            LongSupplier nanos) {}

    private final Parts parts;
    private final Texts texts = Texts.of(NotebookViewModel.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private final NotebookText text;
    private final ObservableList<EndpointProfile> profiles = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable EndpointProfile> profile = new ReadOnlyObjectWrapper<>(null);
    private final StringProperty model = new SimpleStringProperty(this, "model", "");
    private final ObservableList<String> models = FXCollections.observableArrayList();
    private final BooleanProperty fill = new SimpleBooleanProperty(this, "fill", true);
    private final BooleanProperty monospaced = new SimpleBooleanProperty(this, "monospaced", false);
    private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper(this, "writing", false);
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo", false);
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo", false);
    private final ReadOnlyBooleanWrapper canAskAgain = new ReadOnlyBooleanWrapper(this, "canAskAgain", false);
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper(this, "hint", "");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper(this, "fault", "");
    private final ReadOnlyBooleanWrapper mayLeaveOut = new ReadOnlyBooleanWrapper(this, "mayLeaveOut", false);
    private final ReadOnlyObjectWrapper<@Nullable RunFigures> figures = new ReadOnlyObjectWrapper<>(null);
    private Shown shown = change -> {};
    private @Nullable NotebookRun run;
    private @Nullable MadeTokens tokens;
    private @Nullable String wantedProfile;
    private int caret;
    private int askedAt;
    private long startNanos;
    private boolean sentRest;
    /** Whether the last run wrote anything, so that its step is the latest one until somebody writes. */
    private boolean wrote;

    /** As it was left; {@code preferred}: the id of the endpoint where none was chosen yet. */
    public NotebookViewModel(Parts parts, @Nullable String preferred) {
        this.parts = parts;
        StoredNotebook stored = parts.memory().current();
        String shownText = NotebookText.clean(stored.text());
        text = new NotebookText(shownText, shownText.equals(stored.text()) ? stored.made() : List.of());
        caret = Math.min(stored.caret(), shownText.length());
        fill.set(stored.fill());
        monospaced.set(stored.monospaced());
        wantedProfile = stored.profileId() == null ? preferred : stored.profileId();
        subscriptions.onInvalidated(this::refreshProfiles, parts.endpoints().profiles());
        refreshProfiles();
        String storedModel = stored.model();
        if (storedModel != null) {
            model.set(storedModel);
        }
        subscriptions.onInvalidated(this::keep, model, fill, monospaced);
        refresh();
    }

    void show(Shown newShown) {
        shown = newShown;
    }

    /** Those that can go on with a text, each as it is asked. */
    public ObservableList<EndpointProfile> profiles() {
        return profiles;
    }

    /** The one that is asked; {@code null}: there is none that could be. */
    public ReadOnlyObjectProperty<@Nullable EndpointProfile> profile() {
        return profile.getReadOnlyProperty();
    }

    /** The model that is asked; blank: the endpoint's. */
    public StringProperty model() {
        return model;
    }

    /** What the endpoint names, once it was asked. */
    public ObservableList<String> models() {
        return models;
    }

    /** Whether what follows the caret is sent too. */
    public BooleanProperty fill() {
        return fill;
    }

    public BooleanProperty monospaced() {
        return monospaced;
    }

    /** Whether a model writes; nobody else can then. */
    public ReadOnlyBooleanProperty writing() {
        return writing.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canUndo() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedo() {
        return canRedo.getReadOnlyProperty();
    }

    /** Whether the latest step is what a model wrote. */
    public ReadOnlyBooleanProperty canAskAgain() {
        return canAskAgain.getReadOnlyProperty();
    }

    /** Why nothing can be asked for; empty: it can. */
    public ReadOnlyStringProperty hint() {
        return hint.getReadOnlyProperty();
    }

    /** What went wrong, a sentence; empty: nothing. */
    public ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }

    /** Whether it may have gone wrong because what follows the caret was sent. */
    public ReadOnlyBooleanProperty mayLeaveOut() {
        return mayLeaveOut.getReadOnlyProperty();
    }

    /** Of the run that goes on, or the last one. */
    ReadOnlyObjectProperty<@Nullable RunFigures> figures() {
        return figures.getReadOnlyProperty();
    }

    String text() {
        return text.text();
    }

    /** What of the text a model wrote. */
    List<StoredNotebook.Range> made() {
        return text.made();
    }

    int caret() {
        return caret;
    }

    /** How likely the token at a position was; {@code null}: nobody said. */
    @Nullable TokenLogprob tokenAt(int position) {
        MadeTokens now = tokens;
        return now == null ? null : now.at(position, text.text());
    }

    /** The person put the caret there. */
    void caretAt(int position) {
        if (position != caret) {
            caret = position;
            keep();
            refresh();
        }
    }

    /** The person changed the text. */
    void typed(NotebookText.Change change) {
        if (writing.get()) {
            return;
        }
        text.typed(change);
        dropTokens(change.at());
        wrote = false;
        fault.set("");
        changed();
    }

    void undo() {
        step(text.undo());
    }

    void redo() {
        step(text.redo());
    }

    private void step(NotebookText.@Nullable Change change) {
        if (change != null) {
            tokens = null;
            wrote = false;
            fault.set("");
            caret = change.end();
            shown.changed(change);
            changed();
        }
    }

    public void choose(EndpointProfile chosen) {
        wantedProfile = chosen.id();
        use(chosen);
        keep();
        refresh();
    }

    /** Asks the endpoint for its models; nothing happens if it does not say. */
    void loadModels() {
        EndpointProfile asked = profile.get();
        if (asked == null) {
            return;
        }
        parts.background().execute(() -> {
            List<String> found;
            try {
                found = parts.endpoints().models(asked);
            } catch (InferenceException | SecretStoreException | IllegalArgumentException | IllegalStateException e) {
                found = List.of();
            }
            List<String> named = found;
            parts.fx().execute(() -> {
                if (asked.equals(profile.get()) && !named.isEmpty()) {
                    models.setAll(named);
                }
            });
        });
    }

    /** Goes on with the text from the caret. Does nothing while there is a {@link #hint}. */
    public void generate() {
        EndpointProfile to = profile.get();
        if (to == null || writing.get() || !hint.get().isEmpty()) {
            return;
        }
        String all = text.text();
        askedAt = caret;
        String rest = all.substring(askedAt);
        sentRest = fill.get() && CompletionEndpoint.fills(to) && !rest.isEmpty();
        String name = model.get().strip();
        ChatRequest request = new ChatRequest(
                name.isEmpty() ? to.model() : name,
                List.of(ChatMessage.user(all.substring(0, askedAt))),
                parameters(to, sentRest ? rest : ""),
                true);
        text.begin(askedAt);
        tokens = new MadeTokens(askedAt);
        startNanos = parts.nanos().getAsLong();
        figures.set(RunFigures.START);
        fault.set("");
        mayLeaveOut.set(false);
        writing.set(true);
        DeltaBuffer<NotebookRun.Piece> buffer = new DeltaBuffer<>(parts.frames(), this::take);
        NotebookRun begun = new NotebookRun(
                () -> parts.endpoints().connect(to).open(request),
                buffer::add,
                texts.get("fault.unknown"),
                parts.nanos());
        run = begun;
        parts.background().execute(begun::run);
        refresh();
    }

    private Map<String, JsonText> parameters(EndpointProfile to, String rest) {
        Map<String, JsonText> all = new LinkedHashMap<>(parts.endpoints().parameters(to));
        if (!rest.isEmpty()) {
            all.put("suffix", JsonText.string(rest));
        } else if (to.protocol() == Protocol.OLLAMA_GENERATE) {
            // Else the text is put into the model's template as if it were a question.
            all.putIfAbsent("raw", new JsonText("true"));
        }
        return all;
    }

    /** Ends what goes on; what was written stays. Whether anything went on. */
    public boolean stop() {
        NotebookRun now = run;
        if (now != null) {
            now.stop();
        }
        return now != null;
    }

    /** Takes back what a model wrote last, and asks for it once more. */
    public void askAgain() {
        if (canAskAgain.get()) {
            undo();
            generate();
        }
    }

    /** Asks once more for what failed; what came of it is taken back. */
    public void retry() {
        if (wrote) {
            undo();
        }
        caret = Math.min(askedAt, text.length());
        fault.set("");
        refresh();
        generate();
    }

    /** The same without what follows the caret, from now on. */
    public void retryWithoutRest() {
        fill.set(false);
        retry();
    }

    /** Says how long it takes by now. */
    void tick() {
        RunFigures now = figures.get();
        if (writing.get() && now != null) {
            figures.set(now.at(millis(parts.nanos().getAsLong())));
        }
    }

    private void take(List<NotebookRun.Piece> pieces) {
        if (!writing.get()) {
            return;
        }
        RunFigures now = Objects.requireNonNullElse(figures.get(), RunFigures.START);
        StringBuilder written = new StringBuilder();
        NotebookRun.Piece.@Nullable Ended end = null;
        for (NotebookRun.Piece piece : pieces) {
            switch (piece) {
                case NotebookRun.Piece.Written more -> {
                    written.append(NotebookText.clean(more.text()));
                    now = now.wrote(millis(more.atNanos()));
                }
                case NotebookRun.Piece.Likely likely -> addTokens(likely.tokens());
                case NotebookRun.Piece.Counted counted -> now = now.counted(counted.usage());
                case NotebookRun.Piece.Waits waits -> now = now.waits(waits.phase());
                case NotebookRun.Piece.Ended last -> {
                    end = last;
                    now = now.ended(last.reason(), millis(last.atNanos()));
                }
            }
        }
        if (!written.isEmpty()) {
            NotebookText.Change change = text.append(written.toString());
            caret = change.end();
            shown.changed(change);
        }
        figures.set(now);
        if (end != null) {
            end(end);
        }
        changed();
    }

    private void end(NotebookRun.Piece.Ended end) {
        run = null;
        StoredNotebook.Range written = text.end();
        wrote = written.to() > written.from();
        writing.set(false);
        fault.set(end.fault() == null ? "" : end.fault());
        mayLeaveOut.set(end.refused() && sentRest);
    }

    private void addTokens(List<TokenLogprob> more) {
        MadeTokens now = tokens;
        if (now != null) {
            now.add(more);
        }
    }

    private void dropTokens(int changedAt) {
        MadeTokens now = tokens;
        if (now != null && !now.isBefore(changedAt)) {
            tokens = null;
        }
    }

    private long millis(long atNanos) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(atNanos - startNanos));
    }

    private void changed() {
        keep();
        refresh();
    }

    private void refresh() {
        canUndo.set(text.canUndo());
        canRedo.set(text.canRedo());
        canAskAgain.set(text.canUndo() && text.latestIsMade());
        String reason = "";
        if (profile.get() == null) {
            reason = texts.get("hint.no_endpoint");
        } else if (text.text().substring(0, Math.min(caret, text.length())).isBlank()) {
            reason = texts.get(text.length() == 0 ? "hint.empty" : "hint.at_start");
        }
        hint.set(reason);
    }

    private void keep() {
        EndpointProfile to = profile.get();
        String name = model.get();
        parts.memory()
                .changed(new StoredNotebook(
                        text.text(),
                        caret,
                        text.made(),
                        to == null ? wantedProfile : to.id(),
                        name.isBlank() ? null : name,
                        fill.get(),
                        monospaced.get()));
    }

    private void refreshProfiles() {
        List<EndpointProfile> now = parts.endpoints().profiles().stream()
                .map(CompletionEndpoint::of)
                .flatMap(Optional::stream)
                .toList();
        if (!now.equals(profiles)) {
            profiles.setAll(now);
        }
        EndpointProfile wanted = now.stream()
                .filter(one -> one.id().equals(wantedProfile))
                .findFirst()
                .orElse(now.isEmpty() ? null : now.getFirst());
        use(wanted);
        refresh();
    }

    private void use(@Nullable EndpointProfile now) {
        EndpointProfile before = profile.get();
        profile.set(now);
        if (before == null || now == null || !before.id().equals(now.id())) {
            models.clear();
            String own = now == null ? null : now.model();
            model.set(own == null ? "" : own);
        }
    }

    /** Stops what goes on and listening; what was written is kept. */
    public void dispose() {
        stop();
        if (writing.get()) {
            text.end();
            writing.set(false);
        }
        keep();
        subscriptions.close();
    }
}
