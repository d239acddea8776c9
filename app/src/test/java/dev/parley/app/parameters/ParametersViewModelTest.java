package dev.parley.app.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.JsonText;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.store.ParameterStore;
import java.net.URI;
import java.nio.file.Path;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParametersViewModelTest {
    private static final EndpointProfile CHAT = profile("chat-server", Protocol.OPENAI_CHAT);
    private static final EndpointProfile OLLAMA = profile("ollama", Protocol.OLLAMA_CHAT);

    @TempDir
    Path folder;

    private final SimpleObjectProperty<String> chat = new SimpleObjectProperty<>("chat-1");
    private final SimpleObjectProperty<@Nullable EndpointProfile> profile = new SimpleObjectProperty<>(CHAT);
    private ParameterMemory memory;
    private ParametersViewModel model;

    @BeforeEach
    void open() {
        memory = new ParameterMemory(ParameterStore.open(folder.resolve("parameters.json")), Runnable::run);
        model = new ParametersViewModel(memory, chat, profile);
    }

    @Test
    void nothingIsSentUntilSomethingIsSet() {
        assertThat(memory.request("chat-1", CHAT)).isEmpty();
        assertThat(model.count().get()).isZero();
        assertThat(model.summary().get()).contains("Nothing set");

        field("temperature").text().set("0.7");
        field("max_tokens").text().set("64");

        assertThat(memory.request("chat-1", CHAT))
                .containsEntry("temperature", new JsonText("0.7"))
                .containsEntry("max_tokens", new JsonText("64"))
                .hasSize(2);
        assertThat(model.count().get()).isEqualTo(2);
        assertThat(model.summary().get()).isEqualTo("2 set for this chat");
        assertThat(field("temperature").set().get()).isTrue();
    }

    @Test
    void resetTakesOneValueAwayAndResetAllTakesThemAll() {
        field("temperature").text().set("0.7");
        field("seed").text().set("7");
        field("top_p").text().set("wrong");

        field("temperature").reset();
        assertThat(memory.request("chat-1", CHAT)).containsOnlyKeys("seed");

        model.resetAll();
        assertThat(memory.request("chat-1", CHAT)).isEmpty();
        assertThat(field("top_p").text().get()).isEmpty();
        assertThat(field("top_p").problem().get()).isEmpty();
        assertThat(model.own().get()).isFalse();
    }

    @Test
    void whatIsWrongIsSaidWhileItIsTypedAndIsNotSent() {
        field("temperature").text().set("0.7");
        field("temperature").text().set("7");

        assertThat(field("temperature").problem().get()).contains("0 to 2");
        assertThat(field("temperature").text().get()).isEqualTo("7");
        assertThat(memory.request("chat-1", CHAT)).isEmpty();

        field("extra").text().set("{\n \"a\": }");
        assertThat(field("extra").problem().get()).contains("Line 2, column");
        field("extra").text().set("{\n \"a\": [1] }");
        assertThat(field("extra").problem().get()).isEmpty();
        assertThat(memory.request("chat-1", CHAT)).containsEntry("a", new JsonText("[1]"));
    }

    @Test
    void eachChatHasItsOwnValues() {
        field("temperature").text().set("0.7");
        chat.set("chat-2");
        assertThat(field("temperature").text().get()).isEmpty();
        field("temperature").text().set("0.1");

        chat.set("chat-1");

        assertThat(field("temperature").text().get()).isEqualTo("0.7");
        assertThat(memory.request("chat-2", CHAT)).containsEntry("temperature", new JsonText("0.1"));
    }

    @Test
    void anotherProtocolHasOtherFieldsAndOtherNamesForTheSame() {
        field("max_tokens").text().set("64");
        field("top_logprobs").text().set("3");

        profile.set(OLLAMA);

        assertThat(field("max_tokens").text().get()).isEqualTo("64");
        assertThat(field("max_tokens").parameter().wireName()).isEqualTo("num_predict");
        assertThat(memory.request("chat-1", OLLAMA)).containsEntry("num_predict", new JsonText("64"));
        profile.set(null);
        assertThat(model.fields()).isEmpty();
        assertThat(model.summary().get()).contains("Choose an endpoint");
    }

    @Test
    void whatIsSetForAnEndpointHoldsForItsChatsUntilTheyHaveTheirOwn() {
        field("temperature").text().set("0.2");
        model.keepForEndpoint();
        assertThat(model.own().get()).isFalse();
        chat.set("chat-2");

        assertThat(field("temperature").text().get()).isEqualTo("0.2");
        assertThat(model.summary().get()).isEqualTo("1 set for every chat with chat-server");

        field("temperature").reset();
        assertThat(memory.request("chat-2", CHAT)).isEmpty();
        assertThat(memory.request("chat-3", CHAT)).containsKey("temperature");
        model.resetAll();
        assertThat(field("temperature").text().get()).isEqualTo("0.2");
    }

    @Test
    void presetsAreKeptUnderTheirNamesAndAppliedAsAWhole() {
        field("temperature").text().set("0");
        field("seed").text().set("1");
        model.savePreset("  Exact  ");
        model.savePreset("");
        model.resetAll();
        field("top_p").text().set("0.5");

        model.applyPreset("Exact");

        assertThat(model.presets()).containsExactly("Exact");
        assertThat(memory.request("chat-1", CHAT)).containsOnlyKeys("temperature", "seed");
        model.deletePreset("Exact");
        assertThat(model.presets()).isEmpty();
        assertThat(memory.request("chat-1", CHAT)).containsOnlyKeys("temperature", "seed");
    }

    @Test
    void stopTextsAreAddedAndRemovedOneByOne() {
        field("stop").addItem("END");
        field("stop").addItem("\\n");
        field("stop").addItem("END");
        assertThat(memory.request("chat-1", CHAT)).containsEntry("stop", new JsonText("[\"END\",\"\\n\"]"));

        field("stop").removeItem("END");
        field("stop").removeItem("\n");

        assertThat(memory.request("chat-1", CHAT)).isEmpty();
        assertThat(field("stop").set().get()).isFalse();
    }

    @Test
    void everythingIsThereAtTheNextStart() {
        field("temperature").text().set("0.70");
        model.savePreset("Mine");
        memory.moveChat("chat-1", "chat-9");
        memory.close();

        open();

        assertThat(memory.request("chat-9", CHAT)).containsEntry("temperature", new JsonText("0.70"));
        assertThat(memory.hasOwn("chat-1")).isFalse();
        assertThat(model.presets()).containsExactly("Mine");
    }

    @Test
    void everyParameterOfEveryProtocolHasAName() {
        for (Protocol protocol : Protocol.values()) {
            profile.set(profile("p", protocol));
            assertThat(model.fields())
                    .as(protocol.id())
                    .isNotEmpty()
                    .noneMatch(field -> field.label().equals(field.parameter().name()));
        }
    }

    private ParameterField field(String name) {
        return model.fields().stream()
                .filter(field -> field.parameter().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static EndpointProfile profile(String name, Protocol protocol) {
        return EndpointProfile.builder(name, URI.create("http://127.0.0.1:9"))
                .protocol(protocol)
                .build();
    }
}
