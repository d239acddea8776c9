package dev.parley.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ContentPart;
import dev.parley.client.TimeoutPhase;
import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.DurationText;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.endpoint.SecretSource;
import dev.parley.client.endpoint.StreamRule;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the options of an endpoint, the durations and the attached files mean. */
class EndpointOptionsTest {
    private static final EndpointProfile BASE =
            EndpointProfile.builder("base", URI.create("https://host.example")).build();

    @TempDir
    Path temp;

    private final EndpointOptions options = new EndpointOptions();
    private final SessionSecrets secrets = new SessionSecrets(SecretSource.EMPTY);

    private EndpointProfile over(EndpointProfile base) {
        return EndpointOverrides.of(options, Map.of("KEY", " sk-1 ")).over(base, secrets);
    }

    @Test
    void withoutOptionsTheProfileStaysButNothingIsSentTwice() {
        EndpointProfile profile = over(BASE);
        assertThat(profile.resend()).isEqualTo(ResendPolicy.NEVER);
        assertThat(profile.protocol()).isEqualTo(Protocol.OPENAI_CHAT);
        assertThat(profile.secret()).isNull();
        assertThat(profile.timeouts()).isEqualTo(BASE.timeouts());
    }

    @Test
    void everyOptionIsLaidOverTheProfile() throws IOException {
        options.protocol = "template";
        options.delivery = "vessl-async";
        options.path = "/p";
        options.model = "m";
        options.headers = List.of("X-A=1=2", "X-B=");
        options.timeouts = List.of("first-byte=1.5s", "total=0", "idle=PT2M");
        options.resend = "ask";
        options.keyEnv = "KEY";
        options.template = Files.writeString(temp.resolve("t.json"), "{\"q\":\"{{prompt}}\"}\n")
                .toString();
        options.pointer = "";
        options.streamRule = "text";
        options.errorPointer = "/error";

        EndpointProfile profile = over(BASE);

        assertThat(profile.protocol()).isEqualTo(Protocol.TEMPLATE);
        assertThat(profile.delivery()).isEqualTo(Delivery.VESSL_ASYNC);
        assertThat(profile.path()).isEqualTo("/p");
        assertThat(profile.model()).isEqualTo("m");
        assertThat(profile.headers()).containsExactly(Map.entry("X-A", "1=2"), Map.entry("X-B", ""));
        assertThat(profile.timeouts().of(TimeoutPhase.FIRST_BYTE)).isEqualTo(Duration.ofMillis(1500));
        assertThat(profile.timeouts().of(TimeoutPhase.TOTAL)).isEqualTo(Duration.ZERO);
        assertThat(profile.timeouts().of(TimeoutPhase.IDLE)).isEqualTo(Duration.ofMinutes(2));
        assertThat(profile.resend()).isEqualTo(ResendPolicy.ASK);
        assertThat(profile.authScheme()).isEqualTo(AuthScheme.BEARER);
        assertThat(secrets.find(profile.secret()).reveal()).isEqualTo("sk-1");
        assertThat(profile.template().streamRule()).isEqualTo(StreamRule.TEXT);
        assertThat(profile.template().errorPointer()).isEqualTo("/error");
    }

