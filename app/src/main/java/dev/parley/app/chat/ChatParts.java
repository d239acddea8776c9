package dev.parley.app.chat;

import dev.parley.app.fx.Texts;
import dev.parley.client.capture.RecentCaptures;
import dev.parley.client.store.AttachmentStore;
import dev.parley.client.store.History;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What the view models of the chat work with.
 *
 * @param fx runs tasks on the toolkit's thread
 * @param frames the same, at the start of the next frame
 * @param background a thread for each task, which may block
 * @param nanos {@link System#nanoTime()}, the clock of the events' times
 * @param captures where the wire of each answer is written down
 * @param attachments the files that go with messages
 */
public record ChatParts(
        ChatEndpoints endpoints,
        History history,
        Executor fx,
        Executor frames,
        Executor background,
        InstantSource clock,
        LongSupplier nanos,
        Later later,
        Texts texts,
        ChatParameters parameters,
        RecentCaptures captures,
        ChatAttachments attachments) {

    /** With the machine's clocks and virtual threads. */
    public static ChatParts of(
            ChatEndpoints endpoints, History history, AttachmentStore attachments, Executor fx, Executor frames) {
        return new ChatParts(
                endpoints,
                history,
                fx,
                frames,
                task -> Thread.ofVirtual().name("stream").start(task),
                InstantSource.system(),
                System::nanoTime,
                Later.on(fx),
                Texts.of(ChatParts.class),
                ChatParameters.NONE,
                new RecentCaptures(),
                new ChatAttachments(attachments));
    }

    /** The same for a chat of which nothing is stored. */
    ChatParts with(TemporaryHistory temporary) {
        return new ChatParts(
                endpoints,
                temporary,
                fx,
                frames,
                background,
                clock,
                nanos,
                later,
                texts,
                parameters,
                captures,
                attachments);
    }

    /** The same with what is set of requests' parameters. */
    public ChatParts with(ChatParameters newParameters) {
        return new ChatParts(
                endpoints,
                history,
                fx,
                frames,
                background,
                clock,
                nanos,
                later,
                texts,
                newParameters,
                captures,
                attachments);
    }
}
