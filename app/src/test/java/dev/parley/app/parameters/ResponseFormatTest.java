package dev.parley.app.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.JsonText;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.store.ParameterStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResponseFormatTest {
    private static final EndpointProfile OPENAI = profile(Protocol.OPENAI_CHAT);
    private static final EndpointProfile ANTHROPIC = profile(Protocol.ANTHROPIC_MESSAGES);

    @TempDir
    Path folder;

    private final SimpleObjectProperty<String> chat = new SimpleObjectProperty<>("chat-1");
    private final SimpleObjectProperty<@Nullable EndpointProfile> profile = new SimpleObjectProperty<>(OPENAI);
    private ParameterMemory memory;
    private ParametersViewModel model;

    private static EndpointProfile profile(Protocol protocol) {
        return EndpointProfile.builder("Server", URI.create("http://127.0.0.1:1"))
                .id(protocol.id())
                .protocol(protocol)
                .build();
    }

    @BeforeEach
    void open() {
        memory = new ParameterMemory(ParameterStore.open(folder.resolve("parameters.json")), Runnable::run);
        model = new ParametersViewModel(memory, chat, profile);
    }

    private Map<String, JsonText> sent() {
        return memory.request("chat-1", OPENAI);
    }

    @Test
    void oneFormIsChosenAndTheOthersAreNotSent() {
        try (ResponseFormat format = model.format().orElseThrow()) {
            assertThat(format.form().get()).isEqualTo(ResponseFormat.Form.TEXT);
            format.choose(ResponseFormat.Form.JSON_OBJECT);
            assertThat(sent()).containsOnly(Map.entry("response_format", new JsonText("{\"type\":\"json_object\"}")));

            format.choose(ResponseFormat.Form.JSON_SCHEMA);
            assertThat(sent().get("response_format").text())
                    .startsWith("{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\",\"schema\":{");
            format.schema().text().set("{\"type\":\"object\"}");
            format.choose(ResponseFormat.Form.TEXT);
            assertThat(sent()).isEmpty();
            format.choose(ResponseFormat.Form.JSON_SCHEMA);
            assertThat(format.schema().text().get()).isEqualTo("{\"type\":\"object\"}");
        }
    }

    @Test
    void nameAndStrictnessBelongToTheSchema() {
        try (ResponseFormat format = model.format().orElseThrow()) {
            format.choose(ResponseFormat.Form.JSON_SCHEMA);
            format.schema().text().set("{}");
            assertThat(format.name()).isNotNull();
            assertThat(format.strict()).isNotNull();
            format.name().text().set("person");
            format.strict().text().set("true");
            assertThat(sent().get("response_format").text())
                    .isEqualTo(
                            "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"person\",\"schema\":{},\"strict\":true}}");
            format.choose(ResponseFormat.Form.TEXT);
            assertThat(sent()).isEmpty();
        }
    }

    @Test
    void whatIsDoubtfulIsSaidAndSentAllTheSame() {
        try (ResponseFormat format = model.format().orElseThrow()) {
            format.choose(ResponseFormat.Form.JSON_SCHEMA);
            assertThat(format.advice().get()).isEmpty();
            format.schema().text().set("{\n  \"type\": \"objekt\"\n}");

            assertThat(format.advice().get()).isEqualTo("Line 2, column 3: there is no type \"objekt\".");
            assertThat(format.schema().problem().get()).isEmpty();
            assertThat(sent()).containsKey("response_format");
            format.schema().text().set("{\n  \"type\": ");
            assertThat(format.advice().get()).isEmpty();
            assertThat(format.schema().problem().get()).startsWith("Line 2, column ");
            assertThat(sent()).isEmpty();
        }
    }

    @Test
    void anEmptySchemaStaysOpenWhileSomebodyWritesIt() {
        try (ResponseFormat format = model.format().orElseThrow()) {
            format.choose(ResponseFormat.Form.JSON_SCHEMA);
            format.editing(true);
            format.schema().text().set("");
            assertThat(format.form().get()).isEqualTo(ResponseFormat.Form.JSON_SCHEMA);
            format.editing(false);
            assertThat(format.form().get()).isEqualTo(ResponseFormat.Form.TEXT);
        }
    }

    @Test
    void everyTemplateIsAGoodStrictSchema() {
        try (ResponseFormat format = model.format().orElseThrow()) {
            assertThat(format.strict()).isNotNull();
            format.strict().text().set("true");
            for (SchemaTemplate template : SchemaTemplate.values()) {
                format.begin(template);
                assertThat(format.advice().get()).as(template.name()).isEmpty();
                assertThat(format.schema().problem().get()).as(template.name()).isEmpty();
            }
        }
    }

    @Test
    void anEndpointIsOfferedWhatItsProtocolCan() {
        profile.set(ANTHROPIC);
        try (ResponseFormat format = model.format().orElseThrow()) {
            assertThat(format.forms()).containsExactly(ResponseFormat.Form.TEXT, ResponseFormat.Form.JSON_SCHEMA);
            assertThat(format.name()).isNull();
        }
        profile.set(profile(Protocol.OPENAI_IMAGES));
        assertThat(model.format()).isEmpty();
    }
}
