package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseSecretStoreTest {
    private static final String KEY = "sk-passphrase-4711-secret";
    private static final String PHRASE = "correct horse 배터리";
    private static final SecretRef REF = new SecretRef("work", "https://api.example:443");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("config").resolve("keys.json");
    }

    /** With few rounds: what is tested is not the price of a guess. */
    private PassphraseSecretStore store() {
        return new PassphraseSecretStore(file, "There is no key ring.", 1_000);
    }

    private PassphraseSecretStore made() {
        PassphraseSecretStore store = store();
        store.put(REF, Secret.of(KEY));
        store.create(PHRASE);
        return store;
    }

    @Test
    void row42UntilThereIsAPassphraseKeysAreInMemoryAndThatIsSaid() {
        PassphraseSecretStore store = store();
        store.put(REF, Secret.of(KEY));

        assertThat(store.state()).isEqualTo(PassphraseSecretStore.State.MEMORY);
        assertThat(store.isPersistent()).isFalse();
        assertThat(store.description()).isEqualTo("Keys are kept in memory until Parley ends. There is no key ring.");
        assertThat(store.find(REF)).extracting(Secret::reveal).isEqualTo(KEY);
        assertThat(file).doesNotExist();
        assertThatThrownBy(() -> store.find(new SecretRef("work", "https://other.example:443")))
                .isInstanceOf(SecretStoreException.class)
                .hasMessageStartingWith("There is no key ring. Enter the key again");
    }

    @Test
    void row42AKeyOutlivesTheProgramInAFileThatOnlyItsPassphraseOpens() {
        made();
        PassphraseSecretStore next = store();

        assertThat(next.state()).isEqualTo(PassphraseSecretStore.State.LOCKED);
        assertThatThrownBy(() -> next.find(REF)).hasMessageContaining("is locked");
        assertThatThrownBy(() -> next.unlock("correct horse"))
                .isInstanceOf(SecretStoreException.class)
                .hasMessage("This is not the passphrase of the keys, or their file was changed.");
        next.unlock(PHRASE);
        assertThat(next.isPersistent()).isTrue();
        assertThat(next.find(REF)).extracting(Secret::reveal).isEqualTo(KEY);
        assertThat(next.find(new SecretRef("work", "https://other.example:443")))
                .as("bound to its origin")
                .isNull();
    }

    @Test
    void row42TheFileHoldsNoKeyInPlainTextAndIsForItsOwnerAlone() throws IOException {
        made();
        String stored = Files.readString(file);

        assertThat(stored)
                .doesNotContain(
                        KEY, "work", PHRASE, Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8)));
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        try (Stream<Path> beside = Files.list(folder.resolve("config"))) {
            assertThat(beside).containsExactly(file);
        }
    }

    @Test
    void everySaveHasAnotherNonce() throws IOException {
        PassphraseSecretStore store = made();
        String first = Files.readString(file);
        store.put(REF, Secret.of(KEY));

        assertThat(Files.readString(file)).isNotEqualTo(first).hasSameSizeAs(first);
    }

    @Test
    void whatWasTypedBeforeTheFileWasUnlockedIsAddedToIt() {
        made();
        PassphraseSecretStore next = store();
        SecretRef other = new SecretRef("other", "https://api.example:443");
        next.put(other, Secret.of("sk-other"));
        next.unlock(PHRASE);
        next.delete(REF);

        PassphraseSecretStore last = store();
        last.unlock(PHRASE);
        assertThat(last.find(other)).extracting(Secret::reveal).isEqualTo("sk-other");
        assertThat(last.find(REF)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rounds", "salt", "nonce", "data"})
    void aFileThatSomebodyChangedIsNotOpened(String field) throws IOException {
        made();
        String stored = Files.readString(file);
        String changed = field.equals("rounds")
                ? stored.replace("\"rounds\":1000", "\"rounds\":1001")
                : stored.replaceFirst(
                        "(\"" + field + "\":\")(.)", "$1" + (stored.contains("\"" + field + "\":\"A") ? "B" : "A"));
        assertThat(changed).isNotEqualTo(stored);
        Files.writeString(file, changed);

        assertThatThrownBy(() -> store().unlock(PHRASE)).isInstanceOf(SecretStoreException.class);
        assertThat(Files.readString(file)).as("left as it is").isEqualTo(changed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "[]", "{\"version\":2}", "{\"version\":1,\"rounds\":99999999}"})
    void whatIsNoFileOfKeysIsSaidAndLeft(String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        PassphraseSecretStore store = store();

        assertThatThrownBy(() -> store.unlock(PHRASE))
                .isInstanceOf(SecretStoreException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> store.create(PHRASE)).hasMessageContaining("already");
        assertThat(Files.readString(file)).isEqualTo(content);
    }

    @Test
    void aShortPassphraseIsRefused() {
        assertThatThrownBy(() -> store().create("short")).hasMessage("A passphrase has at least 8 characters.");
        assertThat(file).doesNotExist();
    }

    @Test
    void row42AFolderThatCannotBeWrittenLeavesTheKeysInMemory() throws IOException {
        Files.writeString(folder.resolve("config"), "a file in the place of the folder");
        PassphraseSecretStore store = store();
        store.put(REF, Secret.of(KEY));

        assertThatThrownBy(() -> store.create(PHRASE))
                .isInstanceOf(SecretStoreException.class)
                .hasMessageStartingWith("The file of the keys could not be saved");
        assertThat(store.isPersistent()).isFalse();
        assertThat(store.find(REF)).extracting(Secret::reveal).isEqualTo(KEY);
    }

    @Test
    void nothingPrintsAKey() {
        PassphraseSecretStore store = made();

        assertThat(store + store.description()).doesNotContain(KEY, PHRASE);
        assertThat(KeyFile.open(file, PHRASE.toCharArray()).toString()).doesNotContain(KEY);
    }

    @Test
    void aFileThatIsThereIsUsedAndOpenedWithThePassphraseOfTheEnvironment() {
        made();

        assertThat(SecretStores.open(file, PHRASE).isPersistent()).isTrue();
        assertThat(SecretStores.open(file, "wrong passphrase").description()).contains("waits for its passphrase");
        assertThat(SecretStores.open(file, null)).isInstanceOf(PassphraseSecretStore.class);
    }
}
