package dev.parley.app.profiles;

import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.DurationText;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.endpoint.Timeouts;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A profile as it stands in the editor, right or wrong. Holds no key.
 *
 * @param texts as typed; a field without an entry is empty
 */
public record ProfileDraft(
        Map<DraftField, String> texts,
        Protocol protocol,
        Delivery delivery,
        AuthScheme authScheme,
        ResendPolicy resend,
        StreamRule streamRule,
        JobUpdates jobUpdates) {
    private static final String BODY = "{\n  \"prompt\": \"{{prompt}}\"\n}";

    public ProfileDraft {
        texts = Map.copyOf(texts);
    }

    /** An endpoint of which nothing is known yet. */
    public static ProfileDraft empty() {
        Map<DraftField, String> texts = new EnumMap<>(DraftField.class);
        timeouts(texts, Timeouts.DEFAULT);
        texts.put(DraftField.BODY, BODY);
        return new ProfileDraft(
                texts,
                Protocol.OPENAI_CHAT,
                Delivery.DIRECT,
                AuthScheme.BEARER,
                ResendPolicy.ASK,
                StreamRule.JSON,
                JobUpdates.POLL);
    }

    public static ProfileDraft of(EndpointProfile profile) {
        Map<DraftField, String> texts = new EnumMap<>(DraftField.class);
        texts.put(DraftField.NAME, profile.name());
        texts.put(DraftField.GROUP, profile.group() == null ? "" : profile.group());
        PriceTexts.put(profile.prices(), texts);
        texts.put(DraftField.BASE_URL, profile.baseUrl().toString());
        texts.put(DraftField.PATH, profile.path() == null ? "" : profile.path());
        texts.put(DraftField.MODEL, profile.model() == null ? "" : profile.model());
        texts.put(
                DraftField.HEADERS,
                profile.headers().entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue())
                        .collect(Collectors.joining("\n")));
        timeouts(texts, profile.timeouts());
        NetworkTexts.put(profile.network(), texts);
        TemplateSettings template = profile.template();
        texts.put(DraftField.BODY, template == null ? BODY : template.body());
        texts.put(DraftField.POINTER, template == null ? "" : template.pointer());
        texts.put(
                DraftField.ERROR_POINTER,
                template == null || template.errorPointer() == null ? "" : template.errorPointer());
        return new ProfileDraft(
                texts,
                profile.protocol(),
                profile.delivery(),
                profile.authScheme(),
                profile.resend(),
                template == null ? StreamRule.JSON : template.streamRule(),
                profile.jobUpdates());
    }

    private static void timeouts(Map<DraftField, String> texts, Timeouts timeouts) {
        for (DraftField field : DraftField.values()) {
            if (field.timeout() != null) {
                texts.put(field, DurationText.of(timeouts.of(field.timeout())));
            }
        }
    }

    public String text(DraftField field) {
        return texts.getOrDefault(field, "");
    }

    /** The same with another text. */
    public ProfileDraft with(DraftField field, String text) {
        Map<DraftField, String> changed = new EnumMap<>(DraftField.class);
        changed.putAll(texts);
        changed.put(field, text);
        return new ProfileDraft(changed, protocol, delivery, authScheme, resend, streamRule, jobUpdates);
    }

    /** The same with what the server speaks and how it is reached. */
    public ProfileDraft with(Protocol newProtocol, Delivery newDelivery) {
        AuthScheme newScheme = followed(authScheme, protocol, delivery, newProtocol, newDelivery);
        return new ProfileDraft(texts, newProtocol, newDelivery, newScheme, resend, streamRule, jobUpdates);
    }

    /** How the key travels after a change: still as somebody chose, or as the new protocol and delivery want it. */
    static AuthScheme followed(
            AuthScheme scheme, Protocol before, Delivery deliveryBefore, Protocol now, Delivery deliveryNow) {
        return scheme == AuthScheme.of(before, deliveryBefore) ? AuthScheme.of(now, deliveryNow) : scheme;
    }

    /** Whether both say the same: an empty field and none are one. */
    public boolean isSameAs(ProfileDraft other) {
        for (DraftField field : DraftField.values()) {
            if (!text(field).equals(other.text(field))) {
                return false;
            }
        }
        return protocol == other.protocol
                && delivery == other.delivery
                && authScheme == other.authScheme
                && resend == other.resend
                && streamRule == other.streamRule
                && jobUpdates == other.jobUpdates;
    }

    /** Without the texts: a key may have been pasted into the wrong field. */
    @Override
    public String toString() {
        return "ProfileDraft[" + protocol.id() + " over " + delivery.id() + "]";
    }
}
