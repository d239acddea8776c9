package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.DataFolders;
import dev.parley.client.store.HistoryHealth;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticsTest {
    @TempDir
    private Path home;

    private Map<String, String> texts(Diagnostics diagnostics) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(diagnostics.bundle()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    @Test
    void itTellsWhatIsThereAndNoKeyThatSomebodyPutWhereNoneBelongs() throws IOException {
        DataFolders folders = new DataFolders(home.resolve("config"), home.resolve("data"), home.resolve("logs"));
        Files.createDirectories(folders.logs());
        Files.writeString(folders.logs().resolve("parley.log"), "WARNING: Authorization: Bearer abcdefghijk failed\n");
        EndpointProfile profile = EndpointProfile.builder(
                        "Bench", URI.create("http://user:hunter22@bench.test/v1?k=qwertyui"))
                .headers(Map.of("X-Team", "zxcvbnm-secret"))
                .build();

        Map<String, String> texts = texts(new Diagnostics("1.2.3", folders)
                .withProfiles(List.of(profile))
                .withHistory(new HistoryHealth.Saving(), 7));

        assertThat(texts.get("system.txt")).contains("Parley 1.2.3", "java.version", "os.name");
        assertThat(texts.get("profiles.json")).contains("Bench", "bench.test", "X-Team");
        assertThat(texts.get("history.txt")).contains("saving", "7");
        assertThat(texts.get("logs/parley.log")).contains("failed");
        assertThat(String.join("\n", texts.values())).doesNotContain("hunter22", "qwertyui", "zxcvbnm", "abcdefghijk");
    }
}
