package dev.parley.client.store;

import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.wire.Waiver;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** The history behind a queue: whatever is asked is done in order by the thread {@code store}. */
final class HistoryThread implements History {
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final LinkedBlockingQueue<Consumer<HistorySession>> inbox = new LinkedBlockingQueue<>();
    private final CopyOnWriteArrayList<Consumer<HistoryHealth>> listeners = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final Path database;
    private final HistorySession session;
    private final Thread thread;
    private volatile HistoryHealth health = new HistoryHealth.Saving();
    private volatile boolean running = true;
    private boolean closed;

    private HistoryThread(HistoryOpener opener, HistoryTiming timing) {
        this.clock = opener.files().clock();
        this.database = opener.files().database();
        this.session = new HistorySession(opener, timing, this::publish, this::post);
        this.thread = Thread.ofPlatform().name("store").daemon().unstarted(this::run);
    }

    static HistoryThread start(HistoryOpener opener, HistoryTiming timing) {
        HistoryThread history = new HistoryThread(opener, timing);
        history.thread.start();
        return history;
    }

    private void run() {
        guarded(HistorySession::open);
        try {
            while (running) {
                Consumer<HistorySession> first = inbox.poll(session.idleNanos(), TimeUnit.NANOSECONDS);
                if (first != null) {
                    List<Consumer<HistorySession>> batch = new ArrayList<>(List.of(first));
                    inbox.drainTo(batch);
                    batch.forEach(this::guarded);
                }
                guarded(HistorySession::work);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            guarded(HistorySession::close);
        }
    }

    @Waiver(rule = "broad-catch", reason = "a bug in one request must not end the thread that saves everything else")
    private void guarded(Consumer<HistorySession> task) {
        try {
            task.accept(session);
        } catch (RuntimeException bug) {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
        }
    }

    /** Whether it will be done; not after the end. */
    private synchronized boolean post(Consumer<HistorySession> task) {
        if (!closed) {
            inbox.add(task);
        }
        return !closed;
    }

    private void write(HistoryWrite write) {
        post(on -> on.write(write));
    }

    @Waiver(rule = "broad-catch", reason = "whatever happens to a request, the one who asked is told")
    private <T> CompletableFuture<T> ask(Function<HistorySession, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        boolean willBeDone = post(on -> {
            try {
                answer.complete(question.apply(on));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        if (!willBeDone) {
            answer.completeExceptionally(closedException());
        }
        return answer;
    }

    private static StoreException closedException() {
        return new StoreException("The history is closed.");
    }

    @Override
    public void saveChat(Chat chat) {
        write(new HistoryWrite.SaveChat(chat));
    }

    @Override
    public void saveTurn(String chatId, Turn turn) {
        write(new HistoryWrite.SaveTurn(chatId, turn));
    }

    @Override
    public void append(String chatId, String turnId, String text, String reasoning) {
        write(new HistoryWrite.Append(chatId, turnId, text, reasoning));
    }

    @Override
    public void deleteChat(String chatId) {
        write(new HistoryWrite.DeleteChat(chatId, clock.instant()));
    }

    @Override
    public void restoreChat(String chatId) {
        write(new HistoryWrite.RestoreChat(chatId));
    }

    @Override
    public void deleteTurn(String chatId, String turnId) {
        write(new HistoryWrite.DeleteTurn(chatId, turnId));
    }

    @Override
    public void saveFolder(ChatFolder folder) {
        write(new HistoryWrite.SaveFolder(folder));
    }

    @Override
    public void deleteFolder(String folderId) {
        write(new HistoryWrite.DeleteFolder(folderId));
    }

    @Override
    public void file(String chatId, Filing filing) {
        write(new HistoryWrite.FileChat(chatId, filing));
    }

    @Override
    public CompletableFuture<Filings> filings() {
        return ask(HistorySession::filings);
    }

    @Override
    public void recordWake(String profileId, Duration took) {
        write(new HistoryWrite.RecordWake(profileId, clock.instant(), took));
    }

    @Override
    public CompletableFuture<List<Duration>> wakeTimes(String profileId) {
        return ask(on -> on.wakeTimes(profileId));
    }

    @Override
    public CompletableFuture<List<Chat>> chats() {
        return ask(HistorySession::chats);
    }

    @Override
    public CompletableFuture<StoredChat> load(String chatId) {
        return ask(on -> on.load(chatId));
    }

    @Override
    public CompletableFuture<List<SearchHit>> search(String query, int limit) {
        return ask(on -> on.search(query, limit));
    }

    @Override
    public CompletableFuture<List<OpenAnswer>> openAnswers() {
        return ask(HistorySession::openAnswers);
    }

    @Override
    public CompletableFuture<List<StoredJob>> jobs() {
        return ask(HistorySession::jobs);
    }

    @Override
    public CompletableFuture<AttachmentUse> attachments() {
        return flush().thenApplyAsync(
                        _ -> {
                            // What is in a new database in the place of a damaged one, or only in memory, is not all
                            // there is.
                            if (!(health instanceof HistoryHealth.Saving)) {
                                throw new StoreException("The history is not whole.");
                            }
                            return AttachmentUse.read(database);
                        },
                        task -> Thread.ofPlatform().name("store-files").daemon().start(task));
    }

    @Override
    public CompletableFuture<Void> flush() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (!post(on -> on.flush(done))) {
            done.completeExceptionally(closedException());
        }
        return done;
    }

    @Override
    public CompletableFuture<Void> restoreBackup(Path backup) {
        return ask(on -> {
                    on.restore(backup);
                    return true;
                })
                .thenAccept(_ -> {});
    }

    @Override
    public void dismissDamage() {
        post(HistorySession::dismissDamage);
    }

    /** For tests, see {@link HistoryStore#tune}. */
    CompletableFuture<Void> tune(String pragma) {
        return ask(on -> {
                    on.tune(pragma);
                    return true;
                })
                .thenAccept(_ -> {});
    }

    @Override
    public HistoryHealth health() {
        return health;
    }

    @Override
    public AutoCloseable onHealth(Consumer<HistoryHealth> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void publish(HistoryHealth now) {
        if (!now.equals(health)) {
            health = now;
            listeners.forEach(listener -> guarded(_ -> listener.accept(now)));
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (!closed) {
                inbox.add(_ -> running = false);
                closed = true;
            }
        }
        try {
            thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
