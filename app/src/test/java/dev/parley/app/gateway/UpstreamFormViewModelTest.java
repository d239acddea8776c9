package dev.parley.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.store.SavedUpstream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamFormViewModelTest {
    private final FakeGateway gateway = new FakeGateway();
    private int closed;
    private final UpstreamFormViewModel form =
            new UpstreamFormViewModel(gateway, Runnable::run, List.of("demo", "gpu"), () -> closed++);

    @Test
    void emptyFieldsSayNothingUntilTheFormIsSent() {
        form.name().set("fine");
        assertThat(form.problem(UpstreamField.URL).get()).isEmpty();

        form.submit();

        assertThat(form.problem(UpstreamField.URL).get()).isEqualTo("The address of the server is needed.");
        assertThat(gateway.added).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "demo, There is one of this name already.",
        "two words, 'Letters, digits, dots, dashes and underscores, beginning with a letter or digit.'"
    })
    void aNameIsCheckedAsItIsTyped(String name, String problem) {
        form.name().set(name);

        assertThat(form.problem(UpstreamField.NAME).get()).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({"ftp://x", "http://user:pw@x", "http://x?a=b", "not a url", "http://x:0"})
    void anAddressIsCheckedAsItIsTyped(String url) {
        form.url().set(url);

        assertThat(form.problem(UpstreamField.URL).get()).isNotEmpty();
    }

    @Test
    void aServerWithAKeyIsAddedAndItsKeyGoesBesideIt() {
        form.name().set("host");
        form.url().set("https://gpu.example/base/");
        form.models().set("qwen3-32b, qwen3-emb,");
        form.keySource().set(UpstreamFormViewModel.KeySource.RING);
        form.typeKey("sk-typed-here");
        form.submit();

        assertThat(gateway.added)
                .containsExactly(new SavedUpstream.Remote(
                        "host", URI.create("https://gpu.example/base"), List.of("qwen3-32b", "qwen3-emb"), true, null));
        assertThat(gateway.addedKey).isNotNull();
        assertThat(gateway.added.toString()).doesNotContain("sk-typed-here");
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void aKeyDoesNotTravelReadable() {
        form.url().set("http://gpu.example");
        form.keySource().set(UpstreamFormViewModel.KeySource.VARIABLE);
        assertThat(form.problem(UpstreamField.URL).get()).contains("readable");

        form.url().set("http://127.0.0.1:8000");
        assertThat(form.problem(UpstreamField.URL).get()).isEmpty();
    }

    @Test
    void aCommandIsAddedWithItsArgumentsTakenApart() {
        form.kind().set(UpstreamFormViewModel.Kind.COMMAND);
        form.name().set("llama");
        form.command().set("llama-server -m \"my model.gguf\" --port {port}");
        form.idleStop().set("10");
        form.submit();

        assertThat(gateway.added)
                .containsExactly(new SavedUpstream.Command(
                        "llama",
                        List.of("llama-server", "-m", "my model.gguf", "--port", "{port}"),
                        List.of(),
                        Duration.ofMinutes(10)));
        assertThat(gateway.addedKey).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "llama-server, Write {port} where the command takes its port.",
                "vllm --api-key sk-1 --port {port}, A key in a command would be kept in a file. Set it in the environment before Parley starts.",
                "a \"b {port}, A quote is not closed."
            })
    void aCommandIsCheckedAsItIsTyped(String command, String problem) {
        form.kind().set(UpstreamFormViewModel.Kind.COMMAND);
        form.command().set(command);

        assertThat(form.problem(UpstreamField.COMMAND).get()).isEqualTo(problem);
    }

    @Test
    void whatTheGatewayRefusesIsSaidAndTheFormStays() {
        gateway.refusal = "The model x is ambiguous.";
        form.name().set("host");
        form.url().set("https://gpu.example");
        form.submit();

        assertThat(form.failure().get()).isEqualTo("The model x is ambiguous.");
        assertThat(form.busy().get()).isFalse();
        assertThat(closed).isZero();
    }
}
