package dev.parley.client.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileLinkTest {
    private static ImportCandidate read(String link) {
        if (ProfileLink.read(link) instanceof ImportResult.Imported(var candidates, var notes)) {
            assertThat(candidates).hasSize(1);
            assertThat(notes).isEmpty();
            return candidates.getFirst();
        }
        throw new AssertionError(ProfileLink.read(link).toString());
    }

    @Test
    void aProfileComesBackFromItsLinkWithoutAnythingThatMayBeAKey() {
        EndpointProfile profile = EndpointProfile.builder("서울 & co", URI.create("https://server.example/v1"))
                .protocol(Protocol.ANTHROPIC_MESSAGES)
                .delivery(Delivery.VESSL_RELAY)
                .path("/v1/messages?api_key=hidden")
                .model("a model/7b")
                .secretId("ring-entry")
                .build();
        String link = ProfileLink.write(profile);
        assertThat(link).startsWith("parley://profile?url=").doesNotContain("hidden", "ring-entry");
        EndpointProfile back = read(link).profile();
        assertThat(back.name()).isEqualTo(profile.name());
        assertThat(back.baseUrl()).isEqualTo(profile.baseUrl());
        assertThat(back.protocol()).isEqualTo(profile.protocol());
        assertThat(back.delivery()).isEqualTo(profile.delivery());
        assertThat(back.path()).isEqualTo("/v1/messages");
        assertThat(back.model()).isEqualTo(profile.model());
        assertThat(back.secret()).isNull();
        assertThat(back.id()).isNotEqualTo(profile.id());
    }

    @Test
    void anAddressIsEnoughAndWhatALinkMayNotSayIsLeftOut() {
        ImportCandidate found = read("PARLEY://Profile?url=http%3A%2F%2Flocalhost%3A8000%2Fv1&key=sk-from-a-link");
        assertThat(found.profile().name()).isEqualTo("localhost");
        assertThat(found.profile().protocol()).isEqualTo(Protocol.OPENAI_CHAT);
        assertThat(found.key()).isNull();
        assertThat(found.notes()).anySatisfy(note -> assertThat(note).contains("left out"));
        assertThat(found.toString()).doesNotContain("sk-from-a-link");
        assertThat(RequestImport.read(" parley://profile?url=http%3A%2F%2Flocalhost"))
                .isInstanceOf(ImportResult.Imported.class);
    }

    @ParameterizedTest
    @CsvSource({
        "parley://profile,no address",
        "parley://profile?url=file%3A%2F%2F%2Fetc%2Fpasswd,no address",
        "parley://profile?url=http%3A%2F%2Fa%20b,cannot be read",
        "parley://send?url=http%3A%2F%2Fa,links to profiles only",
        "parley:profile,links to profiles only",
        "parley://profile?url=http%3A%2F%2Fa&url=http%3A%2F%2Fb,twice",
        "parley://profile?url=http%3A%2F%2Fa&name=a%E2%80%AEb,cannot be seen",
        "parley://profile?url=http%3A%2F%2Fa&name=a%0Ab,cannot be seen",
        "parley://profile?url=http%3A%2F%2Fa&name=%FF,cannot be seen",
        "parley://profile?url=http%3A%2F%2Fa&protocol=gopher,protocol",
        "parley://profile?url=http%3A%2F%2Fa&delivery=pigeon,delivery",
        "parley://profile?url=%zz,no link",
    })
    void whatIsNoLinkToAProfileIsRefusedWithASentence(String link, String reason) {
        assertThat(ProfileLink.read(link))
                .isInstanceOfSatisfying(
                        ImportResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason).endsWith("."));
    }

    @Test
    void aLinkOfAnyLengthIsNotReadToItsEnd() {
        assertThat(ProfileLink.read("parley://profile?url=http%3A%2F%2Fa&name=" + "x".repeat(9_000)))
                .isEqualTo(new ImportResult.Refused("The link is longer than 8 KiB."));
    }
}
