package dev.parley.app.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.SecretUse;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.SecretStore;
import dev.parley.client.store.SecretStoreException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesViewModelTest {
    private static final URI URL = URI.create("https://gpu.example");

    @TempDir
    Path folder;

    @Test
    void aCopyHasAKeyOfItsOwn() {
        try (Bench bench = new Bench(folder)) {
            EndpointProfile saved = bench.saved("GPU", URL, "sk-1");
            bench.page.edit(saved);
            bench.page.duplicate();
            EndpointProfile copy = bench.store.list().getLast();
            assertThat(copy.name()).isEqualTo("GPU (copy)");
            assertThat(copy.secret()).isNotNull().isNotEqualTo(saved.secret());
            assertThat(bench.keys.find(copy.secret())).isNotNull();
            assertThat(bench.editor().original()).isEqualTo(copy);
            bench.page.delete();
            assertThat(bench.store.list()).containsExactly(saved);
            assertThat(bench.keys.find(copy.secret())).isNull();
            assertThat(saved.secret()).isNotNull();
            assertThat(bench.keys.find(saved.secret())).isNotNull();
        }
    }

    @Test
    void theOrderIsThePersons() {
        try (Bench bench = new Bench(folder)) {
            bench.saved("a", URL, null);
            bench.saved("b", URL, null);
            EndpointProfile c = bench.saved("c", URL, null);
            bench.page.edit(c);
            bench.page.move(-1);
            assertThat(bench.profiles.profiles())
                    .extracting(EndpointProfile::name)
                    .containsExactly("Demo", "a", "c", "b");
            bench.page.move(-1);
            bench.page.move(-1);
            assertThat(bench.store.list()).extracting(EndpointProfile::name).containsExactly("c", "a", "b");
        }
    }

    @Test
    void theBuiltInOnesAreThereAndCannotBeDeleted() {
        try (Bench bench = new Bench(folder)) {
            bench.page.openAny();
            assertThat(bench.editor().isBuiltIn()).isTrue();
            bench.editor().save();
            bench.page.delete();
            assertThat(bench.profiles.profiles()).containsExactly(Bench.DEMO);
            assertThat(bench.store.list()).isEmpty();
        }
    }

    @Test
    void whatIsWrongWithTheFileIsSaid() throws IOException {
        Files.writeString(folder.resolve("profiles.json"), "{ damaged");
        try (Bench bench = new Bench(folder)) {
            assertThat(bench.profiles.warnings()).singleElement().asString().contains("damaged");
        }
    }

    @Test
    void aProfileWhoseKeyCannotBeKeptIsNotSaved() {
        SecretStore locked = new LockedKeys();
        ProfileStore store = ProfileStore.open(folder.resolve("profiles.json"));
        ProfilesViewModel profiles =
                new ProfilesViewModel(List.of(), store, () -> locked, Runnable::run, Runnable::run);
        EndpointProfile profile = EndpointProfile.builder("GPU", URL).build();
        assertThat(profiles.save(profile, Map.of(SecretUse.KEY, new KeyChange.Put(Secret.of("sk-locked")))))
                .isCompletedExceptionally();
        assertThat(profiles.notice().get()).isEqualTo("The key ring is locked.");
        assertThat(store.list()).isEmpty();
    }

    @Test
    void aReadOnlyFileIsLeftAloneAndItsKeyIsTakenBack() throws IOException {
        Files.writeString(folder.resolve("profiles.json"), "{\"version\":99,\"profiles\":[]}");
        try (Bench bench = new Bench(folder)) {
            EndpointProfile profile = EndpointProfile.builder("GPU", URL).build();
            assertThat(bench.profiles.save(profile, Map.of(SecretUse.KEY, new KeyChange.Put(Secret.of("sk-1")))))
                    .isCompletedExceptionally();
            assertThat(bench.profiles.notice().get()).startsWith("The profiles cannot be saved");
            assertThat(bench.keys.find(new SecretRef("GPU", "https://gpu.example:443")))
                    .isNull();
        }
    }

    private static final class LockedKeys implements SecretStore {
        @Override
        public void put(SecretRef ref, Secret secret) {
            throw new SecretStoreException("The key ring is locked.");
        }

        @Override
        public void delete(SecretRef ref) {
            throw new SecretStoreException("The key ring is locked.");
        }

        @Override
        public boolean isPersistent() {
            return true;
        }

        @Override
        public String description() {
            return "";
        }

        @Override
        public @Nullable Secret find(SecretRef ref) {
            throw new SecretStoreException("The key ring is locked.");
        }
    }
}
