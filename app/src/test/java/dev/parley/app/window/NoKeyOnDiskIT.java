package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.WholeWindow;
import dev.parley.app.export.ChatHtml;
import dev.parley.app.export.ChatPdf;
import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.StreamEvent;
import dev.parley.client.archive.ArchivedChat;
import dev.parley.client.archive.ChatArchive;
import dev.parley.client.archive.ChatMarkdown;
import dev.parley.client.capture.CaptureFile;
import dev.parley.client.capture.CaptureRecorder;
import dev.parley.client.capture.RecentCaptures;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.SecretUse;
import dev.parley.client.endpoint.TlsSettings;
import dev.parley.client.snippet.Language;
import dev.parley.client.store.Histories;
import dev.parley.client.store.History;
import dev.parley.client.store.ProfileExchange;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.SavedUpstream;
import dev.parley.client.store.SessionSecretStore;
import dev.parley.client.store.Settings;
import dev.parley.client.store.UpstreamStore;
import dev.parley.client.transcript.Chat;
import dev.parley.testkit.HttpProxy;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import dev.parley.testkit.TlsAuthority;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys of every kind are used, against a server that says them in its errors, its headers and its answers' ends; then
 * everything that Parley writes or hands out is searched for each of them.
 */
class NoKeyOnDiskIT {
    private static final String UPSTREAM_KEY = "up+Stream/9x=QkeyOfTheUpstream";
    private static final String PROXY_USER = "proxy.user/7x+Quser";
    private static final String PROXY_PASSWORD = "proxy+Pass/8x=QpasswordOfTheProxy";
    private static final String OPENS = "cert+Pass/6x=QpasswordOfTheCertificate";

    @TempDir
    private Path home;

    /** Beside what Parley writes, since the person has them there. */
    @TempDir
    private Path certificates;

    private final SessionSecretStore ring = new SessionSecretStore("Keys are kept in memory during tests.");
    private final List<EndpointProfile> profiles = new ArrayList<>();
    private final List<String> keys = new ArrayList<>(List.of(UPSTREAM_KEY, PROXY_USER, PROXY_PASSWORD, OPENS));

    private static String key(AuthScheme scheme) {
        return "sk-" + scheme.name().replace('_', '-') + "+a/b9=ZqLongEnough";
    }

    private void prepare(ScriptedHttpServer server, HttpProxy proxy) {
        ProfileStore store = ProfileStore.open(WholeWindow.profiles(home));
        for (AuthScheme scheme : AuthScheme.values()) {
            if (scheme != AuthScheme.NONE) {
                EndpointProfile profile = EndpointProfile.builder("By " + scheme, server.url(""))
                        .id(scheme.name())
                        .model("bench-model")
                        .authScheme(scheme)
                        .secretId("key-" + scheme)
                        .build();
                store.put(profile);
                profiles.add(profile);
                keys.add(key(scheme));
                ring.put(profile.secret(), Secret.of(key(scheme)));
            }
        }
        EndpointProfile last = throughTheProxy(profiles.removeLast(), server, proxy);
        store.put(last);
        profiles.addLast(last);
        SavedUpstream.Remote upstream =
                new SavedUpstream.Remote("bench", server.url(""), List.of("added-model"), true, null);
        UpstreamStore.open(home.resolve("gateway.json")).put(upstream);
        SecretRef ref = upstream.keyRef();
        ring.put(ref, Secret.of(UPSTREAM_KEY));
    }

