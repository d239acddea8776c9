package dev.parley.client.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.JsonText;
import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.protocol.OpenAiBodies;
import dev.parley.client.protocol.TemplateAdapter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurlImportTest {
    private static final String CHAT = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    private static ImportCandidate read(String command) {
        return Imports.first(CurlImport.read(command));
    }

    private static String template(ImportCandidate candidate) {
        return candidate.profile().template().body();
    }

    private static String filled(ImportCandidate candidate) {
        return OpenAiBodies.text(new TemplateAdapter().encode(candidate.request(), candidate.profile(), true));
    }

    @Test
    void aChatCommandBecomesAProfileWithItsMessagesAndParameters() {
        ImportCandidate candidate = read("""
                curl https://api.example/v1/chat/completions \\
                  -H "Content-Type: application/json" \\
                  -H "Authorization: Bearer sk-0123456789" -H 'X-Team: a' \\
                  -d '{"model": "m", "stream": true, "temperature": 0.70, "max_tokens": 12345678901234567890,
                       "messages": [{"role": "system", "content": "Be brief."},
                                    {"role": "user", "content": [{"type": "text", "text": "It'\\''s"}]}]}'
                """);

        EndpointProfile profile = candidate.profile();
        assertThat(profile.name()).isEqualTo("api.example");
        assertThat(profile.baseUrl()).hasToString("https://api.example");
        assertThat(profile.protocol()).isEqualTo(Protocol.OPENAI_CHAT);
        assertThat(profile.path()).isNull();
        assertThat(profile.model()).isEqualTo("m");
        assertThat(profile.authScheme()).isEqualTo(AuthScheme.BEARER);
        assertThat(profile.headers()).isEqualTo(Map.of("X-Team", "a"));
        assertThat(profile.secret().id()).isEqualTo(profile.id());
        assertThat(candidate.key().reveal()).isEqualTo("sk-0123456789");
        assertThat(candidate.request().stream()).isTrue();
        assertThat(candidate.request().messages())
                .containsExactly(ChatMessage.system("Be brief."), ChatMessage.user("It's"));
        assertThat(candidate.request().parameters())
                .containsExactly(
                        Map.entry("temperature", new JsonText("0.70")),
                        Map.entry("max_tokens", new JsonText("12345678901234567890")));
        assertThat(candidate.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/openai/v1/chat/completions, https://h/openai,",
        "http://127.0.0.1:8000/v1/chat/completions/, http://127.0.0.1:8000, /v1/chat/completions/",
        "https://h/v1/chat/completions?api-version=2, https://h, /v1/chat/completions?api-version=2",
        "https://h/api/v3/chat/completions, https://h, /api/v3/chat/completions",
        "localhost:8000/v1/chat/completions, http://localhost:8000,",
        "http://[::1]:80/v1/chat/completions, http://[::1]:80,",
    })
    void theAddressIsCutWhereTheProtocolBegins(String url, String base, String path) {
        EndpointProfile profile = read("curl '" + url + "' -d '" + CHAT + "'").profile();

        assertThat(profile.baseUrl()).hasToString(base);
        assertThat(profile.path()).isEqualTo(path);
        assertThat(profile.protocol()).isEqualTo(Protocol.OPENAI_CHAT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Bearer secret-key | BEARER | secret-key",
                "authorization: bearer secret-key | BEARER | secret-key",
                "Authorization: Key secret-key | KEY | secret-key",
                "Authorization: secret-key | BEARER | secret-key",
                "Authorization: Token secret-key | BEARER | secret-key",
                "x-api-key: secret-key | X_API_KEY | secret-key",
                "X-Goog-Api-Key: secret-key | X_GOOG_API_KEY | secret-key",
                "api-key: secret-key | BEARER | secret-key",
                "Authorization: Bearer $OPENAI_API_KEY | BEARER |",
                "Authorization: Bearer ${KEY:?} | BEARER |",
                "Authorization: Bearer <your key> | BEARER |",
                "Authorization: Bearer YOUR_KEY | BEARER |",
                "Authorization: Bearer sk-... | BEARER |",
                "Authorization: Bearer | NONE |",
                "X-Other: x | NONE |",
                "Cookie: a=secret-key | NONE |",
                "X-Session-Token: secret-key | NONE |",
            })
    void theKeyIsTakenOutOfTheHeaders(String header, AuthScheme scheme, String key) {
        ImportCandidate candidate = read("curl https://h/v1/chat/completions -d '" + CHAT + "' -H \"" + header + "\"");

        assertThat(candidate.profile().authScheme()).isEqualTo(scheme);
        assertThat(candidate.key() == null ? null : candidate.key().reveal()).isEqualTo(key);
        assertThat(candidate.profile().secret() == null).isEqualTo(key == null);
        assertThat(candidate.profile().toString()).doesNotContain("secret-key");
    }

    @Test
    void theKeyIsTakenOutOfTheAddress() {
        ImportCandidate candidate = read("curl 'https://h/ask?a=1&key=secret-key' -d '{\"prompt\":\"x\"}'");

        assertThat(candidate.key().reveal()).isEqualTo("secret-key");
        assertThat(candidate.profile().path()).isEqualTo("/ask?a=1");
        assertThat(candidate.notes()).singleElement().asString().startsWith("The key was in the address");
    }

    @Test
    void aKeyThatWouldTravelReadableIsNotUsedUntilSomebodyAgrees() {
        String command = " -H 'x-api-key: secret-key' -d '{\"prompt\":\"x\"}'";

        ImportCandidate remote = read("curl http://10.0.0.5/ask" + command);
        assertThat(remote.profile().secret()).isNull();
        assertThat(remote.key().reveal()).isEqualTo("secret-key");
        assertThat(remote.notes()).singleElement().asString().startsWith("The key would travel readable");
        assertThat(read("curl http://127.0.0.1/ask" + command).profile().secret())
                .isNotNull();
    }

    @Test
    void aKeyInAnOddPlaceOfTheAddressIsRefused() {
        assertThat(Imports.refused(CurlImport.read("curl 'https://h/ask?a?key=secret-key' -d '{\"prompt\":\"x\"}'")))
                .startsWith("The address has a key in it");
    }

    @Test
    void aKeyThatAlsoStandsElsewhereIsRefused() {
        assertThat(Imports.refused(CurlImport.read(
                        "curl https://h/secret-key -H 'x-api-key: secret-key' -d '{\"prompt\":\"x\"}'")))
                .startsWith("The key also stands in the address");
        assertThat(Imports.refused(CurlImport.read(
                        "curl https://h/ -H 'x-api-key: quote\"key' -d '{\"prompt\":\"x\",\"a\":\"quote\\\"key\"}'")))
                .startsWith("The key also stands in the address");
    }

    @Test
    void aKeyInTheBodyIsLeftOut() {
        ImportCandidate candidate = read(
                "curl https://h/ask -d '{\"prompt\":\"x\",\"a\":[{\"api_key\":\"secret-key\"}],\"max_tokens\":\"5\"}'");

        assertThat(template(candidate)).doesNotContain("secret-key").contains("max_tokens");
        assertThat(candidate.notes()).containsExactly("The body had a key in it; that field was left out.");
    }

    @Test
    void aVesslRelayIsRecognised() {
        EndpointProfile profile = read("curl -X POST https://serve-api.x/api/v1/services/s/request/v1/chat/completions"
                        + " -H 'Authorization: Bearer secret-key' -d '" + CHAT + "'")
                .profile();

        assertThat(profile.delivery()).isEqualTo(Delivery.VESSL_RELAY);
        assertThat(profile.baseUrl()).hasToString("https://serve-api.x/api/v1/services/s");
        assertThat(profile.path()).isNull();
        assertThat(profile.protocol()).isEqualTo(Protocol.OPENAI_CHAT);
    }

    @Test
    void aVesslJobIsRecognised() {
        ImportCandidate candidate = read(
                "curl https://serve-api.x/api/v1/services/s/async"
                        + " --json '{\"method\":\"POST\",\"path\":\"/predictions/m?x=1\",\"data\":{\"text\":\"Hi\",\"stream\":true}}'");

        EndpointProfile profile = candidate.profile();
        assertThat(profile.delivery()).isEqualTo(Delivery.VESSL_ASYNC);
        assertThat(profile.baseUrl()).hasToString("https://serve-api.x/api/v1/services/s");
        assertThat(profile.path()).isEqualTo("/predictions/m?x=1");
        assertThat(candidate.request()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.replicate.com/v1/models/o/n/predictions, REPLICATE, https://api.replicate.com, , o/n",
        "https://api.replicate.com/v1/predictions, REPLICATE, https://api.replicate.com, , 5c7d",
        "https://api.replicate.com/v1/deployments/o/d/predictions, REPLICATE, https://api.replicate.com,"
                + " /v1/deployments/o/d/predictions, 5c7d",
        "https://api.runpod.ai/v2/abc/run, RUNPOD, https://api.runpod.ai, /v2/abc, ",
        "https://api.runpod.ai/v2/abc/runsync, RUNPOD, https://api.runpod.ai, /v2/abc, ",
    })
    void aJobThatWrapsItsInputIsRecognised(String url, Delivery delivery, String base, String path, String model) {
        ImportCandidate candidate = read("curl " + url + " -H 'Authorization: Bearer $KEY'"
                + " -d '{\"version\":\"5c7d\",\"input\":{\"prompt\":\"Hi\",\"top_k\":5}}'");

        EndpointProfile profile = candidate.profile();
        assertThat(profile.delivery()).isEqualTo(delivery);
        assertThat(profile.baseUrl()).hasToString(base);
        assertThat(profile.path()).isEqualTo(path);
        assertThat(profile.model()).isEqualTo(model);
        assertThat(profile.template().body()).isEqualToIgnoringWhitespace("{\"prompt\":\"{{prompt}}\",\"top_k\":5}");
        assertThat(candidate.request().messages()).containsExactly(ChatMessage.user("Hi"));
        assertThat(candidate.notes()).anyMatch(note -> note.contains("runsync") == url.endsWith("sync"));
    }

    @Test
    void aJobWhoseBodyIsTheInputIsRecognised() {
        EndpointProfile profile =
                read("curl https://queue.fal.run/fal-ai/flux/dev -H 'Authorization: Key $KEY' -d '{\"prompt\":\"Hi\"}'")
                        .profile();

        assertThat(profile.delivery()).isEqualTo(Delivery.FAL);
        assertThat(profile.authScheme()).isEqualTo(AuthScheme.KEY);
        assertThat(profile.path()).isEqualTo("/fal-ai/flux/dev");
        assertThat(profile.template().body()).isEqualToIgnoringWhitespace("{\"prompt\":\"{{prompt}}\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "https://x.eu-west-1.aws.endpoints.huggingface.cloud/v1/chat/completions, HF_ENDPOINT",
        "https://api.openai.com/v1/responses, OPENAI_BACKGROUND",
        "https://api.replicate.com/v1/hardware, DIRECT",
        "https://api.runpod.ai/v2/abc/openai/v1/chat/completions, DIRECT",
    })
    void otherDeliveriesAreToldByTheirPlace(String url, Delivery delivery) {
        assertThat(read("curl " + url + " --json"
                                + " '{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"input\":\"Hi\",\"background\":true}'")
                        .profile()
                        .delivery())
                .isEqualTo(delivery);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1beta/models/gemini-3:streamGenerateContent?alt=sse, , true",
        "/v1beta/models/gemini-3:generateContent, , false",
        "/v1/models/gemini-3:generateContent, /v1/models/{model}:generateContent, false",
    })
    void theModelInAPathStaysChangeable(String path, String kept, boolean stream) {
        ImportCandidate candidate =
                read("curl 'https://g" + path + "' -d '{\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}]}'");

        assertThat(candidate.profile().protocol()).isEqualTo(Protocol.GEMINI);
        assertThat(candidate.profile().model()).isEqualTo("gemini-3");
        assertThat(candidate.profile().path()).isEqualTo(kept);
        assertThat(candidate.request().stream()).isEqualTo(stream);
    }

    @Test
    void aTensorKeepsItsNameAndItsParameters() {
        ImportCandidate candidate =
                read("curl https://t/v2/models/m/infer -d '{\"inputs\":[{\"name\":\"PROMPT\",\"shape\":[1],"
                        + "\"datatype\":\"BYTES\",\"data\":[\"Hi\"]},{\"name\":\"N\",\"shape\":[1],\"datatype\":\"INT32\",\"data\":[1]}],"
                        + "\"parameters\":{\"temperature\":0.5}}'");

        assertThat(candidate.profile().path()).isNull();
        assertThat(candidate.request().parameters())
                .containsOnly(
                        Map.entry("input_name", JsonText.string("PROMPT")),
                        Map.entry("temperature", new JsonText("0.5")));
        assertThat(candidate.notes()).anyMatch(note -> note.startsWith("Only the tensor with the prompt"));
    }

    @Test
    void aPathWithRequestInItIsNoRelayByItself() {
        assertThat(read("curl https://h/request/ask -d '{\"prompt\":\"x\"}'")
                        .profile()
                        .delivery())
                .isEqualTo(Delivery.DIRECT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"prompt\":\"Hi\",\"n\":0.70} | {\"prompt\":\"{{prompt}}\",\"n\":0.70}",
                "{\"a\":{\"question\":\"Hi\"}} | {\"a\":{\"question\":\"{{prompt}}\"}}",
                "{\"inputs\":[\"Hi\"],\"model\":\"m\"} | {\"inputs\":[\"{{prompt}}\"],\"model\":\"{{model}}\"}",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"No\"},{\"role\":\"user\",\"content\":\"Hi\"}]} |"
                        + " {\"messages\":[{\"role\":\"user\",\"content\":\"No\"},{\"role\":\"user\",\"content\":\"{{prompt}}\"}]}",
                "{\"input\":{\"text\":\"Hi\"},\"big\":12345678901234567890} | {\"input\":{\"text\":\"{{prompt}}\"},\"big\":12345678901234567890}",
                "\"Hi\" | \"{{prompt}}\"",
            })
    void anyOtherBodyBecomesATemplate(String body, String template) {
        ImportCandidate candidate = read("curl https://h/ask -d '" + body + "'");

        assertThat(candidate.profile().protocol()).isEqualTo(Protocol.TEMPLATE);
        assertThat(candidate.profile().path()).isEqualTo("/ask");
        assertThat(Trees.parse(template(candidate))).isEqualTo(Trees.parse(template));
        assertThat(candidate.request().messages()).containsExactly(ChatMessage.user("Hi"));
        assertThat(Trees.parse(filled(candidate))).isEqualTo(Trees.parse(body));
    }

    @Test
    void bracesInABodyAreNoVariables() {
        String body = "{\"prompt\":\"{{prompt}} {{x}}\",\"note\":\"{{system}} {{{y}}} \\\\{{z}}\",\"{{k}}\":1}";
        ImportCandidate candidate = read("curl https://h/ask -d '" + body + "'");

        assertThat(Trees.parse(filled(candidate))).isEqualTo(Trees.parse(body));
    }

    @Test
    void aBodyWithoutAPromptIsTakenOverWithANote() {
        ImportCandidate candidate = read("curl https://h/ask -d '{\"a\":1}'");

        assertThat(candidate.request()).isNull();
        assertThat(candidate.notes()).singleElement().asString().startsWith("No field was recognised as the prompt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-d '{\"prompt\":\"x\"}' | JSON",
                "-d '{\"prompt\":\"x\",\"stream\":true}' | SSE",
                "-d '{\"prompt\":\"x\"}' -H 'Accept: text/event-stream' | SSE",
                "-d '{\"prompt\":\"x\"}' -H 'Accept: application/x-ndjson' | NDJSON",
            })
    void theStreamRuleIsGuessed(String arguments, StreamRule rule) {
        assertThat(read("curl https://h/ask " + arguments).profile().template().streamRule())
                .isEqualTo(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl https://h/ask -d '{\"prompt\":\"Hi there\"}'",
                "curl https://h/ask -d \"{\\\"prompt\\\":\\\"Hi there\\\"}\"",
                "curl https://h/ask -d $'{\"prompt\":\"Hi\\x20\\164\\u0068ere\"}'",
                "curl https://h/ask -d{\\\"prompt\\\":\\\"Hi\\ there\\\"}",
                "curl https://h/ask -d '{\"pro''mpt\":'\"\\\"Hi there\\\"}\"",
                "curl -sSL -XPOST --url https://h/ask --data-raw '{\"prompt\":\"Hi there\"}'",
                "curl -X POST \\\n  https://h/ask \\\n  -d '{\"prompt\":\n\"Hi there\"}'",
                "curl -X POST \\\r\n  https://h/ask \\\r\n  -d '{\"prompt\":\"Hi there\"}'\r\n",
                "curl -X POST \\  \n  https://h/ask \\\t\n  -d '{\"prompt\":\"Hi there\"}'",
                "curl https://h/ask\n  -d '{\"prompt\":\"Hi there\"}'",
                "$ curl https://h/ask -d '{\"prompt\":\"Hi there\"}' | jq .",
                "# ask it\nTOKEN=x curl https://h/ask -d '{\"prompt\":\"Hi there\"}' 2>/dev/null",
                "/usr/bin/curl https://h/ask -d '{\"prompt\":\"Hi there\"}'; echo $(date)",
                "curl https://h/ask -d @- <<'EOF'\n{\"prompt\":\"Hi there\"}\nEOF\n",
                "curl https://h/ask --data-binary @- <<-EOF\n\t{\"prompt\":\n\t\"Hi there\"}\n\tEOF",
                "curl.exe \"https://h/ask\" ^\n  -H \"accept: */*\" ^\n  --data-raw \"{\\\"prompt\\\":\\\"Hi there\\\"}\"",
                "curl ^\"https://h/ask^\" ^\r\n  --data-raw ^\"^{^\\^\"prompt^\\^\":^\\^\"Hi there^\\^\"^}^\" ^\r\n  --compressed",
            })
    void quotingIsReadAsAShellReadsIt(String command) {
        ImportCandidate candidate = read(command);

        assertThat(candidate.profile().baseUrl()).hasToString("https://h");
        assertThat(candidate.profile().path()).isEqualTo("/ask");
        assertThat(candidate.request().messages()).containsExactly(ChatMessage.user("Hi there"));
    }

    @Test
    void bytesOfAnsiQuotesAreUtf8AndHalvesArePaired() {
        ImportCandidate candidate = read(
                "curl https://h/ask -d $'{\"prompt\":\"\\xed\\x95\\x9c \\ud83d\\ude42 \\355\\225\\234 \\U1F642 it\\'s\"}'");

        assertThat(candidate.request().messages()).containsExactly(ChatMessage.user("한 🙂 한 🙂 it's"));
    }

    @Test
    void whatIsDoneInAnotherWayIsSaid() {
        ImportCandidate candidate = read("curl -k -x http://proxy:3128 --cert c.pem https://h/ask https://other/"
                + " -b a=b -d '{\"prompt\":\"x\"}' | jq");

        assertThat(candidate.notes())
                .hasSize(6)
                .anyMatch(note -> note.startsWith("-k was ignored"))
                .anyMatch(note -> note.startsWith("The proxy"))
                .contains("The option --cert was not taken over.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | does not begin with curl",
                "wget https://h/ | does not begin with curl",
                "curl | names no address",
                "curl -d | has no value",
                "curl 'https://h/ask | not closed",
                "curl \"https://h/ask | not closed",
                "curl $'https://h/ask | not closed",
                "curl https://h/ask -d @body.json | opens no file",
                "curl https://h/ask --data-binary @/etc/passwd | opens no file",
                "curl https://h/ask --json @- | opens no file",
                "curl https://h/ask -H @headers | opens no file",
                "curl -K options https://h/ask | opens no file",
                "curl -T file https://h/ask | opens no file",
                "curl https://h/ask -d \"$(cat x)\" | another command",
                "curl https://h/ask -d `cat x` | another command",
                "curl -u me:secret-key https://h/ask -d '{}' | user name",
                "curl https://me:secret-key@h/ask -d '{}' | user name",
                "curl https://h/ask -H 'Authorization: Basic c2VjcmV0' -d '{}' | user name",
                "curl https://h/ask -d a=b | not JSON",
                "curl https://h/ask -d '{}' -d '{}' | not JSON",
                "curl https://h/ask -F a=b | sends a form",
                "curl https://h/ask --data-urlencode a=b | sends a form",
                "curl -G https://h/ask -d '{}' | in the address",
                "curl https://h/ask | no body",
                "curl -X PUT https://h/ask -d '{}' | no POST",
                "curl ftp://h/ask -d '{}' | http or https",
                "curl 'https://h/a b' -d '{}' | not a URL",
                "curl 'https:///ask' -d '{}' | names no host",
                "curl 'https://h:99999/ask' -d '{}' | names no host",
                "curl -I https://h/ask | head",
                "curl https://h/ask -d @- <<EOF | does not end",
            })
    void whatAProfileCannotDoIsRefusedInOneSentence(String command, String part) {
        assertThat(Imports.refused(CurlImport.read(command))).contains(part).doesNotContain("secret", "passwd");
    }

    @Test
    void aListOfModelsTellsWhereTheEndpointIs() {
        EndpointProfile profile = read("curl https://h/openai/v1/models -H 'Authorization: Bearer $KEY'")
                .profile();

        assertThat(profile.baseUrl()).hasToString("https://h/openai");
        assertThat(profile.protocol()).isEqualTo(Protocol.OPENAI_CHAT);
        assertThat(profile.authScheme()).isEqualTo(AuthScheme.BEARER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'", "\"", "\\", "$'", "^", "<<", "{\"a\":", "[", "-d ", "%", "//", "a ", "\\\n", "`", "$(", "^\n",
                "\\\""
            })
    void longInputIsReadInReasonableTime(String piece) {
        String much = piece.repeat(4_000_000 / piece.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Imports.checked(CurlImport.read(much));
            Imports.checked(CurlImport.read("curl " + much));
            Imports.checked(CurlImport.read("curl ^\"" + much));
            Imports.checked(CurlImport.read("curl https://h/x -d '" + much.replace("'", "") + "'"));
            Imports.checked(CurlImport.read("curl https://h/" + much.replace("'", "")));
        });
    }
}
