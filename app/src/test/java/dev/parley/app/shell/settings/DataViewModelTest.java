package dev.parley.app.shell.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.store.DataFolders;
import dev.parley.client.store.DataRestore;
import dev.parley.client.store.SecretStoreException;
import dev.parley.client.store.StagedChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataViewModelTest {
    @TempDir
    private Path home;

    private final Recorded outside = new Recorded();
    private DataFolders folders;
    private DataViewModel model;

    @BeforeEach
    void fill() throws IOException {
        folders = new DataFolders(home.resolve("config"), home.resolve("data"), home.resolve("logs"));
        Files.createDirectories(folders.config());
        Files.writeString(folders.config().resolve("profiles.json"), "{\"version\":1,\"profiles\":[]}");
        model = new DataViewModel(folders, outside, Runnable::run, Runnable::run);
    }

    @Test
    void theSizeIsToldInWords() throws IOException {
        Files.createDirectories(folders.data());
        Files.write(folders.data().resolve("history.db"), new byte[2_500_000]);
        model.measure();
        assertThat(model.size().get()).isEqualTo("2.5 MB");
    }

    @Test
    void aBackupIsMadeCheckedAndRestoredWhenTheProgramHasEnded() throws IOException {
        Path zip = home.resolve("backup.zip");
        model.backUp(zip);
        assertThat(outside.told).containsExactly("Backed up to backup.zip.");
        Files.writeString(folders.config().resolve("settings.json"), "{}");

        List<DataRestore.Checked> asked = new ArrayList<>();
        model.check(zip, asked::add);
        assertThat(asked).hasSize(1);
        assertThat(outside.ended).isZero();
        model.restore(asked.getFirst());
        assertThat(outside.ended).isEqualTo(1);
        assertThat(model.busy().get()).isFalse();
        assertThat(StagedChange.apply(folders)).isTrue();
        assertThat(folders.config().resolve("settings.json")).doesNotExist();
        assertThat(folders.config().resolve("profiles.json")).exists();
    }

    @Test
    void whatIsNoBackupIsToldAndNothingIsAsked() throws IOException {
        Path file = Files.writeString(home.resolve("other.zip"), "no zip");
        model.check(file, checked -> outside.told.add("asked"));
        assertThat(outside.told).containsExactly("The file is not a backup of Parley, or it is damaged.");
    }

    @Test
    void aWipeOfEverythingForgetsTheKeysFirstAndDoesNotBeginWithoutThat() {
        outside.keyRing = "The key ring is locked.";
        model.wipe(StagedChange.Scope.EVERYTHING);
        assertThat(outside.told).containsExactly("The key ring is locked.");
        assertThat(outside.ended).isZero();
        assertThat(StagedChange.apply(folders)).isFalse();

        outside.keyRing = "";
        model.wipe(StagedChange.Scope.EVERYTHING);
        assertThat(outside.ended).isEqualTo(1);
        assertThat(StagedChange.apply(folders)).isTrue();
        assertThat(folders.config().resolve("profiles.json")).doesNotExist();
    }

    private static final class Recorded implements DataViewModel.Outside {
        private final List<String> told = new ArrayList<>();
        private String keyRing = "";
        private int ended;

        @Override
        public void forgetKeys() {
            if (!keyRing.isEmpty()) {
                throw new SecretStoreException(keyRing);
            }
        }

        @Override
        public void end() {
            ended++;
        }

        @Override
        public void tell(String sentence) {
            if (!sentence.isEmpty()) {
                told.add(sentence);
            }
        }
    }
}
