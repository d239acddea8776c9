package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.client.TokenPrices;
import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.endpoint.Timeouts;
import dev.parley.client.endpoint.TlsSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileStoreTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("profiles.json");
    }

    private static EndpointProfile simple(String id) {
        return EndpointProfile.builder("Name of " + id, URI.create("http://127.0.0.1:1/" + id))
                .id(id)
                .build();
    }

    private static EndpointProfile full() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Z", "1");
        headers.put("X-A", "한국어 \"quoted\"");
        return new EndpointProfile(
                "full",
                "Everything",
                URI.create("https://api.example/v1/%20x"),
                Protocol.TEMPLATE,
                Delivery.VESSL_RELAY,
                "/predict",
                "m",
                AuthScheme.X_API_KEY,
                new SecretRef("work", "https://api.example:443"),
                headers,
                new Timeouts(
                        Duration.ofMillis(1500),
                        Duration.ofMinutes(11),
                        Duration.ofSeconds(3),
                        Duration.ofDays(2),
                        Duration.ZERO),
                ResendPolicy.NEVER,
                new TemplateSettings("{\"q\":\"{{prompt}}\"}", "/a", StreamRule.TEXT, "/error"),
                JobUpdates.STREAM,
                new NetworkSettings(
                        ProxySettings.of("proxy.example", 3128)
                                .withCredentials("full.proxy")
                                .withNoProxy(List.of(".example", "10.0.0.1:8080")),
                        TlsSettings.DEFAULT
                                .withAuthorities(Path.of("/etc/own ca.pem"))
                                .withCertificate(Path.of("/etc/me.pem"), Path.of("/etc/me.key"))
                                .withPassword("full.tls"),
                        true),
                "생산",
                new TokenPrices("EUR", new BigDecimal("0.15"), new BigDecimal("0.6"), new BigDecimal("0.075")));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.endsWith(".lock"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> ids(ProfileStore store) {
        return store.list().stream().map(EndpointProfile::id).toList();
    }

    @Test
    void anAbsentFileIsAnEmptyStoreAndNothingIsWrittenByLooking() throws IOException {
        ProfileStore store = ProfileStore.open(file);
        assertThat(store.list()).isEmpty();
        assertThat(store.warnings()).isEmpty();
        assertThat(store.isReadOnly()).isFalse();
        assertThat(names()).isEmpty();
    }

    @Test
    void everyFieldComesBack() {
        ProfileStore.open(file).put(full());
        ProfileStore.open(file).put(simple("s"));
        ProfileStore again = ProfileStore.open(file);
        assertThat(again.list()).containsExactly(full(), simple("s"));
        assertThat(again.find("full").orElseThrow().headers().keySet()).containsExactly("X-Z", "X-A");
        assertThat(again.find("nobody")).isEmpty();
        assertThat(again.findByName("Name of s")).contains(simple("s"));
        assertThat(again.warnings()).isEmpty();
    }

    @Test
    void theFormatIsTheDocumentedOne() throws IOException {
        ProfileStore.open(file).put(full());
        assertThat(Files.readString(file))
                .contains("\"version\" : 1", "\"profiles\" : [", "\"connect\" : \"PT1.5S\"", "\"total\" : \"PT0S\"")
                .contains("\"protocol\" : \"template\"", "\"delivery\" : \"vessl-relay\"")
                .contains("\"authScheme\" : \"x_api_key\"", "\"origin\" : \"https://api.example:443\"")
                .doesNotContain("null");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheUserMayReadIt() throws IOException {
        ProfileStore.open(file).put(full());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void replacesRemovesAndMoves() {
        ProfileStore store = ProfileStore.open(file);
        Stream.of("a", "b", "c").forEach(id -> store.put(simple(id)));
        EndpointProfile renamed =
                EndpointProfile.builder("New", URI.create("http://h")).id("b").build();
        store.put(renamed);
        assertThat(ids(store)).containsExactly("a", "b", "c");
        assertThat(store.find("b")).contains(renamed);
        store.move("c", 0);
        assertThat(ids(store)).containsExactly("c", "a", "b");
        store.move("c", 1);
        assertThat(ids(store)).containsExactly("a", "c", "b");
        store.move("a", 99);
        assertThat(ids(store)).containsExactly("c", "b", "a");
        store.remove("b");
        store.remove("absent");
        assertThat(ids(ProfileStore.open(file))).containsExactly("c", "a");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.move("b", 0));
    }

    @Test
    void anotherProgramsChangesAreNotLost() {
        ProfileStore one = ProfileStore.open(file);
        ProfileStore other = ProfileStore.open(file);
        one.put(simple("a"));
        other.put(simple("b"));
        assertThat(ids(other)).containsExactly("a", "b");
        one.remove("b");
        assertThat(ids(one)).containsExactly("a");
        assertThat(ids(other)).containsExactly("a", "b");
        other.reload();
        assertThat(ids(other)).containsExactly("a");
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws InterruptedException {
        List<Thread> writers = Stream.iterate(0, i -> i + 1)
                .limit(4)
                .map(i -> Thread.ofVirtual().start(() -> {
                    ProfileStore own = ProfileStore.open(file);
                    for (int n = 0; n < 5; n++) {
                        own.put(simple(i + "-" + n));
                    }
                }))
                .toList();
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(ids(ProfileStore.open(file))).hasSize(20).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"x\"",
                "{\"version\":1}",
                "{\"version\":1,\"profiles\":{}}",
                "{\"profiles\":[]}",
                "{\"version\":0,\"profiles\":[]}",
                "{\"version\":\"x\",\"profiles\":[]}",
                "{\"version\":1,\"profiles\":[]} trailing",
                "\0\0\0\0"
            })
    void aDamagedFileIsSetAsideAndNeverOverwritten(String damaged) throws IOException {
        Files.writeString(file, damaged);
        ProfileStore store = ProfileStore.open(file, new Disk(), NOON);
        assertThat(store.list()).isEmpty();
        assertThat(store.isReadOnly()).isFalse();
        assertThat(store.warnings()).singleElement().asString().contains("damaged", "profiles.json.corrupt-");
        store.put(simple("a"));
        assertThat(store.warnings()).as("still said after a save").hasSize(1);
        assertThat(names()).containsExactly("profiles.json", "profiles.json.corrupt-20261122T120000Z");
        assertThat(folder.resolve("profiles.json.corrupt-20261122T120000Z")).hasContent(damaged);
        assertThat(ids(ProfileStore.open(file))).containsExactly("a");
    }

    @Test
    void aSecondDamagedFileOfTheSameSecondGetsANameOfItsOwn() throws IOException {
        Files.writeString(file, "first");
        ProfileStore.open(file, new Disk(), NOON);
        Files.writeString(file, "second");
        ProfileStore.open(file, new Disk(), NOON);
        assertThat(folder.resolve("profiles.json.corrupt-20261122T120000Z")).hasContent("first");
        assertThat(folder.resolve("profiles.json.corrupt-20261122T120000Z-2")).hasContent("second");
    }

    @Test
    void damageWhileRunningCostsNothingThatIsInMemory() throws IOException {
        ProfileStore store = ProfileStore.open(file, new Disk(), NOON);
        store.put(simple("a"));
        Files.writeString(file, "{ broken");
        store.put(simple("b"));
        assertThat(ids(ProfileStore.open(file))).containsExactly("a", "b");
        assertThat(folder.resolve("profiles.json.corrupt-20261122T120000Z")).hasContent("{ broken");
    }

    @Test
    void row40ANewerFileIsReadAndNeverWritten() throws IOException {
        String newer = "{\"version\":2,\"profiles\":[{\"name\":\"n\",\"baseUrl\":\"http://h\"}],\"more\":1}";
        Files.writeString(file, newer);
        ProfileStore store = ProfileStore.open(file);
        assertThat(ids(store)).containsExactly("n");
        assertThat(store.isReadOnly()).isTrue();
        assertThat(store.warnings()).singleElement().asString().contains("newer version");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.put(simple("a")))
                .withMessageContaining("newer version");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.remove("n"));
        assertThat(file).hasContent(newer);
        assertThat(names()).containsExactly("profiles.json");
    }

    @Test
    void row40AFileThatBecameNewerMeanwhileIsNotWritten() throws IOException {
        ProfileStore store = ProfileStore.open(file);
        store.put(simple("a"));
        Files.writeString(file, "{\"version\":9,\"profiles\":[]}");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.put(simple("b")));
        assertThat(file).hasContent("{\"version\":9,\"profiles\":[]}");
    }

    @Test
    void row40AHugeFileIsRefusedWholeAndLeftAlone() throws IOException {
        byte[] huge = new byte[ProfileFile.MAX_BYTES + 1];
        Files.write(file, huge);
        ProfileStore store = ProfileStore.open(file);
        assertThat(store.list()).isEmpty();
        assertThat(store.warnings()).singleElement().asString().contains("16 MiB");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.put(simple("a")));
        assertThat(file).hasSize(huge.length);
    }

    @Test
    void whatCannotBeReadIsLeftAlone() throws IOException {
        Files.createDirectory(file);
        ProfileStore store = ProfileStore.open(file);
        assertThat(store.isReadOnly()).isTrue();
        assertThat(store.warnings()).singleElement().asString().contains("cannot be read");
        assertThat(file).isDirectory();
    }

    @Test
    void row38AFullDiskIsOneSentenceAndChangesNothing() {
        ProfileStore.open(file).put(simple("a"));
        Disk full = new Disk() {
            @Override
            void writeNew(Path fresh, byte[] bytes) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ProfileStore store = ProfileStore.open(file, full, NOON);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.put(simple("b")))
                .withMessage("The profiles could not be saved to " + file + ": No space left on device.");
        assertThat(ids(store)).containsExactly("a");
        assertThat(ids(ProfileStore.open(file))).containsExactly("a");
    }

    @Test
    void row38AFolderThatCannotBeMadeIsOneSentence() throws IOException {
        Files.writeString(folder.resolve("blocker"), "a file");
        ProfileStore store = ProfileStore.open(folder.resolve("blocker/profiles.json"));
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.put(simple("a")));
    }
}
