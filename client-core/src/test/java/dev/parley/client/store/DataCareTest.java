package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.transcript.Chat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup, restore and wipe of all data, with real files. */
class DataCareTest {
    @TempDir
    private Path home;

    private DataFolders folders;
    private Path zip;

    @BeforeEach
    void fill() throws IOException {
        folders = new DataFolders(home.resolve("config"), home.resolve("data"), home.resolve("logs"));
        zip = home.resolve("out").resolve("backup.zip");
        Files.createDirectories(folders.config());
        Files.createDirectories(folders.logs());
        Files.createDirectories(folders.data().resolve("attachments").resolve("a"));
        Files.createDirectories(folders.data().resolve("window-gateway"));
        Files.writeString(folders.config().resolve("profiles.json"), "{\"version\":1,\"profiles\":[]}");
        Files.writeString(folders.data().resolve("attachments").resolve("a").resolve("1.png"), "picture");
        Files.writeString(folders.data().resolve("window-gateway").resolve("jobs.db"), "jobs");
        Files.writeString(folders.logs().resolve("parley.log"), "log");
        Files.writeString(keys(), "sealed keys");
        save("old");
    }

    private Path keys() {
        return folders.config().resolve(DataFolders.KEYS);
    }

    private void save(String title) {
        try (History history = Histories.open(folders.data())) {
            history.saveChat(Chat.create(Instant.parse("2026-03-01T12:00:00Z"), null, null)
                    .withTitle(title, true));
            history.flush().join();
        }
    }

    private List<String> titles() {
        try (History history = Histories.open(folders.data())) {
            return history.chats().join().stream().map(Chat::title).sorted().toList();
        }
    }

    @Test
    void aBackupThatIsMadeWhileTheChatsAreOpenBringsAllBackAndKeepsThePresentAside() throws IOException {
        try (History open = Histories.open(folders.data())) {
            open.flush().join();
            new DataBackup(folders).write(zip);
        }
        save("new");
        try (ZipFile entries = new ZipFile(zip.toFile())) {
            assertThat(entries.stream().map(ZipEntry::getName))
                    .contains("config/profiles.json")
                    .noneMatch(name -> name.contains(DataFolders.KEYS));
        }
        Files.writeString(folders.config().resolve("settings.json"), "{\"version\":1}");
        Files.delete(folders.data().resolve("attachments").resolve("a").resolve("1.png"));

        try (DataRestore.Checked checked = new DataRestore(folders).check(zip)) {
            assertThat(checked.chats()).isEqualTo(1);
            assertThat(titles()).containsExactly("new", "old");
            checked.stage();
        }
        try (History open = Histories.open(folders.data())) {
            open.flush().join();
            assertThat(StagedChange.apply(folders)).as("while it is open").isFalse();
        }
        assertThat(StagedChange.apply(folders)).isTrue();
        assertThat(StagedChange.apply(folders)).isFalse();

        assertThat(titles()).containsExactly("old");
        assertThat(folders.config().resolve("settings.json")).doesNotExist();
        assertThat(folders.data().resolve("attachments").resolve("a").resolve("1.png"))
                .hasContent("picture");
        assertThat(folders.data().resolve("window-gateway").resolve("jobs.db")).hasContent("jobs");
        assertThat(keys()).as("keys stay as they are").hasContent("sealed keys");
        Path aside = aside();
        assertThat(aside.resolve("config").resolve("settings.json")).exists();
        try (History before = Histories.open(aside.resolve("data"))) {
            assertThat(before.chats().join()).hasSize(2);
        }
    }

    private Path aside() throws IOException {
        try (Stream<Path> all = Files.list(folders.data())) {
            return all.filter(file -> DataFolders.name(file).startsWith("before-restore-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void whatIsNoWholeBackupIsRefusedAndLeavesNothingBehind() throws IOException {
        Files.createDirectories(home.resolve("out"));
        DataRestore restore = new DataRestore(folders);
        Files.writeString(zip, "no zip");
        assertThatThrownBy(() -> restore.check(zip)).isInstanceOf(StoreException.class);
        packed(DataBackup.MANIFEST, "{\"version\":2}");
        assertThatThrownBy(() -> restore.check(zip)).hasMessageContaining("newer version");
        packed("other.txt", "hello");
        assertThatThrownBy(() -> restore.check(zip)).hasMessageContaining("not a backup");
        String manifest = "{\"version\":1,\"made\":\"2026-03-01T12:00:00Z\"}";
        packed(DataBackup.MANIFEST, manifest, "config/../../evil.json", "{}");
        assertThatThrownBy(() -> restore.check(zip)).hasMessageContaining("not Parley's");
        packed(DataBackup.MANIFEST, manifest, "config/profiles.json", "{");
        assertThatThrownBy(() -> restore.check(zip)).hasMessageContaining("damaged");
        packed(DataBackup.MANIFEST, manifest, "data/history.db", "no database");
        assertThatThrownBy(() -> restore.check(zip)).hasMessageContaining("damaged");
        try (Stream<Path> left = Files.list(folders.data())) {
            assertThat(left).noneMatch(file -> DataFolders.name(file).startsWith(StagedChange.PREFIX));
        }
        assertThat(titles()).containsExactly("old");
    }

    private void packed(String... namesAndTexts) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void aWipeOfTheChatsTakesTheirBackupsTooAndLeavesTheRest() throws IOException {
        Files.createDirectories(folders.data().resolve("backups"));
        StagedChange.wipe(folders, StagedChange.Scope.CHATS);
        assertThat(titles()).as("until it is applied").containsExactly("old");
        assertThat(StagedChange.apply(folders)).isTrue();
        assertThat(folders.data().resolve("backups")).doesNotExist();
        assertThat(folders.data().resolve("history.db")).doesNotExist();
        assertThat(folders.data().resolve("attachments")).doesNotExist();
        assertThat(folders.config().resolve("profiles.json")).exists();
        assertThat(folders.logs().resolve("parley.log")).exists();
    }

    @Test
    void aWipeOfEverythingLeavesNoFileWithAnythingInIt() throws IOException {
        assertThat(folders.bytes()).isPositive();
        StagedChange.wipe(folders, StagedChange.Scope.EVERYTHING);
        assertThat(StagedChange.apply(folders)).isTrue();
        assertThat(folders.bytes()).isZero();
    }
}