    /** The same by a proxy that wants a login, with a client certificate whose key has a password. */
    private EndpointProfile throughTheProxy(EndpointProfile profile, ScriptedHttpServer server, HttpProxy proxy) {
        String login = PROXY_USER + ":" + PROXY_PASSWORD;
        proxy.route("model.example:80", server.port()).wantLogin(login);
        Path certificate = certificates.resolve("me.p12");
        TlsAuthority.create(certificates).client("me", "EC").writePkcs12(certificate, OPENS);
        NetworkSettings network = new NetworkSettings(
                ProxySettings.of("127.0.0.1", proxy.port()),
                TlsSettings.DEFAULT.withCertificate(certificate, null),
                true);
        EndpointProfile moved = EndpointProfile.builder(profile.name(), URI.create("http://model.example"))
                .id(profile.id())
                .model(profile.model())
                .authScheme(profile.authScheme())
                .network(network)
                .build();
        for (SecretUse use : SecretUse.values()) {
            moved = use.bound(moved);
        }
        ring.put(moved.secret(), Secret.of(key(profile.authScheme())));
        ring.put(SecretUse.PROXY_LOGIN.of(moved), Secret.ofPassword(login));
        ring.put(SecretUse.CERTIFICATE_PASSWORD.of(moved), Secret.ofPassword(OPENS));
        return moved;
    }

    /** What a server says to a profile: one behind a proxy may have heard its login too. */
    private static Reply telling(EndpointProfile profile) {
        String key = key(profile.authScheme());
        return telling(profile.network().proxy() == null ? key : key + " by " + PROXY_USER + ":" + PROXY_PASSWORD);
    }

    /** As careless servers do. */
    private static Reply telling(String key) {
        return Reply.json(
                        401,
                        "{\"error\":{\"message\":\"Incorrect API key provided: " + key + ". Sent: Bearer " + key
                                + "\",\"code\":\"invalid_api_key\"}}")
                .header("Connection", "close") // as the proxy does after one request
                .header("X-Echo", key)
                .header("Set-Cookie", "session=" + key);
    }

