package dev.parley.client.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatRequest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.KeyExposure;
import dev.parley.client.endpoint.ProfileValidator;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.ValidationResult;
import dev.parley.client.protocol.OpenAiBodies;
import dev.parley.client.protocol.TemplateAdapter;

/** What holds for every import, whatever came in. */
final class Imports {

    private Imports() {}

    static ImportResult.Imported imported(ImportResult result) {
        assertThat(result).isInstanceOf(ImportResult.Imported.class);
        checked(result);
        return (ImportResult.Imported) result;
    }

    static ImportCandidate first(ImportResult result) {
        return imported(result).candidates().getFirst();
    }

    static String refused(ImportResult result) {
        assertThat(result).isInstanceOf(ImportResult.Refused.class);
        checked(result);
        return ((ImportResult.Refused) result).reason();
    }

    /** Profiles are valid, keys are in the candidate alone, templates can be filled, sentences are sentences. */
    static void checked(ImportResult result) {
        switch (result) {
            case ImportResult.Refused refused -> assertSentence(refused.reason());
            case ImportResult.Imported imported -> {
                imported.notes().forEach(Imports::assertSentence);
                imported.candidates().forEach(Imports::checked);
            }
        }
    }

    private static void checked(ImportCandidate candidate) {
        EndpointProfile profile = candidate.profile();
        candidate.notes().forEach(Imports::assertSentence);
        assertThat(ProfileValidator.validate(profile)).isInstanceOf(ValidationResult.Valid.class);
        if (candidate.key() != null) {
            String key = candidate.key().reveal();
            assertThat(profile.secret() == null).isEqualTo(KeyExposure.isUnprotected(profile.baseUrl()));
            if (key.length() >= 8) {
                assertThat(profile.toString()).doesNotContain(key);
            }
            assertThat(candidate.key()).hasToString("•••");
        }
        if (profile.protocol() == Protocol.TEMPLATE) {
            ChatRequest request = candidate.request() == null ? ChatRequest.of("") : candidate.request();
            String body = OpenAiBodies.text(new TemplateAdapter().encode(request, profile, true));
            assertThat(Trees.parse(body)).isNotNull();
        }
    }

    private static void assertSentence(String text) {
        assertThat(text).matches("(?s)[A-Z-].{5,400}\\.");
    }
}
