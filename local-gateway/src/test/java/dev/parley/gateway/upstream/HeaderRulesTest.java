package dev.parley.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

final class HeaderRulesTest {

    private static MultiMap headers(String... namesAndValues) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    private static MultiMap passed(MultiMap answered) {
        MultiMap to = headers();
        HeaderRules.passed(answered, to);
        return to;
    }

    @Test
    void theCallersSecretsAndItsConnectionStayBehind() {
        MultiMap sent = HeaderRules.toUpstream(headers(
                "AUTHORIZATION",
                "a",
                "X-Api-Key",
                "b",
                "Cookie",
                "c",
                "Host",
                "h",
                "Connection",
                "close, X-Hop",
                "x-hop",
                "1",
                "Transfer-Encoding",
                "chunked",
                "Content-Length",
                "3",
                "Accept-Encoding",
                "gzip",
                "Content-Type",
                "t",
                "X-Mine",
                "1",
                "X-Mine",
                "2"));

        assertThat(sent.names()).containsExactlyInAnyOrder("Content-Type", "X-Mine");
        assertThat(sent.getAll("X-Mine")).containsExactly("1", "2");
    }

    @Test
    void aSenderCannotHaveTheLengthDropped() {
        MultiMap passed = passed(headers("Connection", "content-length", "Content-Length", "3"));

        assertThat(passed.get("content-length")).isEqualTo("3");
    }

    @Test
    void ofAPassedAnswerCookiesAndPagesRulesStayBehind() {
        MultiMap passed = passed(
                headers("Set-Cookie", "a=b", "Access-Control-Allow-Origin", "*", "Retry-After", "7", "Upgrade", "h2c"));

        assertThat(passed.names()).containsExactly("Retry-After");
    }
}