    @Test
    void noKeyIsInAnythingThatIsWrittenOrHandedOut() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer();
                HttpProxy proxy = new HttpProxy();
                AutoCloseable log = WholeWindow.log(home)) {
            assertThat(log).isNotNull();
            prepare(server, proxy);
            talk(server);
            assertThat(proxy.requests()).as("through the proxy").hasSizeGreaterThanOrEqualTo(2);
            FoundKeys search = new FoundKeys(keys);
            handOut(server, search);
            search.below(home);
            assertThat(search.searched()).isGreaterThan(30);
            assertThat(search.found()).isEmpty();
            // What finds nothing must be able to find something.
            search.in(
                    "a header",
                    "Authorization: Basic "
                            + java.util.Base64.getEncoder()
                                    .encodeToString(("user:" + UPSTREAM_KEY)
                                            .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            search.in("a header", "Bearer " + UPSTREAM_KEY);
            assertThat(search.found()).hasSize(2);
        }
    }

    /** In the window: an error that says the key, then an answer, with each profile, and through the gateway. */
    private void talk(ScriptedHttpServer server) throws Exception {
        WholeWindow.prepare(home, 1000, 1000, Settings.Theme.LIGHT);
        try (WholeWindow window = WholeWindow.open(home, ring)) {
            Person person = new Person(window.stage());
            for (EndpointProfile profile : profiles) {
                person.presses(KeyCode.CONTROL, KeyCode.N);
                person.awaits("an empty chat", person::hasEmptyChat);
                person.clicks(Person.onFx(() -> window.stage().getScene().lookup("#picker-profile")));
                person.seesPart("picker-popup");
                person.types(profile.name());
                person.presses(KeyCode.ENTER);
                person.seesNoPart("picker-popup");
                String key = key(profile.authScheme());
                server.answer(telling(profile));
                person.sends("Question by " + profile.id());
                person.seesPart("fault");
                assertThat(server.requests().getLast().headers().toString()).contains(key);
                server.answer(ScriptedModel.stream("Answer to " + profile.id()).chunk(ScriptedModel.END));
                person.sends("Once more");
                person.sees("Answer to " + profile.id());
            }
            inTheNotebook(server, person);
            server.answer(telling(UPSTREAM_KEY));
            throughTheGateway(window, person);
            assertThat(server.requests().getLast().headers().toString()).contains(UPSTREAM_KEY);
            person.presses(KeyCode.CONTROL, KeyCode.COMMA);
            person.clicks("About");
            person.clicks("Save diagnostics");
            person.sees("no keys, no chats.");
            person.clicks("Data");
            person.clicks("Back up now");
            person.sees("Backed up to");
        }
    }

    /** A notebook stores its text and what became of its runs. */
    private void inTheNotebook(ScriptedHttpServer server, Person person) {
        EndpointProfile first = profiles.getFirst();
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        person.seesPart("notebook-page");
        person.clicks("Endpoint");
        person.clicks(person.seesText(first.name()));
        server.answer(telling(key(first.authScheme())));
        int before = server.requests().size();
        person.clicksPart("notebook-text");
        person.types("Once");
        person.presses(KeyCode.CONTROL, KeyCode.ENTER);
        person.seesPart("notebook-fault");
        assertThat(server.requests()).hasSize(before + 1);
        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("notebook-page");
    }

    private void throughTheGateway(WholeWindow window, Person person) throws Exception {
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
        person.seesWithin("page-head", "Running");
        person.seesWithin("place-table", "bench");
        person.clicks("Copy the token");
        String token = person.clipboard();
        keys.add(token);
        String address = Person.onFx(
                () -> ((javafx.scene.control.Label) window.stage().getScene().lookup("#gateway-address")).getText());
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/chat/completions"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"model\":\"added-model\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isGreaterThanOrEqualTo(400);
        }
        person.presses(KeyCode.ESCAPE);
    }

    /** Exports, captures, generated code and exported profiles. */
    private void handOut(ScriptedHttpServer server, FoundKeys search) throws IOException {
        try (History history = Histories.open(WholeWindow.history(home))) {
            List<Chat> chats = history.chats().join();
            assertThat(chats).hasSize(profiles.size());
            for (Chat chat : chats) {
                ArchivedChat archived =
                        new ArchivedChat(chat, history.load(chat.id()).join().turns());
                search.in("JSON", ChatArchive.write(List.of(archived), true));
                search.in("HTML", ChatHtml.of(archived, true, ZoneOffset.UTC, file -> null));
                search.in("PDF", text(ChatPdf.of(archived, true, ZoneOffset.UTC, file -> null, () -> false)));
                search.in("Markdown", ChatMarkdown.of(archived, true, ZoneOffset.UTC));
                archived.turns().forEach(turn -> search.in("turn " + turn.id(), turn.toString()));
            }
        }
        search.in("profiles", ProfileExchange.write(profiles));
        try (EndpointConnector connector =
                EndpointConnector.builder().secrets(ring).build()) {
            for (EndpointProfile profile : profiles) {
                for (Language language : Language.values()) {
                    language.write(connector.sketch(profile, ChatRequest.of("Hello")))
                            .ifPresent(code -> search.in("code in " + language, code));
                }
                search.in("a capture", capture(server, connector, profile, search));
            }
        }
    }

    /** What is written in a document, whose bytes are compressed. */
    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("Question by");
            return text;
        }
    }

    private static String capture(
            ScriptedHttpServer server, EndpointConnector connector, EndpointProfile profile, FoundKeys search) {
        RecentCaptures captures = new RecentCaptures();
        CaptureRecorder recorder = captures.begin("turn", Instant.EPOCH, System.nanoTime());
        server.answer(telling(profile));
        List<StreamEvent> events = new ArrayList<>();
        try (EventStream stream = recorder.watch(connector.connect(profile).open(ChatRequest.of("Hello"), recorder))) {
            for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
                events.add(event);
            }
        }
        assertThat(events.toString()).contains("Incorrect API key provided");
        search.in("the events of an answer", events.toString());
        if (!(captures.find("turn") instanceof RecentCaptures.Kept kept)) {
            throw new AssertionError("no capture");
        }
        return CaptureFile.write(kept.capture());
    }
}
