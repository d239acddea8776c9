package dev.parley.app.profiles.view;

import dev.parley.app.control.Tone;
import dev.parley.app.profiles.ProfileState;

/** The colour that says what is known of an endpoint; a ring while nothing is, and while there is no way to it. */
final class StateTone {
    private StateTone() {}

    static Tone of(ProfileState state) {
        return switch (state) {
            case UNKNOWN, OFFLINE -> Tone.OFF;
            case READY -> Tone.SUCCESS;
            case WAKING -> Tone.WARNING;
            case FAILED -> Tone.DANGER;
        };
    }
}
