package dev.parley.app.profiles;

import dev.parley.app.fx.Texts;
import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.endpoint.StreamRule;
import java.util.Locale;

/** Names for people of what a profile is made of. */
public final class ProfileWords {

    private ProfileWords() {}

    /** As {@code OpenAI chat, direct}. */
    public static String of(Texts texts, EndpointProfile profile) {
        return texts.get("profile.line", of(texts, profile.protocol()), shortly(texts, profile.delivery()));
    }

    public static String of(Texts texts, Protocol protocol) {
        return texts.get("protocol." + protocol.id());
    }

    /** With what it does, for a menu. */
    public static String of(Texts texts, Delivery delivery) {
        return texts.get("delivery." + delivery.id());
    }

    private static String shortly(Texts texts, Delivery delivery) {
        return texts.get("delivery." + delivery.id() + ".short");
    }

    public static String of(Texts texts, AuthScheme scheme) {
        return texts.get("auth." + lower(scheme));
    }

    public static String of(Texts texts, ResendPolicy policy) {
        return texts.get("resend." + lower(policy));
    }

    public static String of(Texts texts, JobUpdates updates) {
        return texts.get("job_updates." + lower(updates));
    }

    public static String of(Texts texts, StreamRule rule) {
        return texts.get("stream_rule." + lower(rule));
    }

    public static String of(Texts texts, ProfileState state) {
        return texts.get("state." + lower(state));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
