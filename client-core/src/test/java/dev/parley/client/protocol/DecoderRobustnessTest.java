package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Media;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.wire.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server may put anything anywhere. Whatever stands in the place of any one field of an answer, a decoder makes events
 * of it or says that it cannot be decoded; nothing else comes out of it.
 */
class DecoderRobustnessTest {
    private static final List<JsonNode> VALUES = Stream.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "3000000000",
                    "1.5",
                    "-1e999",
                    "1e-999",
                    "9".repeat(400),
                    "\"\"",
                    "\"text\"",
                    "\"%%%\"",
                    "[]",
                    "[null,7,\"a\",{\"a\":[1]}]",
                    "{}",
                    "{\"a\":null,\"text\":{\"b\":1}}")
            .map(json -> {
                JsonNode parsed = Json.parse(json);
                return parsed == null ? Json.MAPPER.nullNode() : parsed;
            })
            .toList();

    static Stream<DecoderFixtures.Fixture> fixtures() {
        return DecoderFixtures.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void noFieldBreaksADecoderWhateverStandsInItsPlace(DecoderFixtures.Fixture fixture) {
        int tried = 0;
        for (int at = 0; at < fixture.pieces().size(); at++) {
            JsonNode original = Json.parse(fixture.pieces().get(at));
            assertThat(original).as("a fixture is JSON").isNotNull();
            for (Runnable change : changes(original)) {
                change.run();
                List<String> pieces = new ArrayList<>(fixture.pieces());
                pieces.set(at, original.toString());
                feed(fixture.protocol(), pieces);
                tried++;
            }
            assertThat(original)
                    .as("every change is undone")
                    .isEqualTo(Json.parse(fixture.pieces().get(at)));
        }
        assertThat(tried).isGreaterThan(VALUES.size());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void everyPieceOfAFixtureIsUnderstood(DecoderFixtures.Fixture fixture) {
        List<StreamEvent> events = feed(fixture.protocol(), fixture.pieces());
        assertThat(events).isNotEmpty();
    }

    @Test
    void everyProtocolWithADecoderOfItsOwnIsFed() {
        Set<Protocol> fed = fixtures()
                .map(DecoderFixtures.Fixture::protocol)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Protocol.class)));
        assertThat(fed).containsExactly(Protocol.values());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void whatIsNoObjectIsNoAnswer(DecoderFixtures.Fixture fixture) {
        List<String> strange = Stream.concat(VALUES.stream().map(JsonNode::toString), Stream.of("", "{", "nonsense"))
                .toList();
        for (String piece : strange) {
            for (StreamEvent event : feed(fixture.protocol(), List.of(piece))) {
                assertThat(event).isNotInstanceOf(StreamEvent.Terminal.class);
            }
        }
    }

    /** The pieces as a stream, and each as a whole answer: all events that come out of that. */
    private static List<StreamEvent> feed(Protocol protocol, List<String> pieces) {
        List<StreamEvent> events = new ArrayList<>();
        AnswerDecoder decoder = decoder(protocol);
        for (String piece : pieces) {
            try {
                decoder.piece(Frame.of(piece), events::add);
            } catch (DecodeException notDecodable) {
                assertThat(notDecodable.detail()).isNotNull();
            }
            try {
                decoder(protocol).whole(piece, events::add);
            } catch (DecodeException notDecodable) {
                assertThat(notDecodable.detail()).isNotNull();
            }
        }
        assertThat(events).allSatisfy(event -> assertThat(event.toString()).isNotNull());
        return events;
    }

    private static AnswerDecoder decoder(Protocol protocol) {
        EndpointProfile profile = EndpointProfile.builder("robust", URI.create("http://127.0.0.1:1"))
                .protocol(protocol)
                .model("m")
                .template(new TemplateSettings("{}", "/t", StreamRule.SSE, "/error"))
                .build();
        return Adapters.of(protocol).decoder(profile, new CountedMedia());
    }

    /** Puts each value in the place of each leaf, and takes the leaf away; the last change puts the leaf back. */
    private static List<Runnable> changes(@Nullable JsonNode node) {
        List<Runnable> changes = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                if (value.isContainer() && !value.isEmpty()) {
                    changes.addAll(changes(value));
                }
                VALUES.forEach(other -> changes.add(() -> object.set(name, other)));
                changes.add(() -> object.remove(name));
                changes.add(() -> object.set(name, value));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                JsonNode value = array.get(i);
                if (value.isContainer() && !value.isEmpty()) {
                    changes.addAll(changes(value));
                }
                VALUES.forEach(other -> changes.add(() -> array.set(index, other)));
                changes.add(() -> array.set(index, value));
            }
        }
        return changes;
    }

    /** Checks base64 and keeps nothing. */
    private static final class CountedMedia implements MediaIntake {

        @Override
        public Media base64(String text, @Nullable String mediaType, @Nullable String name) throws DecodeException {
            try {
                int bytes = Base64.getDecoder().decode(text).length;
                return new Media(mediaType == null ? "" : mediaType, new Media.Link("mem:" + bytes), name);
            } catch (IllegalArgumentException e) {
                throw DecodeException.malformed("the media", "They are not base64.");
            }
        }

        @Override
        public Media bytes(InputStream body, String mediaType) throws IOException {
            return new Media(mediaType, new Media.Link("mem:" + body.readAllBytes().length), null);
        }
    }
}