    @Test
    void anUnknownIdIsRefusedWithTheKnownOnes() {
        options.protocol = "telepathy";
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> over(BASE))
                .withMessageContaining(
                        Stream.of(Protocol.values()).map(Protocol::id).collect(Collectors.joining(", ")));
    }

    @Test
    void aKeyVariableThatIsNotSetIsNotRepeatedInTheSentence() {
        options.keyEnv = "sk-pasted-by-mistake";
        assertThatThrownBy(() -> over(BASE))
                .isInstanceOf(UsageException.class)
                .message()
                .doesNotContain("sk-pasted");
    }

    @Test
    void aTemplateThatIsNotJsonIsRefused() throws IOException {
        options.template =
                Files.writeString(temp.resolve("t.json"), "{{messages}}").toString();
        options.pointer = "/a";
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> over(BASE))
                .withMessageContaining("is not JSON");
    }

    @ParameterizedTest
    @CsvSource({
        "http://model.example,false",
        "http://127.0.0.1:8000,true",
        "http://localhost:8000,true",
        "http://[::1]:8000,true",
        "http://127.0.0.1.example,false",
        "https://model.example,true"
    })
    void aKeyTravelsOnlyOverHttpsOrWithinThisMachine(String url, boolean allowed) {
        options.keyEnv = "KEY";
        EndpointProfile profile =
                over(EndpointProfile.builder("x", URI.create(url)).build());
        if (allowed) {
            assertThat(Targets.checked(profile)).isEqualTo(profile);
        } else {
            assertThatThrownBy(() -> Targets.checked(profile)).isInstanceOf(UsageException.class);
        }
    }

    @Test
    void aKeyInAHeaderIsAKeyToo() {
        options.headers = List.of("Authorization=Bearer sk-1");
        EndpointProfile profile = over(
                EndpointProfile.builder("x", URI.create("http://model.example")).build());
        assertThatThrownBy(() -> Targets.checked(profile))
                .isInstanceOf(UsageException.class)
                .message()
                .doesNotContain("sk-1");
    }

    @Test
    void aProfileWhoseOwnerAgreedMayBeUsed() {
        options.keyEnv = "KEY";
        EndpointProfile agreed = EndpointProfile.builder("x", URI.create("http://model.example"))
                .network(NetworkSettings.DEFAULT.withKeyOverPlainHttp(true))
                .build();
        assertThat(Targets.checked(over(agreed)).network().keyOverPlainHttp()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "500ms,500", "10s,10000", "2m,120000", "1.5h,5400000", "PT1M30S,90000"})
    void readsDurations(String text, long millis) {
        assertThat(DurationText.parse(text)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "-1s", "1d2", "s", "PT-1S", "99999999999s"})
    void refusesWhatIsNoDuration(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @Test
    void aFilesKindComesFromItsFirstBytesThenItsNameThenItsText() throws IOException {
        assertThat(type("photo.txt", "\u0089PNG\r\n\u001a\n")).isEqualTo("image/png");
        assertThat(type("a.webp", "RIFF1234WEBP")).isEqualTo("image/webp");
        assertThat(type("a.wav", "RIFF1234WAVE")).isEqualTo("audio/wav");
        assertThat(type("a.mp3", "\u00ff\u00fb")).isEqualTo("audio/mpeg");
        assertThat(type("a.md", "# hi")).isEqualTo("text/markdown");
        assertThat(type("a", "hi")).isEqualTo("text/plain");
    }

    private String type(String name, String latin1) throws IOException {
        Path file = Files.write(temp.resolve(name), latin1.getBytes(StandardCharsets.ISO_8859_1));
        ContentPart.Attachment attachment = AttachmentFile.read(file.toString());
        assertThat(attachment.name()).isEqualTo(name);
        return attachment.mediaType();
    }

    @Test
    void refusesAFileThatIsMissingOrAFolderOrTooLargeOrOfNoKnownKind() throws IOException {
        Path large = temp.resolve("large.png");
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(AttachmentFile.MAX_BYTES + 1);
        }
        Path unknown = Files.write(temp.resolve("x.bin"), new byte[] {0, 1, 2, (byte) 0xff});
        for (String name :
                List.of(temp.resolve("none").toString(), temp.toString(), large.toString(), unknown.toString())) {
            assertThatThrownBy(() -> AttachmentFile.read(name)).isInstanceOf(UsageException.class);
        }
    }

    @Test
    void controlCharactersBecomeSymbolsOnATerminal() {
        assertThat(TerminalText.clean("a\u001b[31mb\u0007\r\n\tc\u009b")).isEqualTo("a␛[31mb␇\n\tc\uFFFD");
        assertThat(TerminalText.clean("한 👍")).isEqualTo("한 👍");
    }

    private static String refusal(NetworkOptions options, NetworkSettings base) {
        SessionSecrets kept = new SessionSecrets(SecretSource.EMPTY);
        Map<String, String> environment = Map.of("PW", "secret-4711", "BAD", "a\u0007b");
        try {
            NetworkOverrides.of(options, environment).over(base, kept);
            return "";
        } catch (UsageException e) {
            assertThat(e.toString()).doesNotContain("4711", "typed-by-mistake");
            return String.valueOf(e.getMessage());
        }
    }

    private static NetworkOptions network(Consumer<NetworkOptions> set) {
        NetworkOptions made = new NetworkOptions();
        set.accept(made);
        return made;
    }

    @Test
    void aSecretOfTheNetworkNeedsWhatItIsFor() {
        NetworkSettings none = NetworkSettings.DEFAULT;
        NetworkSettings proxied = none.withProxy(ProxySettings.of("proxy.example", 3128));
        NetworkOptions login = network(o -> {
            o.proxyUser = "me";
            o.proxyPasswordEnv = "PW";
        });
        assertThat(refusal(login, proxied)).isEmpty();
        assertThat(refusal(login, none)).contains("--proxy-user belongs to a proxy");
        assertThat(refusal(login, none.withProxy(ProxySettings.NONE))).contains("belongs to a proxy");
        assertThat(refusal(network(o -> o.noProxy = ".a"), none)).contains("--no-proxy belongs to a proxy");
        assertThat(refusal(network(o -> o.proxy = "proxy.example"), none)).contains("HOST:PORT");
        assertThat(refusal(network(o -> o.proxyUser = "me"), proxied)).contains("belong together");
        assertThat(refusal(network(o -> o.clientKey = "k.pem"), none)).contains("--client-cert");
        assertThat(refusal(network(o -> o.clientKeyPasswordEnv = "PW"), none)).contains("--client-cert");
        assertThat(refusal(network(o -> o.clientKeyPasswordEnv = "typed-by-mistake"), none))
                .contains("--client-key-password-env", "not set");
        assertThat(refusal(network(o -> o.clientKeyPasswordEnv = "BAD"), none)).contains("control character");
        assertThat(refusal(
                        network(o -> {
                            o.proxyUser = "a:b";
                            o.proxyPasswordEnv = "PW";
                        }),
                        proxied))
                .contains("colon");
    }

    @Test
    void theWayOfTheProfileIsTakenOverAndItsSecretsAreBound() {
        NetworkOptions given = network(o -> {
            o.proxyUser = "me";
            o.proxyPasswordEnv = "PW";
            o.noProxy = ".intern";
            o.authorities = "own.pem";
            o.clientCert = "me.p12";
            o.clientKeyPasswordEnv = "PW";
        });
        NetworkSettings base = NetworkSettings.DEFAULT.withProxy(ProxySettings.of("proxy.example", 3128));
        NetworkSettings network =
                NetworkOverrides.of(given, Map.of("PW", "secret-4711")).over(base, secrets);
        assertThat(network.problems()).isEmpty();
        assertThat(network.proxy().noProxy()).containsExactly(".intern");
        assertThat(secrets.find(network.proxy().credentials()).reveal()).isEqualTo("me:secret-4711");
        assertThat(secrets.find(network.tls().password()).reveal()).isEqualTo("secret-4711");
        assertThat(network.tls().authorities()).isAbsolute();
        assertThat(NetworkOverrides.of(new NetworkOptions(), Map.of()).over(network, secrets))
                .isEqualTo(network);
    }
}
