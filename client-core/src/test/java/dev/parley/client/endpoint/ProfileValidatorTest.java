package dev.parley.client.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileValidatorTest {
    private static final URI URL = URI.create("https://api.example/v1");

    private static EndpointProfile.Builder profile() {
        return EndpointProfile.builder("x", URL);
    }

    private static EndpointProfile.Builder template(String pointer, StreamRule rule) {
        return profile().protocol(Protocol.TEMPLATE).template(new TemplateSettings("{}", pointer, rule, null));
    }

    private static List<String> problems(EndpointProfile profile) {
        return switch (ProfileValidator.validate(profile)) {
            case ValidationResult.Valid() -> List.of();
            case ValidationResult.NotChecked() -> throw new AssertionError("it was asked to check");
            case ValidationResult.Invalid(var found) ->
                found.stream().map(ValidationResult.Problem::field).toList();
        };
    }

    @Test
    void acceptsWhatIsRight() {
        assertThat(problems(profile()
                        .path("/v1/chat?x=1")
                        .headers(Map.of("X-Ok", "a\tb ~"))
                        .secretId("k")
                        .build()))
                .isEmpty();
        assertThat(problems(template("/answer", StreamRule.SSE).build())).isEmpty();
        assertThat(problems(template("", StreamRule.TEXT).build())).isEmpty();
    }

    @Test
    void wantsAName() {
        assertThat(problems(EndpointProfile.builder(" ", URL).build())).containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://h/",
                "file:///etc/passwd",
                "/relative",
                "https:///nohost",
                "mailto:a@b",
                "https://u:p@h/",
                "https://h/?key=1",
                "https://h/#f"
            })
    void refusesAUrl(URI url) {
        EndpointProfile profile = EndpointProfile.builder("x", url).build();
        assertThat(problems(profile)).containsOnly("baseUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "/a b", "/a\r\nX: y", "/a\tb", "/a\u007F"})
    void refusesAPath(String path) {
        assertThat(problems(profile().path(path).build())).containsExactly("path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X Y", "X:Y", "X\r\nY", "é"})
    void refusesAHeaderName(String name) {
        assertThat(problems(profile().headers(Map.of(name, "v")).build())).containsExactly("headers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Injected: 1", "a\nb", "a\0", "é", "a\u007F"})
    void refusesAHeaderValueWithoutRepeatingIt(String value) {
        EndpointProfile profile = profile().headers(Map.of("X-H", value)).build();
        assertThat(problems(profile)).containsExactly("headers");
        assertThat(ProfileValidator.validate(profile).toString()).doesNotContain(value);
    }

    @Test
    void aTemplateProtocolNeedsATemplateThatFits() {
        assertThat(problems(profile().protocol(Protocol.TEMPLATE).build())).containsExactly("template");
        assertThat(problems(template("answer", StreamRule.JSON).build())).containsExactly("template");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSE", "NDJSON"})
    void aJobCannotStream(StreamRule rule) {
        assertThat(problems(template("/a", rule).delivery(Delivery.VESSL_ASYNC).build()))
                .containsExactly("delivery");
        assertThat(problems(template("/a", StreamRule.JSON)
                        .delivery(Delivery.VESSL_ASYNC)
                        .build()))
                .isEmpty();
    }

    @Test
    void aKeyOfAnotherHostIsRefused() {
        EndpointProfile mine = profile().secretId("k").build();
        EndpointProfile moved = EndpointProfile.builder("x", URI.create("https://evil.test/"))
                .secret(mine.secret())
                .build();
        assertThat(problems(moved)).containsExactly("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://gpu.example:8000", "http://10.0.0.7/v1", "http://localhost.example"})
    void aKeyOverPlainHttpNeedsAYes(URI url) {
        EndpointProfile key = EndpointProfile.builder("x", url).secretId("k").build();
        EndpointProfile header = EndpointProfile.builder("x", url)
                .headers(Map.of("X-Api-Key", "sk-1234567"))
                .build();
        EndpointProfile query =
                EndpointProfile.builder("x", url).path("/v1?api_key=sk-1234567").build();
        assertThat(problems(key)).containsExactly("secret");
        assertThat(problems(header)).containsExactly("network");
        assertThat(problems(query)).containsExactly("network");
        assertThat(ProfileValidator.validate(header).toString())
                .contains("over http to " + url.getHost())
                .doesNotContain("sk-1234567");
        for (EndpointProfile profile : List.of(key, header, query)) {
            assertThat(problems(profile.toBuilder()
                            .network(NetworkSettings.DEFAULT.withKeyOverPlainHttp(true))
                            .build()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8000", "http://127.0.0.1", "http://[::1]:1", "https://gpu.example"})
    void aKeyThatNobodyElseCanReadNeedsNone(URI url) {
        assertThat(problems(EndpointProfile.builder("x", url).secretId("k").build()))
                .isEmpty();
        assertThat(problems(EndpointProfile.builder("x", URI.create("http://gpu.example"))
                        .build()))
                .as("no key")
                .isEmpty();
    }
}
