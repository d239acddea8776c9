package dev.parley.app.chat;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows from the end of an answer: a title, remedies, the next of the messages that wait. */
final class AfterAnswer {
    private final ChatParts parts;
    private final Asking asking;

    AfterAnswer(ChatParts parts, Asking asking) {
        this.parts = parts;
        this.asking = asking;
    }

    void answered(ChatSession session, Turn answer, boolean awaited) {
        entitle(session);
        session.update(chat -> chat.withUpdatedAt(parts.clock().instant()));
        offerRemedies(session, answer);
        if (awaited && answer.state() == TurnState.COMPLETE && session.running() == null) {
            sendNext(session, answer.id());
        }
    }

    /** Sends the first of the messages that wait, after {@code parentId}. */
    void sendNext(ChatSession session, @Nullable String parentId) {
        List<String> queue = new ArrayList<>(session.chat().queued());
        if (!queue.isEmpty()) {
            String text = queue.removeFirst();
            asking.say(
                    session,
                    parentId,
                    new Asking.Said(text, List.of()),
                    chat -> chat.withInput(chat.systemPrompt(), chat.draft(), queue));
        }
    }

    /** Gives a chat without a title the automatic one; also where its first answer was cut by the end of the program. */
    static void entitle(ChatSession session) {
        session.update(chat ->
                chat.title().isEmpty() && !chat.titleByUser() ? chat.withTitle(automaticTitle(session), false) : chat);
    }

    /** The person's own title; without one it is the automatic one again. */
    static void rename(ChatSession session, String own) {
        String automatic = automaticTitle(session);
        session.update(chat -> own.isEmpty() ? chat.withTitle(automatic, false) : chat.withTitle(own, true));
    }

    private static String automaticTitle(ChatSession session) {
        Turn first = session.tree().firstUserTurn();
        if (first == null) {
            return "";
        }
        String words = AutoTitle.of(first.text());
        return words.isEmpty() && !first.attachments().isEmpty()
                ? AutoTitle.of(first.attachments().getFirst().name())
                : words;
    }

    private void offerRemedies(ChatSession session, Turn answer) {
        TurnSection section = session.section(answer.id());
        if (section != null && answer.fault() != null) {
            EndpointProfile asked = answer.origin() == null
                    ? null
                    : parts.endpoints().find(answer.origin().profileId()).orElse(null);
            section.turn().offer(FaultRemedy.of(answer, asking.jobProfile(asked).isPresent()));
        }
    }
}
