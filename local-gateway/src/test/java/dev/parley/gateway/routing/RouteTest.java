package dev.parley.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RouteTest {

    @Test
    void theRelayKeepsPathAndQueryAsTheyAre() {
        assertThat(Route.of("/api/v1/services/s/request/a%2Fb//c?x=%20&y"))
                .isEqualTo(new Route.Relay("s", "/a%2Fb//c?x=%20&y"));
        assertThat(Route.of("/api/v1/services/s/request?x=1")).isEqualTo(new Route.Relay("s", "/?x=1"));
        assertThat(Route.of("/api/v1/services/s/request/")).isEqualTo(new Route.Relay("s", "/"));
    }

    @Test
    void theOtherRoutesAreFoundByTheirPath() {
        assertThat(Route.of("/healthz")).isEqualTo(new Route.Health());
        assertThat(Route.of("/api/v1/services/s/async")).isEqualTo(new Route.Jobs("s"));
        assertThat(Route.of("/api/v1/services/s/async/98nlux8b0eu6/output"))
                .isEqualTo(new Route.JobOutput("s", "98nlux8b0eu6"));
        assertThat(Route.of("/api/v1/services/s/async/a1/cancel")).isEqualTo(new Route.JobCancel("s", "a1"));
        assertThat(Route.of("/api/v1/services/s/async/a1/stream?x")).isEqualTo(new Route.JobStream("s", "a1"));
        assertThat(Route.of("/v1/responses/resp_1?stream=true")).isEqualTo(new Route.Response("resp_1"));
        assertThat(Route.of("/v1/responses/resp_1/cancel")).isEqualTo(new Route.ResponseCancel("resp_1"));
        assertThat(Route.of("/v1/responses")).isEqualTo(new Route.ByModel("/v1/responses"));
        assertThat(Route.of("/v1/models")).isEqualTo(new Route.Models());
        assertThat(Route.of("/v1/models/a/b")).isEqualTo(new Route.OneModel("a/b"));
        assertThat(Route.of("/v1/models/a%2Fb%20c+d")).isEqualTo(new Route.OneModel("a/b c+d"));
        assertThat(Route.of("/v1/chat/completions?x=1")).isEqualTo(new Route.ByModel("/v1/chat/completions?x=1"));
        assertThat(Route.of("/predictions/my-model")).isEqualTo(new Route.Demo("/predictions/my-model"));
        assertThat(Route.of("/v2/models/demo/infer")).isEqualTo(new Route.Demo("/v2/models/demo/infer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v1x/a",
                "/api/v1/services",
                "/api/v1/services/",
                "/api/v1/services/s",
                "/api/v1/services//request/x",
                "/api/v1/services/s/requests",
                "/api/v1/services/s/async/",
                "/api/v1/services/s/async/id",
                "/api/v1/services/s/async//output",
                "/api/v1/services/s/async/a/b/output"
            })
    void nothingElseIsThere(String uri) {
        assertThat(Route.of(uri)).isEqualTo(new Route.Nowhere());
    }

    @Test
    void aModelBelongsToTheServiceBeforeItsFirstSlash() {
        ModelRouter router = new ModelRouter("demo", Map.of("gpu", List.of()));

        assertThat(router.route("demo")).isEqualTo(new ModelRoute("demo", "demo"));
        assertThat(router.route("gpu/org/m")).isEqualTo(new ModelRoute("gpu", "org/m"));
        assertThat(router.route("gpu")).isNull();
        assertThat(router.route("gpu/")).isNull();
        assertThat(router.route("/m")).isNull();
        assertThat(router.route("other/m")).isNull();
        assertThat(router.route("demo/m")).isNull();
    }

    @Test
    void aNameThatIsConfiguredLeadsToItsServiceAndAServicesOwnNameToTheFirst() {
        ModelRouter router = new ModelRouter(
                "demo", Map.of("gpu", List.of("llama", "org/qwen"), "cpu", List.of("cpu"), "far", List.of()));

        assertThat(router.route("llama")).isEqualTo(new ModelRoute("gpu", "llama"));
        assertThat(router.route("org/qwen")).isEqualTo(new ModelRoute("gpu", "org/qwen"));
        assertThat(router.route("gpu")).isEqualTo(new ModelRoute("gpu", "llama"));
        assertThat(router.route("gpu/other")).isEqualTo(new ModelRoute("gpu", "other"));
        assertThat(router.route("cpu")).isEqualTo(new ModelRoute("cpu", "cpu"));
        assertThat(router.route("far")).isNull();
        assertThat(router.route("org/other")).isNull();
    }
}
