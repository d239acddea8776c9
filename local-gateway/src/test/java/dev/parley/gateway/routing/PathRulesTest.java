package dev.parley.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PathRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/completions?x=../..&y=%0a",
                "/a%2Fb/%EA%B0%80",
                "/a..b/...",
                "/100%25",
                "/a;v=1",
                "//double",
                "/./x"
            })
    void usualPathsPass(String uri) {
        assertThat(PathRules.fault(uri)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "relative",
                "*",
                "http://host/x",
                "/..",
                "/a/../b",
                "/a/..;x/b",
                "/%2e%2e",
                "/..%2fb",
                "/..%5cb",
                "/%252e%252e/",
                "/%25252e%25252e/",
                "/a%00",
                "/a%7f",
                "/a%0d%0aX",
                "/a b",
                "/a\u0000",
                "/가",
                "/a\\b",
                "/a#b",
                "/a%",
                "/a%2",
                "/a%zz"
            })
    void othersAreFaulty(String uri) {
        assertThat(PathRules.fault(uri)).isNotNull();
    }

    @Test
    void aJobsPathMustNotNameAHost() {
        assertThat(PathRules.jobPathFault("//evil.example/x")).isNotNull();
        assertThat(PathRules.jobPathFault("/x")).isNull();
    }
}
