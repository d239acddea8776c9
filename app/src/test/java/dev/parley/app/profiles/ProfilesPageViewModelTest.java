package dev.parley.app.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.TlsSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Profiles that begin as a template or an import, and the way to their endpoint. */
final class ProfilesPageViewModelTest {
    private static final String KEY = "sk-imported-4711-secret";
    private static final String CURL = "curl https://api.example/v1/chat/completions -H 'Authorization: Bearer " + KEY
            + "' -d '{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}'";

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

    @ParameterizedTest
    @EnumSource
    void everyTemplateIsSavedOnceItHasItsAddress(ReadyTemplate template) {
        bench.page.addFrom(template);
        ProfileEditorViewModel editor = bench.editor();
        if (editor.text(DraftField.BASE_URL).get().isEmpty()) {
            editor.text(DraftField.BASE_URL).set("https://own.example");
        }
        if (template == ReadyTemplate.RUNPOD || template == ReadyTemplate.FAL) {
            editor.text(DraftField.PATH).set("/v2/endpoint");
        }
        editor.save();

        assertThat(editor.firstProblem()).isNull();
        assertThat(bench.store.list()).extracting(EndpointProfile::name).containsExactly(template.title());
    }

    @Test
    void aCurlCommandOpensAsAnUnsavedProfileWhoseKeyIsStoredWithTheSave() throws IOException {
        assertThat(bench.page.importText(CURL).toCompletableFuture().join()).isEmpty();
        ProfileEditorViewModel editor = bench.editor();

        assertThat(editor.text(DraftField.BASE_URL).get()).isEqualTo("https://api.example");
        assertThat(editor.protocol().get()).isEqualTo(Protocol.OPENAI_CHAT);
        assertThat(editor.text(DraftField.MODEL).get()).isEqualTo("m");
        assertThat(bench.store.list()).isEmpty();
        assertThat(bench.page.importNotes()).anyMatch(note -> note.contains("key"));
        assertThat(String.join(" ", bench.page.importNotes()) + editor).doesNotContain(KEY);

        editor.save();

        EndpointProfile saved = bench.store.list().getFirst();
        assertThat(Objects.requireNonNull(bench.keys.find(Objects.requireNonNull(saved.secret())))
                        .reveal())
                .isEqualTo(KEY);
        assertThat(Files.readString(bench.file)).doesNotContain(KEY);
    }

    @Test
    void whatIsNoRequestIsRefusedAndNothingIsOpened() {
        assertThat(bench.page
                        .importText("once upon a time")
                        .toCompletableFuture()
                        .join())
                .isNotBlank()
                .endsWith(".");
        assertThat(bench.page.editor().get()).isNull();
    }

    @Test
    void aTemplateOverAnUnsavedProfileCanBeTakenBack() {
        bench.page.add();
        bench.editor().text(DraftField.NAME).set("Mine");

        bench.page.addFrom(ReadyTemplate.OLLAMA);
        assertThat(bench.editor().text(DraftField.NAME).get()).isEqualTo("Ollama");
        Objects.requireNonNull(bench.editor().undo().get()).run();

        assertThat(bench.editor().text(DraftField.NAME).get()).isEqualTo("Mine");
    }

    @Test
    void theWayToAnEndpointIsSavedAndShownAgain() {
        Path authorities = folder.resolve("ca.pem").toAbsolutePath();
        bench.page.addFrom(ReadyTemplate.OPENAI_BACKGROUND);
        ProfileEditorViewModel editor = bench.editor();
        editor.text(DraftField.PROXY).set("proxy.example:3128");
        editor.text(DraftField.NO_PROXY).set(".intern.example, 10.0.0.5");
        editor.text(DraftField.AUTHORITIES).set(authorities.toString());
        editor.jobUpdates().set(JobUpdates.STREAM);
        editor.save();

        EndpointProfile saved = bench.store.list().getFirst();
        assertThat(saved.network())
                .isEqualTo(new NetworkSettings(
                        new ProxySettings("proxy.example", 3128, null, List.of(".intern.example", "10.0.0.5")),
                        TlsSettings.DEFAULT.withAuthorities(authorities),
                        false));
        assertThat(saved.jobUpdates()).isEqualTo(JobUpdates.STREAM);
        assertThat(saved.delivery()).isEqualTo(Delivery.OPENAI_BACKGROUND);
        assertThat(bench.editor().text(DraftField.PROXY).get()).isEqualTo("proxy.example:3128");
        assertThat(bench.editor().dirty().get()).isFalse();

        bench.editor().text(DraftField.PROXY).set("direct");
        bench.editor().save();
        assertThat(bench.store.list().getFirst().network().proxy()).isEqualTo(ProxySettings.NONE);
    }

    @Test
    void aPasswordOfTheProxyStaysAsLongAsTheProxyDoes() {
        ProxySettings proxy = ProxySettings.of("proxy.example", 3128).withCredentials("entry");
        EndpointProfile profile = EndpointProfile.builder("GPU", URI.create("https://gpu.example"))
                .network(NetworkSettings.DEFAULT.withProxy(proxy))
                .build();
        bench.store.put(profile);
        bench.profiles.reload();
        bench.page.edit(profile);

        bench.editor().text(DraftField.NO_PROXY).set("a.example");
        bench.editor().save();
        assertThat(Objects.requireNonNull(
                                bench.store.list().getFirst().network().proxy())
                        .credentials())
                .isEqualTo(proxy.credentials());

        bench.editor().text(DraftField.PROXY).set("other.example:3128");
        bench.editor().save();
        assertThat(bench.editor().problem(DraftField.PROXY_LOGIN).get()).contains("proxy.example:3128");
        bench.editor().networkSecrets().login().secret().remove();
        bench.editor().save();
        assertThat(Objects.requireNonNull(
                                bench.store.list().getFirst().network().proxy())
                        .credentials())
                .isNull();
    }

    @Test
    void aProxyWithoutAPortAndAFileWithoutItsFolderAreProblems() {
        bench.page.addFrom(ReadyTemplate.VLLM);
        bench.editor().text(DraftField.PROXY).set("proxy.example");
        bench.editor().save();
        assertThat(bench.editor().problem(DraftField.PROXY).get()).contains("host:port");
        assertThat(bench.store.list()).isEmpty();

        bench.editor().text(DraftField.PROXY).set("");
        bench.editor().text(DraftField.AUTHORITIES).set("ca.pem");
        bench.editor().save();
        assertThat(bench.editor().firstProblem()).isEqualTo(DraftField.PROXY);
        assertThat(bench.editor().problem(DraftField.PROXY).get()).contains("full path");
    }
}
