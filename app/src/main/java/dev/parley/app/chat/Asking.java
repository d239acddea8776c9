package dev.parley.app.chat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.JsonText;
import dev.parley.client.WireListener;
import dev.parley.client.capture.CaptureRecorder;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnAttachment;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ways in which an answer is asked for. Each makes at most one attempt. For the toolkit's thread. */
final class Asking {
    private final ChatParts parts;
    private final ChatConsent consent;

    Asking(ChatParts parts, ChatConsent consent) {
        this.parts = parts;
        this.consent = consent;
    }

    /** What a person says: the text may be empty where there are files. */
    record Said(String text, List<TurnAttachment> files) {}

    /**
     * Says something and asks for an answer. The words are on their way to the disk before the draft is cleared there.
     *
     * @param parentId the turn that is answered to; another than the chat's leaf makes a branch
     * @param cleared what remains in the composer and in the queue
     */
    void say(
            ChatSession session, @Nullable String parentId, Said said, java.util.function.UnaryOperator<Chat> cleared) {
        Instant now = parts.clock().instant();
        if (!session.isStored()) {
            session.store();
        }
        Turn message = Turn.user(parentId, now, said.text(), said.files());
        session.put(message);
        Turn answer = Turn.answer(message.id(), now, origin(session));
        session.put(answer);
        session.update(chat -> cleared.apply(chat).withLeaf(answer.id()).withUpdatedAt(now));
        session.showPath();
        send(session, answer);
    }

    /** Asks again, as another branch. */
    void regenerate(ChatSession session, Turn old) {
        Instant now = parts.clock().instant();
        Turn answer = Turn.answer(old.parentId(), now, origin(session));
        session.put(answer);
        session.update(chat -> chat.withLeaf(answer.id()).withUpdatedAt(now));
        session.showPath();
        send(session, answer);
    }

    /** Asks again in the place of an answer of which nothing came; one that has text stays, as a branch. */
    void retry(ChatSession session, Turn old) {
        boolean empty = old.text().isEmpty()
                && old.reasoning().isEmpty()
                && old.toolCalls().isEmpty();
        if (!empty) {
            regenerate(session, old);
            return;
        }
        Turn answer = old.replaced(parts.clock().instant(), origin(session));
        session.put(answer);
        session.showPath(answer.id());
        send(session, answer);
    }

    /** Asks for the rest: see {@link RequestMessages#of}. */
    void continueAnswer(ChatSession session, Turn old) {
        Turn answer = old.reopened();
        session.put(answer);
        session.showPath(answer.id());
        send(session, answer);
    }

    /** Follows the job of an answer; nothing is sent but polls. */
    void follow(ChatSession session, Turn old, String jobId) {
        boolean empty = old.text().isEmpty() && old.reasoning().isEmpty();
        Turn fresh = empty && old.origin() != null ? old.replaced(old.createdAt(), old.origin()) : old.reopened();
        Turn answer = fresh.withJob(jobId);
        session.put(answer);
        session.showPath(answer.id());
        String profileId = answer.origin() == null
                ? session.chat().profileId()
                : answer.origin().profileId();
        Duration sinceSend = Duration.between(answer.createdAt(), parts.clock().instant());
        long startNanos = parts.nanos().getAsLong() - Math.max(0, sinceSend.toNanos());
        begin(
                session,
                answer,
                profileId,
                startNanos,
                (profile, recorder) -> parts.endpoints().connect(profile).resume(jobId, recorder));
    }

    /** A profile that sends as a job to where {@code profile} sends. */
    Optional<EndpointProfile> jobProfile(@Nullable EndpointProfile profile) {
        if (profile == null || profile.delivery().isJob()) {
            return Optional.empty();
        }
        return parts.endpoints().profiles().stream()
                .filter(other -> other.delivery().isJob()
                        && other.protocol() == profile.protocol()
                        && other.baseUrl().equals(profile.baseUrl()))
                .findFirst();
    }

