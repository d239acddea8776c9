package dev.parley.app;

import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.capture.Capture;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.replay.CapturedQuestion;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnOrigin;
import org.jspecify.annotations.Nullable;

/** Tells captures again in chats of their own, which are marked as such. */
final class ReplayPlace implements AutoCloseable {
    private final WindowModels models;
    private final Texts texts = Texts.of(ReplayPlace.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private @Nullable EndpointProfile before;
    private boolean beginning;

    ReplayPlace(WindowModels models) {
        this.models = models;
        subscriptions.onInvalidated(
                this::leave,
                models.chat().currentId(),
                models.chat().chatId(),
                models.chat().profile());
    }

    /**
     * Asks in a new chat what was asked, and answers it with what came.
     *
     * @param file the name of the file that the capture is from; empty: it is that of {@code answer}
     * @param paced whether it takes as long as it took
     */
    void play(Capture capture, String file, @Nullable Turn answer, boolean paced) {
        ChatViewModel chat = models.chat();
        TurnOrigin origin = file.isEmpty() && answer != null ? answer.origin() : null;
        EndpointProfile asked = origin == null
                ? null
                : models.endpoints().find(origin.profileId()).orElse(null);
        String of = origin == null ? file : origin.profileName();
        String name = texts.get("replay.name", of);
        String question = CapturedQuestion.text(capture).orElse(texts.get("replay.question"));
        String model = CapturedQuestion.model(capture).orElse(null);
        EndpointProfile replay = models.endpoints().replays().add(name, capture, asked, model, question, paced);
        beginning = true;
        EndpointProfile now = chat.profile().get();
        if (now != null && models.endpoints().replays().find(now.id()).isEmpty()) {
            before = now;
        }
        chat.newChat();
        chat.choose(replay, model);
        chat.draft().set(question);
        chat.send();
        chat.rename(name);
        beginning = false;
    }

    /** A new chat begins with the endpoint of the one before, which a capture cannot be. */
    private void leave() {
        ChatViewModel chat = models.chat();
        EndpointProfile now = chat.profile().get();
        EndpointProfile back = before;
        boolean isNew = chat.chatId().get() == null && !beginning;
        if (isNew
                && back != null
                && now != null
                && models.endpoints().replays().find(now.id()).isPresent()) {
            chat.choose(back, back.model());
        }
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
