package dev.parley.client.http;

import dev.parley.client.InferenceError;
import dev.parley.client.endpoint.EndpointProfile;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Follows a redirect only within the origin, and a POST only where the status keeps method and body (307 and 308, RFC
 * 9110 section 15.4): neither key nor prompt goes to a place that a server names.
 */
final class SameOriginRedirects {
    private static final int MOST = 5;

    private SameOriginRedirects() {}

    /** Where to go on, or {@code null} if the answer is no redirect. */
    static @Nullable URI target(Attempt attempt, HttpCall request, HttpAnswer answer, int followed)
            throws AttemptFailure {
        boolean redirect = switch (answer.status()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
        String location = answer.header("location");
        if (!redirect || location == null) {
            return null;
        }
        URI target;
        try {
            target = request.url().resolve(location);
        } catch (IllegalArgumentException notAUrl) {
            throw refused(attempt, answer, "an unreadable address", "The Location header is not a URL.");
        }
        boolean keepsMethod = request.method().equals("GET") || answer.status() == 307 || answer.status() == 308;
        boolean sameOrigin = target.getHost() != null
                && EndpointProfile.origin(target).equals(EndpointProfile.origin(request.url()));
        if (!sameOrigin || !keepsMethod) {
            throw refused(attempt, answer, Redactor.withoutQuery(target).toString(), "");
        }
        if (followed >= MOST) {
            throw refused(attempt, answer, Redactor.withoutQuery(target).toString(), "Too many redirects.");
        }
        return target;
    }

    private static AttemptFailure refused(Attempt attempt, HttpAnswer answer, String target, String detail) {
        return new AttemptFailure(
                new InferenceError.RedirectRefused(answer.status(), attempt.redacted(target), attempt.context(detail)));
    }
}