    private void send(ChatSession session, Turn answer) {
        List<Turn> path = session.upTo(answer.text().isEmpty() ? answer.parentId() : answer.id());
        String systemPrompt = session.chat().systemPrompt();
        String model = answer.origin() == null ? null : answer.origin().model();
        Map<String, JsonText> parameters = parameters(session);
        begin(session, answer, session.chat().profileId(), parts.nanos().getAsLong(), (profile, recorder) -> {
            List<ChatMessage> messages = RequestMessages.of(systemPrompt, path, parts.attachments()::part);
            return parts.endpoints()
                    .connect(profile)
                    .open(new ChatRequest(model, messages, parameters, true), recorder);
        });
    }

    /**
     * What would be sent now, or else what would be asked again, see {@link NextRequest#path}; {@code null}: nothing was
     * said yet. To be called beside the toolkit's thread, since it reads files; {@code StoreException} where one is lost.
     */
    @Nullable Supplier<ChatRequest> next(ChatSession session, @Nullable String parentId, String systemPrompt, Said draft) {
        List<Turn> path = NextRequest.path(session.upTo(parentId), draft);
        if (path.isEmpty()) {
            return null;
        }
        String model = origin(session).model();
        Map<String, JsonText> parameters = parameters(session);
        return () -> new ChatRequest(
                model, RequestMessages.of(systemPrompt, path, parts.attachments()::part), parameters, true);
    }

    private Map<String, JsonText> parameters(ChatSession session) {
        Chat chat = session.chat();
        return Optional.ofNullable(chat.profileId())
                .flatMap(parts.endpoints()::find)
                .map(profile -> parts.parameters().of(chat.id(), profile))
                .orElse(Map.of());
    }

    private void begin(
            ChatSession session,
            Turn answer,
            @Nullable String profileId,
            long startNanos,
            BiFunction<EndpointProfile, WireListener, EventStream> open) {
        // The answer of a job may be on a branch that is not shown.
        TurnSection shown = session.section(answer.id());
        TurnSection section = shown == null ? new TurnSection(answer, parts.frames()) : shown;
        Optional<EndpointProfile> profile =
                profileId == null ? Optional.empty() : parts.endpoints().find(profileId);
        if (profile.isEmpty()) {
            refuse(session, section, answer);
            return;
        }
        section.turn().sentBy(profile.get());
        Delivery delivery = profile.get().delivery();
        CaptureRecorder recorder =
                parts.captures().begin(answer.id(), parts.clock().instant(), startNanos);
        Supplier<EventStream> opener = () -> recorder.watch(open.apply(profile.get(), recorder));
        Consumer<String> jobEnder =
                jobId -> parts.endpoints().connect(profile.get()).cancelJob(jobId, WireListener.NONE);
        session.began(new LiveAnswer(
                session.parts(),
                consent,
                session,
                session.chat().id(),
                section,
                new LiveAnswer.Attempt(answer, startNanos, delivery, opener, jobEnder)));
    }

    private void refuse(ChatSession session, TurnSection section, Turn answer) {
        TurnFault fault =
                TurnFault.local(LocalFaults.PROFILE_GONE, parts.texts().get("fault.profileGone"));
        Turn failed = answer.ended(answer.text().isEmpty() ? TurnState.FAILED : TurnState.CUT, fault);
        session.put(failed);
        section.turn().end(failed, FaultRemedy.of(failed, false), parts.nanos().getAsLong());
        session.together(section::finish);
    }

    private TurnOrigin origin(ChatSession session) {
        Chat chat = session.chat();
        String id = chat.profileId() == null ? "" : chat.profileId();
        Optional<EndpointProfile> profile = parts.endpoints().find(id);
        String model = chat.model() != null
                ? chat.model()
                : profile.map(EndpointProfile::model).orElse(null);
        return new TurnOrigin(
                id,
                profile.map(EndpointProfile::name).orElse(""),
                model,
                profile.map(EndpointProfile::prices).orElse(null));
    }
}
