package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.Role;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainPromptTest {
    private static final ChatMessage WITH_FILE =
            new ChatMessage(Role.USER, List.of(new ContentPart.Attachment("a", "image/png", new byte[] {1})));

    private final EndpointProfile profile = EndpointProfile.builder("x", URI.create("http://localhost"))
            .protocol(Protocol.KSERVE_INFER)
            .build();

    private static ChatRequest of(ChatMessage... messages) {
        return ChatRequest.of("x").withMessages(List.of(messages));
    }

    @Test
    void oneMessageIsThePromptAsItIs() {
        assertThat(PlainPrompt.dialogue(of(ChatMessage.user("User: hi\n")), profile))
                .isEqualTo("User: hi\n");
    }

    @Test
    void aConversationIsWrittenOutUpToWhereTheModelGoesOn() {
        assertThat(PlainPrompt.dialogue(
                        of(
                                ChatMessage.system("be brief"),
                                ChatMessage.user("a"),
                                ChatMessage.assistant("b"),
                                ChatMessage.text(Role.TOOL, "c"),
                                ChatMessage.user("d")),
                        profile))
                .isEqualTo("be brief\n\nUser: a\n\nAssistant: b\n\nTool: c\n\nUser: d\n\nAssistant:");
        assertThat(PlainPrompt.dialogue(of(ChatMessage.user("a"), ChatMessage.assistant("b")), profile))
                .isEqualTo("User: a\n\nAssistant: b\n\n");
    }

    @Test
    void theLastQuestionIsTheUsersOrTheLastMessage() {
        assertThat(PlainPrompt.last(of(ChatMessage.user("a"), ChatMessage.assistant("b")), profile))
                .isEqualTo("a");
        assertThat(PlainPrompt.last(of(ChatMessage.system("s"), ChatMessage.assistant("b")), profile))
                .isEqualTo("b");
    }

    @Test
    void filesAreRefusedWhereTheyWouldBeLost() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainPrompt.dialogue(of(WITH_FILE, ChatMessage.user("a")), profile))
                .withMessage("The protocol kserve-infer has no place for the file a (image/png).");
        assertThatIllegalArgumentException().isThrownBy(() -> PlainPrompt.last(of(WITH_FILE), profile));
        assertThat(PlainPrompt.last(of(WITH_FILE, ChatMessage.user("a")), profile))
                .isEqualTo("a");
    }

    @Test
    void aTextFileIsReadOutWhereItStands() {
        ChatMessage message = new ChatMessage(Role.USER, List.of(Questions.TEXT, new ContentPart.Text("What is it?")));
        assertThat(PlainPrompt.dialogue(of(message), profile)).isEqualTo("File n.txt:\n\nhi\n\nWhat is it?");
        assertThat(PlainPrompt.last(of(message), profile)).endsWith("What is it?");
    }

    @Test
    void afterWhatAToolAnsweredTheModelGoesOn() {
        ChatMessage result = new ChatMessage(Role.TOOL, List.of(new ContentPart.ToolResult("c1", "42")));
        assertThat(PlainPrompt.dialogue(of(ChatMessage.user("a"), result), profile))
                .isEqualTo("User: a\n\nTool: 42\n\nAssistant:");
    }

    @ParameterizedTest
    @CsvSource({"., %2E", ".., %2E%2E", "..., ...", "a/../b, a%2F..%2Fb", "a b+c, a%20b%2Bc", "m?x=1#y, m%3Fx%3D1%23y"})
    void aModelsNameIsOneSegmentOfThePath(String model, String segment) {
        EndpointProfile named = profile.toBuilder().model(model).build();
        assertThat(ProtocolPath.of(named, ChatRequest.of("x"))).isEqualTo("/v2/models/" + segment + "/infer");
    }

    @Test
    void aBlankModelIsNone() {
        EndpointProfile blank = profile.toBuilder().model(" ").build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProtocolPath.of(blank, ChatRequest.of("x")))
                .withMessage("The protocol kserve-infer needs a model, and none is set.");
    }
}
