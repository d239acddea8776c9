package dev.parley.client.http;

import dev.parley.client.InferenceError;
import dev.parley.client.endpoint.EndpointProfile;
import java.net.URI;

/** Where a URL may lead that a server hands out for its own work, such as the status of a job or its result. */
public final class SameOrigin {

    private SameOrigin() {}

    /**
     * The URL, made absolute by the place that it was handed out at. It goes on with the profile's key.
     *
     * @param handedOut as it stands in the answer: absolute, or relative to it
     * @throws AttemptFailure with {@link InferenceError.RedirectRefused} if it leaves the profile's scheme, host or port,
     *     or is no URL; nothing was sent there
     */
    public static URI resolve(Attempt attempt, EndpointProfile profile, HttpAnswer answer, String handedOut)
            throws AttemptFailure {
        URI target;
        try {
            target = answer.url().resolve(handedOut.strip());
        } catch (IllegalArgumentException notAUrl) {
            throw refused(attempt, answer, "an unreadable address", "What the server handed out is not a URL.");
        }
        if (target.getHost() == null
                || target.getRawUserInfo() != null
                || !EndpointProfile.origin(target).equals(profile.origin())) {
            throw refused(attempt, answer, withoutSecrets(target), "The server handed it out for its own answer.");
        }
        return target;
    }

    private static String withoutSecrets(URI target) {
        String shown = Redactor.withoutQuery(target).toString();
        String user = target.getRawUserInfo();
        return user == null ? shown : shown.replace(user + "@", "");
    }

    private static AttemptFailure refused(Attempt attempt, HttpAnswer answer, String target, String detail) {
        return new AttemptFailure(
                new InferenceError.RedirectRefused(answer.status(), attempt.redacted(target), attempt.context(detail)));
    }
}
