package dev.parley.app.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.store.PassphraseSecretStore;
import dev.parley.client.store.SessionSecretStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FAULTS row 42: without a key ring a file with a passphrase is offered. */
final class KeyFileOfferTest {
    private static final String KEY = "sk-offer-4711-secret";

    @TempDir
    Path folder;

    private PassphraseSecretStore store() {
        return new PassphraseSecretStore(folder.resolve("keys.json"), "There is no key ring.");
    }

    private static ProfilesPageViewModel.KeyPlace place(Bench bench) {
        bench.page.findKeyPlace();
        return Objects.requireNonNull(bench.page.keyPlace().get());
    }

    @Test
    void row42AFileIsMadeOnceItsPassphraseIsGivenAndUnlockedInTheNextRun() throws Exception {
        try (Bench bench = new Bench(folder, store(), Runnable::run, Runnable::run)) {
            bench.saved("GPU", URI.create("https://gpu.example"), KEY);
            assertThat(place(bench).offer()).isEqualTo(KeyFileOffer.MAKE);
            assertThat(bench.page.givePassphrase("short").toCompletableFuture().join())
                    .contains("at least 8");

            assertThat(bench.page
                            .givePassphrase("long enough")
                            .toCompletableFuture()
                            .join())
                    .isEmpty();
            assertThat(place(bench).offer()).isEqualTo(KeyFileOffer.NOTHING);
            assertThat(place(bench).isPersistent()).isTrue();
            assertThat(place(bench).isRing()).isFalse();
        }
        assertThat(Files.readString(folder.resolve("keys.json"))).doesNotContain(KEY);

        try (Bench bench = new Bench(folder, store(), Runnable::run, Runnable::run)) {
            assertThat(place(bench).offer()).isEqualTo(KeyFileOffer.UNLOCK);
            assertThat(bench.page
                            .givePassphrase("wrong one")
                            .toCompletableFuture()
                            .join())
                    .contains("not the passphrase");
            assertThat(bench.page
                            .givePassphrase("long enough")
                            .toCompletableFuture()
                            .join())
                    .isEmpty();
            assertThat(bench.keys.find(new SecretRef("id-GPU", "https://gpu.example:443")))
                    .extracting(Secret::reveal)
                    .isEqualTo(KEY);
        }
    }

    @Test
    void whereKeysOutliveTheProgramNothingIsOffered() {
        assertThat(KeyFileOffer.of(new SessionSecretStore("A test."))).isEqualTo(KeyFileOffer.NOTHING);
    }
}
