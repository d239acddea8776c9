package dev.parley.client.endpoint;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks a profile without touching the network. */
public final class ProfileValidator {
    /** RFC 9110, section 5.1: a field name is a token. */
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private ProfileValidator() {}

    public static ValidationResult validate(EndpointProfile profile) {
        List<ValidationResult.Problem> problems = new ArrayList<>();
        if (profile.name().isBlank()) {
            add(problems, "name", "A profile needs a name.");
        }
        baseUrl(profile.baseUrl(), problems);
        path(profile, problems);
        headers(profile.headers(), problems);
        template(profile, problems);
        Combination.refusal(profile.protocol(), profile.delivery())
                .ifPresent(reason -> add(problems, "delivery", reason));
        if (profile.secret() != null && !profile.secret().origin().equals(profile.origin())) {
            add(problems, "secret", "The key belongs to another host; enter it again for this one.");
        }
        plainHttp(profile, problems);
        NetworkRules.check(profile.network(), problems);
        return problems.isEmpty() ? new ValidationResult.Valid() : new ValidationResult.Invalid(problems);
    }

    private static void baseUrl(URI url, List<ValidationResult.Problem> problems) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!http || url.getHost() == null) {
            add(problems, "baseUrl", "The URL must start with http:// or https:// and name a host.");
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            add(problems, "baseUrl", "The port must be between 1 and 65535.");
        }
        if (url.getRawUserInfo() != null) {
            add(problems, "baseUrl", "The URL must not hold a user name or password; use the key field.");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            add(problems, "baseUrl", "The URL must not hold a query or a fragment; put a query into the path.");
        }
    }

    private static void path(EndpointProfile profile, List<ValidationResult.Problem> problems) {
        String path = profile.path();
        if (path != null && !path.startsWith("/")) {
            add(problems, "path", "The path must start with a slash.");
        }
        if (path != null && path.chars().anyMatch(c -> c <= 0x20 || c == 0x7F)) {
            add(problems, "path", "The path must not hold white space or control characters.");
        }
    }

    private static void headers(Map<String, String> headers, List<ValidationResult.Problem> problems) {
        headers.forEach((name, value) -> {
            if (!HEADER_NAME.matcher(name).matches()) {
                add(problems, "headers", "A header's name holds a character that is not allowed.");
            } else if (value.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c > 0x7E)) {
                add(problems, "headers", "The value of header " + name + " holds a character that is not allowed.");
            }
        });
    }

    private static void plainHttp(EndpointProfile profile, List<ValidationResult.Problem> problems) {
        if (profile.baseUrl().getHost() != null
                && KeyExposure.isUnprotected(profile.baseUrl())
                && KeyExposure.carriesKey(profile)
                && !profile.network().keyOverPlainHttp()) {
            add(
                    problems,
                    profile.secret() != null ? "secret" : "network",
                    "The key would travel readable over http to "
                            + profile.baseUrl().getHost() + "; use https, or agree to it in the profile.");
        }
    }

    private static void template(EndpointProfile profile, List<ValidationResult.Problem> problems) {
        boolean wanted = profile.protocol() == Protocol.TEMPLATE;
        TemplateSettings template = profile.template();
        if (wanted && template == null) {
            add(problems, "template", "The template protocol needs a body template and a pointer.");
        }
        if (template != null
                && !template.pointer().isEmpty()
                && !template.pointer().startsWith("/")) {
            add(problems, "template", "The pointer must be empty or start with a slash, such as /answer.");
        }
        boolean streams = template != null
                && (template.streamRule() == StreamRule.SSE || template.streamRule() == StreamRule.NDJSON);
        if (wanted && streams && profile.delivery().isJob()) {
            add(problems, "delivery", "A job returns its answer whole; the stream rule must be json or text.");
        }
    }

    private static void add(List<ValidationResult.Problem> problems, String field, String message) {
        problems.add(new ValidationResult.Problem(field, message));
    }
}
