package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChatTypesTest {

    @Test
    void aRequestKeepsItsOwnCopyInOrder() {
        List<ChatMessage> messages = new ArrayList<>(List.of(ChatMessage.system("s"), ChatMessage.user("u")));
        Map<String, JsonText> parameters = new LinkedHashMap<>();
        parameters.put("z", JsonText.number(1));
        parameters.put("a", JsonText.number(2));
        ChatRequest request = new ChatRequest(null, messages, parameters, true);
        messages.clear();
        parameters.clear();
        assertThat(request.messages()).extracting(ChatMessage::role).containsExactly(Role.SYSTEM, Role.USER);
        assertThat(request.parameters().keySet()).containsExactly("z", "a");
        assertThat(request.withStream(false).stream()).isFalse();
        assertThat(request.withMessages(List.of(ChatMessage.user("v"))).parameters())
                .hasSize(2);
    }

    @Test
    void aRequestNeedsAMessage() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChatRequest(null, List.of(), Map.of(), true));
    }

    @Test
    void theTextOfAMessageIsItsTextParts() {
        ChatMessage message = new ChatMessage(
                Role.ASSISTANT,
                List.of(
                        new ContentPart.Text("a"),
                        new ContentPart.ToolCall("1", "f", "{}"),
                        new ContentPart.Text("b")));
        assertThat(message.text()).isEqualTo("ab");
        assertThat(ChatRequest.of("hi").messages().getFirst().text()).isEqualTo("hi");
    }

    @Test
    void anAttachmentCannotBeChangedFromOutsideAndDoesNotPrintItsBytes() {
        byte[] bytes = {1, 2, 3};
        ContentPart.Attachment attachment = new ContentPart.Attachment("a.png", "image/png", bytes);
        bytes[0] = 9;
        attachment.bytes()[1] = 9;
        assertThat(attachment.bytes()).containsExactly(1, 2, 3);
        assertThat(attachment).isEqualTo(new ContentPart.Attachment("a.png", "image/png", new byte[] {1, 2, 3}));
        assertThat(attachment).isNotEqualTo(new ContentPart.Attachment("a.png", "image/png", new byte[] {1, 2, 4}));
        assertThat(attachment)
                .hasSameHashCodeAs(new ContentPart.Attachment("a.png", "image/png", new byte[] {1, 2, 3}))
                .hasToString("Attachment[a.png, image/png, 3 bytes]");
    }

    @Test
    void listenersAreCalledInOrder() {
        List<String> calls = new ArrayList<>();
        WireListener first = event -> calls.add("first");
        first.and(event -> calls.add("second")).on(new WireEvent.BodySent(1, "POST", 0));
        assertThat(calls).containsExactly("first", "second");
    }
}
