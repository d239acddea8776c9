package dev.parley.app;

import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.chat.PhaseStatus;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.profiles.ProfileState;
import dev.parley.app.profiles.ProfilesViewModel;
import dev.parley.client.Phase;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnOrigin;
import org.jspecify.annotations.Nullable;

/** Tells the list of endpoints what the answers of the open chat show of them: awake, waking, failed. */
final class EndpointNews {
    private final ChatViewModel chat;
    private final ProfilesViewModel profiles;
    private final Subscriptions subscriptions;

    EndpointNews(ChatViewModel chat, ProfilesViewModel profiles, Subscriptions subscriptions) {
        this.chat = chat;
        this.profiles = profiles;
        this.subscriptions = subscriptions;
    }

    void start() {
        subscriptions.onChange(chat.running(), this::follow);
    }

    /** Its listeners go with the turn. */
    private void follow(@Nullable TurnViewModel running) {
        TurnOrigin origin = running == null ? null : running.turn().origin();
        if (running == null || origin == null) {
            return;
        }
        Runnable report = () -> {
            ProfileState state = state(running);
            if (state != null) {
                profiles.report(origin.profileId(), state);
            }
        };
        running.phase().subscribe(report);
        running.state().subscribe(report);
    }

    private static boolean isUnreachable(TurnViewModel turn) {
        TurnFault fault = turn.fault().get();
        return fault != null && fault.kind().equals("unreachable");
    }

    private static @Nullable ProfileState state(TurnViewModel turn) {
        return switch (turn.state().get()) {
            case COMPLETE -> ProfileState.READY;
            case FAILED -> isUnreachable(turn) ? ProfileState.OFFLINE : ProfileState.FAILED;
            case STOPPED, CUT -> null;
            case STREAMING -> {
                PhaseStatus phase = turn.phase().get();
                if (phase == null) {
                    yield ProfileState.READY;
                }
                yield phase.current() == Phase.WAKING ? ProfileState.WAKING : null;
            }
        };
    }
}
