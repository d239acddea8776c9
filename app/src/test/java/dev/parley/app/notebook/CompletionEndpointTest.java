package dev.parley.app.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import java.net.URI;
import org.junit.jupiter.api.Test;

class CompletionEndpointTest {
    private static EndpointProfile.Builder at(Protocol protocol) {
        return EndpointProfile.builder("Server", URI.create("http://127.0.0.1:1"))
                .protocol(protocol);
    }

    @Test
    void protocolsWithCompletionsAreAskedAsTheyAre() {
        EndpointProfile llama = at(Protocol.LLAMACPP_COMPLETION).build();

        assertThat(CompletionEndpoint.of(llama)).contains(llama);
        assertThat(CompletionEndpoint.of(at(Protocol.ANTHROPIC_MESSAGES).build()))
                .isEmpty();
        assertThat(CompletionEndpoint.of(at(Protocol.OPENAI_IMAGES).build())).isEmpty();
    }

    @Test
    void aChatServerIsAskedForCompletionsBesideItsChat() {
        EndpointProfile plain =
                CompletionEndpoint.of(at(Protocol.OPENAI_CHAT).build()).orElseThrow();
        EndpointProfile keyed = CompletionEndpoint.of(at(Protocol.OPENAI_CHAT)
                        .path("/openai/v1/chat/completions?api_key=secret")
                        .build())
                .orElseThrow();

        assertThat(plain.protocol()).isEqualTo(Protocol.OPENAI_COMPLETIONS);
        assertThat(CompletionEndpoint.path(plain)).isEqualTo("/v1/completions");
        assertThat(keyed.path()).isEqualTo("/openai/v1/completions?api_key=secret");
        assertThat(CompletionEndpoint.path(keyed)).isEqualTo("/openai/v1/completions");
        assertThat(CompletionEndpoint.of(at(Protocol.OPENAI_CHAT).path("/ask").build()))
                .isEmpty();
    }

    @Test
    void jobsAreNotForTheCaret() {
        EndpointProfile job =
                at(Protocol.OPENAI_COMPLETIONS).delivery(Delivery.VESSL_ASYNC).build();

        assertThat(CompletionEndpoint.of(job)).isEmpty();
    }

    @Test
    void someHaveAPlaceForWhatFollowsTheCaret() {
        assertThat(CompletionEndpoint.fills(at(Protocol.OPENAI_COMPLETIONS).build()))
                .isTrue();
        assertThat(CompletionEndpoint.fills(at(Protocol.OLLAMA_GENERATE).build()))
                .isTrue();
        assertThat(CompletionEndpoint.fills(at(Protocol.LLAMACPP_COMPLETION).build()))
                .isFalse();
    }
}
