package dev.parley.app.profiles;

import dev.parley.app.fx.Texts;
import dev.parley.client.endpoint.DurationText;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.KeyExposure;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProfileValidator;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.endpoint.Timeouts;
import dev.parley.client.endpoint.ValidationResult;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a draft into a profile, or says what is wrong with it, field by field. Touches neither disk nor network. */
final class DraftCheck {
    /** Stands for a URL that is missing or none, so that the other fields can be checked. */
    private static final URI NO_URL = URI.create("https://unset.invalid");

    private final Texts texts;
    private final ProfileDraft draft;
    private final Map<DraftField, String> problems = new EnumMap<>(DraftField.class);

    /**
     * What the check found.
     *
     * @param profile {@code null} if there is a problem
     */
    record Result(@Nullable EndpointProfile profile, Map<DraftField, String> problems) {
        Result {
            problems = Map.copyOf(problems);
        }
    }

    private DraftCheck(Texts texts, ProfileDraft draft) {
        this.texts = texts;
        this.draft = draft;
    }

    /** Checks the draft of the profile {@code id}, which after saving has that key and those network settings. */
    static Result check(
            Texts texts, ProfileDraft draft, String id, @Nullable SecretRef secret, NetworkSettings network) {
        return new DraftCheck(texts, draft).check(id, secret, network);
    }

    private Result check(String id, @Nullable SecretRef secret, NetworkSettings network) {
        URI baseUrl = baseUrl();
        EndpointProfile profile = EndpointProfile.builder(text(DraftField.NAME), baseUrl == null ? NO_URL : baseUrl)
                .id(id)
                .protocol(draft.protocol())
                .delivery(draft.delivery())
                .path(orNull(DraftField.PATH))
                .model(orNull(DraftField.MODEL))
                .authScheme(draft.authScheme())
                .secret(baseUrl == null ? null : secret)
                .headers(headers())
                .timeouts(timeouts())
                .resend(draft.resend())
                .template(template())
                .jobUpdates(draft.jobUpdates())
                .group(orNull(DraftField.GROUP))
                .prices(PriceTexts.read(draft::text, (field, key) -> add(field, texts.get(key))))
                .network(NetworkTexts.read(draft::text, network, (field, key) -> add(field, texts.get(key))))
                .build();
        path(text(DraftField.PATH));
        if (ProfileValidator.validate(profile) instanceof ValidationResult.Invalid invalid) {
            invalid.problems().forEach(problem -> add(field(problem.field()), problem.message()));
        }
        return new Result(problems.isEmpty() ? profile : null, problems);
    }

    private void path(String path) {
        if (KeyExposure.isInQuery(path)) {
            add(DraftField.PATH, texts.get("problem.key_in_path"));
        }
        try {
            if (!new URI(NO_URL + path.replaceAll("\\s", "")).isAbsolute()) {
                add(DraftField.PATH, texts.get("problem.path"));
            }
        } catch (URISyntaxException e) {
            add(DraftField.PATH, texts.get("problem.path"));
        }
    }

    private String text(DraftField field) {
        return draft.text(field).strip();
    }

    private @Nullable String orNull(DraftField field) {
        String text = text(field);
        return text.isEmpty() ? null : text;
    }

    private void add(DraftField field, String message) {
        problems.putIfAbsent(field, message);
    }

    private static DraftField field(String component) {
        return switch (component) {
            case "baseUrl" -> DraftField.BASE_URL;
            case "network" -> DraftField.PROXY;
            case "path" -> DraftField.PATH;
            case "headers" -> DraftField.HEADERS;
            case "template" -> DraftField.POINTER;
            case "delivery" -> DraftField.DELIVERY;
            case "secret" -> DraftField.KEY;
            default -> DraftField.NAME;
        };
    }

    private @Nullable URI baseUrl() {
        String text = text(DraftField.BASE_URL);
        if (text.isEmpty()) {
            add(DraftField.BASE_URL, texts.get("problem.no_url"));
            return null;
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Its message repeats the text, which may hold a password.
            add(DraftField.BASE_URL, texts.get("problem.not_a_url"));
            return null;
        }
    }

    /** One header a line. A line break cannot get into a value: it begins the next header. */
    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        draft.text(DraftField.HEADERS).lines().filter(line -> !line.isBlank()).forEach(line -> {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            if (name.isEmpty()) {
                add(DraftField.HEADERS, texts.get("problem.header_line"));
            } else if (KeyExposure.isKeyHeader(name)) {
                add(DraftField.HEADERS, texts.get("problem.key_header", name));
            } else if (headers.put(name, line.substring(colon + 1).strip()) != null) {
                add(DraftField.HEADERS, texts.get("problem.header_twice", name));
            }
        });
        return headers;
    }

    private Timeouts timeouts() {
        Timeouts timeouts = Timeouts.DEFAULT;
        for (DraftField field : DraftField.values()) {
            if (field.timeout() != null) {
                Optional<Duration> duration = DurationText.parse(text(field));
                if (duration.isEmpty()) {
                    add(field, texts.get("problem.duration"));
                } else {
                    timeouts = timeouts.with(field.timeout(), duration.get());
                }
            }
        }
        return timeouts;
    }

    private @Nullable TemplateSettings template() {
        if (draft.protocol() != Protocol.TEMPLATE) {
            return null;
        }
        String body = text(DraftField.BODY);
        String problem = TemplatePreview.problem(texts, draft.text(DraftField.BODY));
        if (!problem.isEmpty()) {
            add(DraftField.BODY, problem);
        }
        String errorPointer = orNull(DraftField.ERROR_POINTER);
        if (errorPointer != null && !errorPointer.startsWith("/")) {
            add(DraftField.ERROR_POINTER, texts.get("problem.pointer"));
        }
        return new TemplateSettings(body, text(DraftField.POINTER), draft.streamRule(), errorPointer);
    }
}
