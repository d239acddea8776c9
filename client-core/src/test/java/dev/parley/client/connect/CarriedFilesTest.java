package dev.parley.client.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.Role;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.protocol.Adapters;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person is told before a message is sent is what the protocol then does. */
class CarriedFilesTest {
    @ParameterizedTest
    @EnumSource(value = Protocol.class, mode = EnumSource.Mode.EXCLUDE, names = "TEMPLATE")
    void aFileIsCarriedWhereTheAdapterTakesIt(Protocol protocol) {
        EndpointProfile profile = EndpointProfile.builder("p", URI.create("http://127.0.0.1:9"))
                .protocol(protocol)
                .model("m")
                .build();
        for (String type :
                List.of("image/png", "audio/wav", "application/pdf", "text/plain", "application/json", "video/x")) {
            ContentPart file = new ContentPart.Attachment("f", type, new byte[] {'h', 'i'});
            ChatRequest request = new ChatRequest(
                    "m",
                    List.of(new ChatMessage(Role.USER, List.of(file, new ContentPart.Text("see")))),
                    Map.of(),
                    false);
            if (CarriedFiles.carries(profile, type)) {
                assertThat(Adapters.of(protocol).encode(request, profile, false))
                        .as(type)
                        .isNotNull();
            } else if (!type.equals("video/x")) {
                assertThat(isRefused(protocol, request, profile))
                        .as(protocol + " " + type)
                        .isTrue();
            }
        }
    }

    private static boolean isRefused(Protocol protocol, ChatRequest request, EndpointProfile profile) {
        try {
            Adapters.of(protocol).encode(request, profile, false);
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
