package dev.parley.app.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.ProfileExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles to files and back. */
final class ProfileTransferTest {
    private static final String KEY = "sk-transfer-4711-secret";
    private static final URI URL = URI.create("https://gpu.example");

    @TempDir
    Path folder;

    private Bench bench;
    private Path file;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
        file = folder.resolve("exported.json");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<ProfileExchange.Addition> plan() {
        return Objects.requireNonNull(bench.page.transfer().plan().get()).additions();
    }

    private String imported(Path from) {
        return bench.page.importFile(from).toCompletableFuture().join();
    }

    @Test
    void whatIsExportedComesBackUnderNamesThatAreFreeAndWithoutKeys() throws IOException {
        bench.saved("A", URL, KEY);
        bench.saved("B", URL, null);
        bench.page.export(bench.profiles.saved(), file);

        assertThat(bench.page.importNotes()).containsExactly("2 profiles were written to exported.json, without keys.");
        assertThat(Files.readString(file)).doesNotContain(KEY, "secret");

        assertThat(imported(file)).isEmpty();
        assertThat(plan()).extracting(each -> each.profile().name()).containsExactly("A 2", "B 2");
        assertThat(bench.store.list()).as("nothing before a yes").hasSize(2);

        bench.page.addImported(plan().subList(1, 2));
        assertThat(bench.store.list()).extracting(EndpointProfile::name).containsExactly("A", "B", "B 2");
        assertThat(Objects.requireNonNull(bench.editor().original()).name()).isEqualTo("B 2");
        assertThat(bench.page.transfer().plan().get()).isNull();
        assertThat(bench.page.importNotes()).singleElement().asString().startsWith("One profile was added.");
    }

    @Test
    void theNameOfABuiltInOneIsTakenToo() {
        EndpointProfile demo = EndpointProfile.builder("Demo", URL).build();
        String exported = new String(ProfileExchange.write(List.of(demo)), StandardCharsets.UTF_8);

        assertThat(bench.page.importText(exported).toCompletableFuture().join()).isEmpty();
        assertThat(plan()).extracting(each -> each.profile().name()).containsExactly("Demo 2");
        bench.page.transfer().giveUp();
        assertThat(bench.store.list()).isEmpty();
    }

    @Test
    void whyAFileAddsNothingIsSaid() throws IOException {
        assertThat(imported(folder.resolve("absent.json"))).isEqualTo("The file cannot be read.");
        Files.writeString(file, "{\"version\":1,\"profiles\":[]}");
        assertThat(imported(file)).isEqualTo("The file holds no profile.");
        Files.writeString(file, "{\"version\":1,\"profiles\":[{\"name\":\"Odd\"}]}");
        assertThat(imported(file)).contains("Odd");
        Files.writeString(file, "{\"version\":99,\"profiles\":[]}");
        assertThat(imported(file)).contains("newer version");
        assertThat(bench.page.transfer().plan().get()).isNull();
    }

    @Test
    void aFileWithACommandOpensAsAProfile() throws IOException {
        Files.writeString(file, "curl https://api.example/v1/chat/completions -d '{\"model\":\"m\",\"messages\":[]}'");

        assertThat(imported(file)).isEmpty();
        assertThat(bench.editor().text(DraftField.BASE_URL).get()).isEqualTo("https://api.example");
    }

    @Test
    void whatCannotBeWrittenIsSaid() {
        bench.saved("A", URL, null);
        bench.page.export(
                bench.profiles.saved(), folder.resolve("profiles.json").resolve("below.json"));

        assertThat(bench.page.importNotes()).singleElement().asString().startsWith("The file could not be written");
    }
}
