package dev.parley.app.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.connect.ProbeResult;
import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.store.SecretStore;
import dev.parley.client.store.SecretStoreException;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileEditorViewModelTest {
    private static final String KEY = "sk-editor-4711-secret";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ProfileEditorViewModel fresh(String name, String url) {
        bench.page.add();
        ProfileEditorViewModel editor = bench.editor();
        editor.text(DraftField.NAME).set(name);
        editor.text(DraftField.BASE_URL).set(url);
        return editor;
    }

    private EndpointProfile only() {
        assertThat(bench.store.list()).hasSize(1);
        return bench.store.list().getFirst();
    }

    @Test
    void aNewEndpointIsSavedWithItsKeyInTheKeyStoreAlone() throws IOException {
        ProfileEditorViewModel editor = fresh("GPU", "https://gpu.example");
        editor.key().type(KEY + " ");
        editor.save();
        EndpointProfile saved = only();
        assertThat(saved.secret()).isEqualTo(new SecretRef(saved.id(), "https://gpu.example:443"));
        assertThat(bench.keys.find(saved.secret())).extracting(Secret::reveal).isEqualTo(KEY);
        assertThat(bench.profiles.profiles()).containsExactly(Bench.DEMO, saved);
        assertThat(bench.editor().original()).isEqualTo(saved);
        assertThat(bench.editor().dirty().get()).isFalse();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain(KEY);
            }
        }
    }

    @Test
    void theKeyTravelsAsProtocolAndDeliveryWantItUnlessSomebodyChose() {
        ProfileEditorViewModel editor = fresh("A", "https://api.example");
        editor.protocol().set(Protocol.ANTHROPIC_MESSAGES);
        assertThat(editor.authScheme().get()).isEqualTo(AuthScheme.X_API_KEY);
        editor.delivery().set(Delivery.FAL);
        assertThat(editor.authScheme().get()).isEqualTo(AuthScheme.KEY);
        editor.authScheme().set(AuthScheme.NONE);
        editor.delivery().set(Delivery.DIRECT);
        assertThat(editor.authScheme().get()).isEqualTo(AuthScheme.NONE);
    }

    @Test
    void whatTheEditorDoesNotShowIsKept() {
        EndpointProfile stored = EndpointProfile.builder("Jobs", URI.create("https://api.example"))
                .id("jobs")
                .protocol(Protocol.TEMPLATE)
                .delivery(Delivery.REPLICATE)
                .model("owner/name")
                .template(new TemplateSettings("{}", "", StreamRule.JSON, null))
                .jobUpdates(JobUpdates.STREAM)
                .network(NetworkSettings.DEFAULT.withProxy(ProxySettings.of("proxy.example", 3128)))
                .build();
        bench.store.put(stored);
        bench.profiles.reload();
        bench.page.edit(stored);
        ProfileEditorViewModel editor = bench.editor();
        editor.text(DraftField.NAME).set("Renamed");
        editor.save();
        assertThat(only()).isEqualTo(stored.toBuilder().name("Renamed").build());
    }

    @Test
    void nothingThatIsPrintedHoldsTheKey() {
        ProfileEditorViewModel editor = fresh("GPU", "https://user:" + KEY + "@gpu.example");
        editor.text(DraftField.HEADERS).set("Authorization: Bearer " + KEY);
        editor.text(DraftField.PATH).set("/v1?api_key=" + KEY);
        editor.key().type(KEY);
        editor.save();
        assertThat(bench.store.list()).isEmpty();
        assertThat(editor.toString()
                        + editor.key()
                        + editor.draft()
                        + editor.key().change())
                .doesNotContain(KEY);
        for (DraftField field : DraftField.values()) {
            assertThat(editor.problem(field).get()).doesNotContain(KEY);
        }
        assertThat(editor.problem(DraftField.HEADERS).get()).contains("Authorization");
        assertThat(editor.problem(DraftField.PATH).get()).contains("key");
    }

    @Test
    void aProblemIsShownOnceItsFieldWasLeftAndAllOfThemOnceSomebodySaves() {
        ProfileEditorViewModel editor = fresh("", "gpu.example");
        assertThat(editor.problem(DraftField.BASE_URL).get()).isEmpty();
        editor.leave(DraftField.BASE_URL);
        assertThat(editor.problem(DraftField.BASE_URL).get()).contains("https://");
        assertThat(editor.problem(DraftField.NAME).get()).isEmpty();
        editor.save();
        assertThat(editor.problem(DraftField.NAME).get()).isNotEmpty();
        assertThat(editor.firstProblem()).isEqualTo(DraftField.NAME);
        editor.text(DraftField.BASE_URL).set("https://gpu.example");
        assertThat(editor.problem(DraftField.BASE_URL).get()).isEmpty();
        assertThat(bench.store.list()).isEmpty();
    }

    @Test
    void aKeyOverPlainHttpIsSavedOnlyAfterAYes() {
        ProfileEditorViewModel editor = fresh("GPU", "http://gpu.example:8000");
        assertThat(editor.consentNeeded().get()).isFalse();
        editor.key().type(KEY);
        assertThat(editor.consentNeeded().get()).isTrue();
        editor.save();
        assertThat(bench.store.list()).isEmpty();
        assertThat(editor.problem(DraftField.KEY).get()).contains("gpu.example");
        editor.test();
        assertThat(editor.probe().isRunning()).isFalse();
        editor.plainHttpConsent().set(true);
        editor.save();
        assertThat(only().secret()).isNotNull();
        assertThat(only().network().keyOverPlainHttp()).isTrue();
    }

    @Test
    void aYesIsForOneHostOnly() {
        ProfileEditorViewModel editor = fresh("GPU", "http://gpu.example:8000");
        editor.key().type(KEY);
        editor.plainHttpConsent().set(true);
        editor.text(DraftField.BASE_URL).set("http://evil.example:8000");
        assertThat(editor.plainHttpConsent().get()).isFalse();
        editor.save();
        assertThat(bench.store.list()).isEmpty();
        assertThat(editor.problem(DraftField.KEY).get()).contains("evil.example");
    }

    @Test
    void aSavedYesIsShownAndCanBeTakenBackWithTheKeyOnly() {
        ProfileEditorViewModel first = fresh("GPU", "http://gpu.example:8000");
        first.key().type(KEY);
        first.plainHttpConsent().set(true);
        first.save();
        bench.page.edit(only());
        ProfileEditorViewModel again = bench.editor();
        assertThat(again.consentNeeded().get()).isTrue();
        assertThat(again.plainHttpConsent().get()).isTrue();
        assertThat(again.dirty().get()).isFalse();
        again.plainHttpConsent().set(false);
        assertThat(again.dirty().get()).isTrue();
        again.save();
        assertThat(only().network().keyOverPlainHttp()).as("refused").isTrue();
        again.discard();
        assertThat(again.plainHttpConsent().get()).isTrue();
        again.key().remove();
        again.save();
        assertThat(only().network().keyOverPlainHttp()).isFalse();
        assertThat(only().secret()).isNull();
    }

    @Test
    void networkSettingsThatTheEditorDoesNotShowStay() {
        NetworkSettings network = NetworkSettings.DEFAULT.withProxy(ProxySettings.of("proxy.example", 3128));
        EndpointProfile profile = EndpointProfile.builder("GPU", URI.create("https://gpu.example"))
                .id("gpu")
                .network(network)
                .build();
        bench.store.put(profile);
        bench.page.edit(profile);
        bench.editor().text(DraftField.NAME).set("GPU 2");
        bench.editor().save();
        assertThat(only().name()).isEqualTo("GPU 2");
        assertThat(only().network()).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8000", "http://127.0.0.1:8000", "https://gpu.example"})
    void elsewhereNobodyIsAsked(String url) {
        ProfileEditorViewModel editor = fresh("GPU", url);
        editor.key().type(KEY);
        assertThat(editor.consentNeeded().get()).isFalse();
        editor.save();
        assertThat(only().secret()).isNotNull();
    }

    @Test
    void aKeyThatNoHeaderCanCarryIsRefusedWithoutRepeatingIt() {
        ProfileEditorViewModel editor = fresh("GPU", "https://gpu.example");
        editor.key().type("sk-\r\nX-Evil: 1");
        editor.save();
        assertThat(bench.store.list()).isEmpty();
        assertThat(editor.problem(DraftField.KEY).get()).isNotEmpty().doesNotContain("Evil");
    }

    @Test
    void aStoredKeyIsNotSentToAnotherHost() {
        EndpointProfile saved = bench.saved("GPU", URI.create("https://gpu.example"), KEY);
        bench.page.edit(saved);
        bench.editor().text(DraftField.BASE_URL).set("https://other.example");
        bench.editor().save();
        assertThat(bench.editor().problem(DraftField.KEY).get()).contains("another host");
        assertThat(only()).isEqualTo(saved);
        bench.editor().key().replace();
        bench.editor().key().type("sk-other");
        bench.editor().save();
        assertThat(only().origin()).isEqualTo("https://other.example:443");
        assertThat(saved.secret()).isNotNull();
        assertThat(bench.keys.find(saved.secret())).isNull();
    }

    @Test
    void aKeyIsRemovedWithTheNextSaveAndUntilThenItStays() {
        EndpointProfile saved = bench.saved("GPU", URI.create("https://gpu.example"), KEY);
        assertThat(saved.secret()).isNotNull();
        bench.page.edit(saved);
        bench.editor().key().remove();
        assertThat(bench.keys.find(saved.secret())).isNotNull();
        bench.editor().save();
        assertThat(only().secret()).isNull();
        assertThat(bench.keys.find(saved.secret())).isNull();
    }

    @Test
    void row42WithoutAKeyRingTheEditorSaysWhichAndKeepsTheKeyUntilTheEnd() {
        bench.page.findKeyPlace();
        ProfilesPageViewModel.KeyPlace place = bench.page.keyPlace().get();
        assertThat(place).isNotNull();
        assertThat(place.isPersistent()).isFalse();
        assertThat(place.description()).contains("in memory until Parley ends", "This is a test.");
        ProfileEditorViewModel editor = fresh("GPU", "https://gpu.example");
        editor.key().type(KEY);
        editor.save();
        assertThat(bench.keys.find(only().secret())).extracting(Secret::reveal).isEqualTo(KEY);
    }

    @Test
    void row42AKeyRingThatIsLockedIsNamedAndNothingIsSavedInPlainText() throws IOException {
        String sentence = "The key ring is locked or denies access; unlock it and try again.";
        try (Bench locked = new Bench(folder, new LockedStore(sentence), Runnable::run, Runnable::run)) {
            locked.page.add();
            ProfileEditorViewModel editor = locked.editor();
            editor.text(DraftField.NAME).set("GPU");
            editor.text(DraftField.BASE_URL).set("https://gpu.example");
            editor.key().type(KEY);
            editor.save();
            assertThat(editor.failure().get()).contains(sentence).doesNotContain(KEY);
            assertThat(locked.store.list()).isEmpty();
            assertThat(editor.dirty().get()).isTrue();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain(KEY);
            }
        }
    }

    /** As a ring does that somebody locked while the program ran. */
    private record LockedStore(String description) implements SecretStore {
        @Override
        public Secret find(SecretRef ref) {
            throw new SecretStoreException(description);
        }

        @Override
        public void put(SecretRef ref, Secret secret) {
            throw new SecretStoreException(description);
        }

        @Override
        public void delete(SecretRef ref) {
            throw new SecretStoreException(description);
        }

        @Override
        public boolean isPersistent() {
            return true;
        }
    }

    @Test
    void whatIsDiscardedComesBack() {
        EndpointProfile saved = bench.saved("GPU", URI.create("https://gpu.example"), null);
        bench.page.edit(saved);
        ProfileEditorViewModel editor = bench.editor();
        editor.text(DraftField.MODEL).set("new-model");
        assertThat(bench.page.unsaved().get()).isTrue();
        editor.discard();
        assertThat(editor.text(DraftField.MODEL).get()).isEmpty();
        assertThat(bench.page.unsaved().get()).isFalse();
        Runnable undo = editor.undo().get();
        assertThat(undo).isNotNull();
        undo.run();
        assertThat(editor.text(DraftField.MODEL).get()).isEqualTo("new-model");
        assertThat(editor.dirty().get()).isTrue();
    }

    @Test
    void changesWaitForTheirPersonToComeBack() {
        EndpointProfile saved = bench.saved("GPU", URI.create("https://gpu.example"), null);
        bench.page.edit(saved);
        bench.editor().text(DraftField.NAME).set("GPU 2");
        bench.page.edit(Bench.DEMO);
        assertThat(bench.page.isUnsaved(saved.id())).isTrue();
        bench.page.edit(saved);
        assertThat(bench.editor().text(DraftField.NAME).get()).isEqualTo("GPU 2");
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.example/v1/chat/completions,https://h.example,OPENAI_CHAT,DIRECT,''",
        "https://h.example/openai/v1/completions,https://h.example/openai,OPENAI_COMPLETIONS,DIRECT,''",
        "https://h.example/api/v3/chat/completions?v=2,https://h.example,OPENAI_CHAT,DIRECT,"
                + "/api/v3/chat/completions?v=2",
        "https://h.example/s/x/request/v1/chat/completions,https://h.example/s/x,OPENAI_CHAT,VESSL_RELAY,''",
        "https://h.example/v1,https://h.example/v1,OPENAI_CHAT,DIRECT,''"
    })
    void aPastedRequestUrlIsSplit(String pasted, String base, Protocol protocol, Delivery delivery, String path) {
        ProfileEditorViewModel editor = fresh("H", pasted);
        editor.leave(DraftField.BASE_URL);
        assertThat(editor.text(DraftField.BASE_URL).get()).isEqualTo(base);
        assertThat(editor.protocol().get()).isEqualTo(protocol);
        assertThat(editor.delivery().get()).isEqualTo(delivery);
        assertThat(editor.text(DraftField.PATH).get()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.example,DIRECT,POST {base}/v1/chat/completions",
        "https://h.example/v1,DIRECT,POST {base}/chat/completions",
        "https://h.example/v1,VESSL_RELAY,POST {base}/request/v1/chat/completions"
    })
    void theRequestLineSaysWhereItGoes(String url, Delivery delivery, String line) {
        ProfileEditorViewModel editor = fresh("H", url);
        editor.delivery().set(delivery);
        assertThat(editor.requestLine().get()).isEqualTo(line);
    }

    @Test
    void aTestSendsWhatStandsInTheEditorAndSetsTheDot() {
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(
                    Reply.json(200, "{\"choices\":[{\"message\":{\"content\":\"pong\"},\"finish_reason\":\"stop\"}]}"));
            ProfileEditorViewModel editor = fresh("H", server.url("").toString());
            editor.key().type(KEY);
            editor.test();
            assertThat(editor.probe().status().get())
                    .isInstanceOfSatisfying(
                            ProbeViewModel.Status.Done.class,
                            done -> assertThat(done.result()).isInstanceOf(ProbeResult.Answered.class));
            assertThat(server.requests().getFirst().header("Authorization")).isEqualTo("Bearer " + KEY);
            assertThat(bench.profiles.state(editor.id()).get()).isEqualTo(ProfileState.READY);
            assertThat(bench.store.list()).isEmpty();
            server.answer(Reply.json(401, "{}"));
            editor.test();
            assertThat(bench.profiles.state(editor.id()).get()).isEqualTo(ProfileState.FAILED);
        }
    }

    @Test
    void aTemplateEndpointIsSavedWhole() {
        ProfileEditorViewModel editor = fresh("T", "https://t.example");
        editor.protocol().set(Protocol.TEMPLATE);
        editor.text(DraftField.BODY).set("{\"q\": ");
        editor.text(DraftField.POINTER).set("answer");
        editor.save();
        assertThat(editor.problem(DraftField.BODY).get()).contains("JSON");
        assertThat(editor.problem(DraftField.POINTER).get()).contains("slash");
        editor.text(DraftField.BODY).set("{\"q\": \"{{prompt}}\"}");
        editor.text(DraftField.POINTER).set("/answer");
        editor.text(DraftField.HEADERS).set("X-Team: vision\n\nX-Run: 1");
        editor.text(DraftField.IDLE).set("1.5s");
        editor.save();
        EndpointProfile saved = only();
        assertThat(saved.template()).isNotNull();
        assertThat(saved.template().pointer()).isEqualTo("/answer");
        assertThat(saved.headers()).containsEntry("X-Team", "vision").containsEntry("X-Run", "1");
        assertThat(ProfileDraft.of(saved).isSameAs(bench.editor().draft())).isTrue();
    }
}
