package dev.parley.client.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.JsonText;
import dev.parley.client.Role;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.protocol.Adapters;
import dev.parley.client.protocol.WireBody;
import dev.parley.client.protocol.WireRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every parameter of every protocol stands in the body where the protocol's reference has it. */
class ParameterPlacesTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"number\"}}}";

    private static final ChatMessage SOUND =
            new ChatMessage(Role.USER, List.of(new ContentPart.Attachment("a.wav", "audio/wav", new byte[] {1})));

    /** The protocol, then where each of its parameters is: {@code name=pointer}, or {@code name} alone at the top. */
    private static final String PLACES = """
            openai-chat temperature top_p max_tokens max_completion_tokens stop seed presence_penalty \
            frequency_penalty top_k min_p reasoning_effort logprobs top_logprobs json_mode=/response_format \
            json_schema=/response_format/json_schema/schema \
            schema_name=/response_format/json_schema/name schema_strict=/response_format/json_schema/strict tools
            openai-completions temperature top_p max_tokens stop seed presence_penalty frequency_penalty top_k min_p \
            top_logprobs=/logprobs json_schema=/response_format/json_schema/schema \
            schema_name=/response_format/json_schema/name schema_strict=/response_format/json_schema/strict suffix
            openai-responses temperature top_p max_tokens=/max_output_tokens reasoning_effort=/reasoning/effort \
            verbosity=/text/verbosity top_logprobs json_mode=/text/format json_schema=/text/format/schema \
            schema_name=/text/format/name schema_strict=/text/format/strict tools
            anthropic-messages temperature top_p max_tokens stop=/stop_sequences top_k thinking \
            json_schema=/output_config/format/schema tools
            gemini temperature=/generationConfig/temperature top_p=/generationConfig/topP \
            max_tokens=/generationConfig/maxOutputTokens stop=/generationConfig/stopSequences \
            seed=/generationConfig/seed presence_penalty=/generationConfig/presencePenalty \
            frequency_penalty=/generationConfig/frequencyPenalty top_k=/generationConfig/topK \
            thinking_budget=/generationConfig/thinkingConfig/thinkingBudget \
            logprobs=/generationConfig/responseLogprobs top_logprobs=/generationConfig/logprobs \
            json_mode=/generationConfig/responseMimeType json_schema=/generationConfig/responseJsonSchema tools
            ollama-chat temperature=/options/temperature top_p=/options/top_p max_tokens=/options/num_predict \
            num_ctx=/options/num_ctx stop=/options/stop seed=/options/seed \
            presence_penalty=/options/presence_penalty frequency_penalty=/options/frequency_penalty \
            repeat_penalty=/options/repeat_penalty top_k=/options/top_k min_p=/options/min_p think logprobs \
            top_logprobs keep_alive json_mode=/format json_schema=/format tools
            ollama-generate temperature=/options/temperature top_p=/options/top_p max_tokens=/options/num_predict \
            num_ctx=/options/num_ctx stop=/options/stop seed=/options/seed \
            presence_penalty=/options/presence_penalty frequency_penalty=/options/frequency_penalty \
            repeat_penalty=/options/repeat_penalty top_k=/options/top_k min_p=/options/min_p think logprobs \
            top_logprobs keep_alive json_mode=/format json_schema=/format
            llamacpp-completion temperature top_p max_tokens=/n_predict stop seed presence_penalty frequency_penalty \
            repeat_penalty top_k min_p top_logprobs=/n_probs json_schema grammar
            kserve-generate temperature=/parameters/temperature top_p=/parameters/top_p \
            max_tokens=/parameters/max_tokens stop=/parameters/stop seed=/parameters/seed top_k=/parameters/top_k \
            details=/parameters/details
            kserve-infer input_name=/inputs/0/name output_name=/outputs/0/name
            torchserve-predictions
            openai-images n size quality background seed
            openai-speech voice speed audio_format=/response_format instructions
            openai-transcriptions language temperature text_format=/response_format
            openai-embeddings dimensions encoding_format
            openai-videos seconds size
            template
            """;

    /** One parameter, alone in a request. */
    record Place(Protocol protocol, String name, String pointer) {}

    static Stream<Place> places() {
        return PLACES.lines().flatMap(line -> {
            String[] words = line.split(" ", -1);
            Protocol protocol = Protocol.ofId(words[0]).orElseThrow();
            return Arrays.stream(words).skip(1).map(word -> {
                String[] parts = word.split("=", -1);
                return new Place(protocol, parts[0], parts.length == 1 ? "/" + parts[0] : parts[1]);
            });
        });
    }

    @ParameterizedTest
    @MethodSource("places")
    void aParameterThatIsSetArrivesAtItsPlace(Place place) {
        Parameter parameter =
                ParameterSchema.of(place.protocol()).find(place.name()).orElseThrow();
        JsonText value = sample(parameter.kind());

        Map<String, JsonText> values = new HashMap<>(Map.of(place.name(), value));
        if (!parameter.needs().isEmpty()) {
            values.put(parameter.needs(), new JsonText(SCHEMA));
        }
        JsonNode found = body(place.protocol(), values).at(place.pointer());

        JsonNode expected = expected(place, value);
        assertThat(found).isEqualTo(expected);
        assertThat(body(place.protocol(), Map.of()).at(place.pointer()))
                .as("without it")
                .isNotEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void noParameterIsMissingInTheTableOfPlaces(Protocol protocol) {
        List<String> names = ParameterSchema.of(protocol).parameters().stream()
                .map(Parameter::name)
                .filter(name -> !name.equals(ParameterSchema.EXTRA))
                .toList();
        List<String> inTable = places().filter(place -> place.protocol() == protocol)
                .map(Place::name)
                .toList();
        assertThat(names).containsExactlyInAnyOrderElementsOf(inTable);
    }

    @ParameterizedTest
    @EnumSource(value = Protocol.class, mode = EnumSource.Mode.EXCLUDE, names = "TEMPLATE")
    void theFieldsOfTheExtraJsonAreSentAndWin(Protocol protocol) {
        Map<String, JsonText> values = Map.of(
                "temperature",
                new JsonText("0.5"),
                ParameterSchema.EXTRA,
                new JsonText("{\"temperature\":0.70,\"own_field\":{\"n\":12345678901234567890}}"));

        Map<String, JsonText> request = ParameterSchema.of(protocol).request(values);

        assertThat(request)
                .containsEntry("temperature", new JsonText("0.70"))
                .containsEntry("own_field", new JsonText("{\"n\":12345678901234567890}"));
        assertThat(text(protocol, values)).contains("12345678901234567890", "0.70");
    }

    @Test
    void aParameterThatTheEndpointDoesNotHaveIsNotSent() {
        assertThat(ParameterSchema.of(Protocol.OPENAI_EMBEDDINGS)
                        .request(Map.of("temperature", new JsonText("1"), "dimensions", new JsonText("64"))))
                .containsExactly(Map.entry("dimensions", new JsonText("64")));
    }

    @Test
    void aSchemaOfGeminiComesWithItsMediaTypeAndOneOfOpenAiWithItsName() {
        JsonText schema = new JsonText(SCHEMA);
        assertThat(body(Protocol.GEMINI, Map.of("json_schema", schema)).at("/generationConfig/responseMimeType"))
                .isEqualTo(MAPPER.readTree("\"application/json\""));
        JsonNode format =
                body(Protocol.OPENAI_CHAT, Map.of("json_schema", schema)).path("response_format");
        assertThat(format.path("type").stringValue()).isEqualTo("json_schema");
        assertThat(format.path("json_schema").path("name").stringValue()).isEqualTo("answer");
    }

    @Test
    void theNameOfASchemaIsNotSentWithoutIt() {
        Map<String, JsonText> named =
                Map.of("schema_name", JsonText.string("person"), "schema_strict", JsonText.bool(true));
        assertThat(ParameterSchema.of(Protocol.OPENAI_CHAT).request(named)).isEmpty();
        Map<String, JsonText> all = new HashMap<>(named);
        all.put("json_schema", new JsonText("{}"));
        assertThat(ParameterSchema.of(Protocol.OPENAI_CHAT).request(all))
                .containsExactly(
                        Map.entry(
                                "response_format",
                                new JsonText(
                                        "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"person\",\"schema\":{},\"strict\":true}}")));
    }

    @Test
    void aSwitchThatIsOffSaysNothingWhereOnIsAFormat() {
        assertThat(ParameterSchema.of(Protocol.OPENAI_CHAT).request(Map.of("json_mode", new JsonText("false"))))
                .isEmpty();
        assertThat(ParameterSchema.of(Protocol.OLLAMA_CHAT).request(Map.of("think", new JsonText("false"))))
                .containsEntry("think", new JsonText("false"));
    }

    @Test
    void valuesThatShareAnObjectDoNotPushEachOtherOut() {
        JsonNode text = body(
                        Protocol.OPENAI_RESPONSES,
                        Map.of("verbosity", JsonText.string("low"), "json_schema", new JsonText(SCHEMA)))
                .path("text");
        assertThat(text.path("verbosity").stringValue()).isEqualTo("low");
        assertThat(text.at("/format/schema/type").stringValue()).isEqualTo("object");
    }

    @Test
    void theVariablesOfATemplateAreParameters() {
        EndpointProfile profile = profile(Protocol.TEMPLATE).toBuilder()
                .template(new TemplateSettings(
                        "{\"q\":\"{{prompt}}\",\"heat\":{{param.heat}},\"tone\":\"{{ param.tone }}\"}",
                        "",
                        StreamRule.JSON,
                        null))
                .build();
        ParameterSchema schema = ParameterSchema.of(profile);

        assertThat(schema.parameters()).extracting(Parameter::name).containsExactly("heat", "tone", "extra");
        Map<String, JsonText> values = Map.of("heat", new JsonText("0.5"), "tone", JsonText.string("dry"));
        WireRequest wire = Adapters.of(Protocol.TEMPLATE).encode(question(schema.request(values)), profile, false);
        assertThat(((WireBody.Json) wire.body()).text()).isEqualTo("{\"q\":\"Hi\",\"heat\":0.5,\"tone\":\"dry\"}");
    }

    private static JsonNode expected(Place place, JsonText value) {
        String word = place.protocol().id() + " " + place.name();
        return MAPPER.readTree(
                switch (word) {
                    case "openai-chat json_mode", "openai-responses json_mode" -> "{\"type\":\"json_object\"}";
                    case "gemini json_mode" -> "\"application/json\"";
                    case "ollama-chat json_mode", "ollama-generate json_mode" -> "\"json\"";
                    // A form has texts only.
                    case "openai-transcriptions temperature" -> "\"" + value.text() + "\"";
                    default -> value.text();
                });
    }

    private static JsonText sample(ParameterKind kind) {
        return switch (kind) {
            case ParameterKind.Range range -> new JsonText(Double.toString(range.most() - range.step()));
            case ParameterKind.Whole _ -> JsonText.number(7);
            case ParameterKind.Flag _ -> JsonText.bool(true);
            case ParameterKind.Text _, ParameterKind.Free _ -> JsonText.string("some text");
            case ParameterKind.Texts _ -> new JsonText("[\"END\",\"\\n\"]");
            case ParameterKind.Choice choice -> JsonText.string(choice.values().getLast());
            case ParameterKind.Json json ->
                json.shape() == ParameterKind.Shape.ARRAY
                        ? new JsonText("[{\"type\":\"function\"}]")
                        : new JsonText("{\"type\":\"enabled\"}");
            case ParameterKind.Schema _ -> new JsonText(SCHEMA);
        };
    }

    private static JsonNode body(Protocol protocol, Map<String, JsonText> values) {
        return MAPPER.readTree(text(protocol, values));
    }

    /** A form as an object of its fields. */
    private static String text(Protocol protocol, Map<String, JsonText> values) {
        ChatRequest request = question(ParameterSchema.of(protocol).request(values));
        EndpointProfile profile = profile(protocol);
        if (protocol == Protocol.OPENAI_TRANSCRIPTIONS) {
            request = request.withMessages(List.of(SOUND));
        }
        if (protocol == Protocol.TEMPLATE) {
            profile = profile.toBuilder()
                    .template(new TemplateSettings("{\"q\":\"{{prompt}}\"}", "", StreamRule.JSON, null))
                    .build();
        }
        WireBody body = Adapters.of(protocol).encode(request, profile, false).body();
        if (body instanceof WireBody.Json json) {
            return json.text();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (WireBody.Part part : ((WireBody.Form) body).parts()) {
            if (part instanceof WireBody.Field field) {
                fields.put(field.name(), field.value());
            }
        }
        return MAPPER.writeValueAsString(fields);
    }

    private static ChatRequest question(Map<String, JsonText> parameters) {
        return new ChatRequest("m", List.of(ChatMessage.user("Hi")), parameters, false);
    }

    private static EndpointProfile profile(Protocol protocol) {
        return EndpointProfile.builder("p", URI.create("http://127.0.0.1:1"))
                .protocol(protocol)
                .model("m")
                .build();
    }
}
