package dev.parley.client.protocol;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.JsonText;
import dev.parley.client.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Requests that have something of everything, for tests of what is sent. */
final class Questions {
    static final ContentPart.Attachment IMAGE = new ContentPart.Attachment("a.png", "image/png", new byte[] {1, 2, 3});
    static final ContentPart.Attachment AUDIO = new ContentPart.Attachment("a.wav", "audio/wav", new byte[] {4});
    static final ContentPart.Attachment TEXT = new ContentPart.Attachment("n.txt", "text/plain", new byte[] {'h', 'i'});
    static final ContentPart.Attachment PDF = new ContentPart.Attachment("d.pdf", "application/pdf", new byte[] {5});

    private Questions() {}

    /** Two tools were called at once and both have answered, the first with JSON and the second with text. */
    static ChatRequest afterToolCalls() {
        return whole(
                ChatMessage.system("be brief"),
                ChatMessage.system("be kind"),
                ChatMessage.user("weather?"),
                new ChatMessage(
                        Role.ASSISTANT,
                        List.of(
                                new ContentPart.Text("I look."),
                                new ContentPart.ToolCall("c1", "sun", "{\"city\":\"Seoul\",\"at\":0.50}"),
                                new ContentPart.ToolCall("c2", "rain", "not json"))),
                new ChatMessage(Role.TOOL, List.of(new ContentPart.ToolResult("c1", "{\"hours\":7}"))),
                new ChatMessage(Role.TOOL, List.of(new ContentPart.ToolResult("c2", "none"))),
                ChatMessage.user("and now?"));
    }

    static ChatRequest with(ContentPart... files) {
        return whole(new ChatMessage(
                Role.USER,
                Stream.concat(Stream.of(new ContentPart.Text("look")), Stream.of(files))
                        .toList()));
    }

    static ChatRequest whole(ChatMessage... messages) {
        return new ChatRequest(null, List.of(messages), Map.of(), false);
    }

    /** A question with parameters, given as name and JSON in turn. */
    static ChatRequest asked(String... namesAndValues) {
        Map<String, JsonText> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], new JsonText(namesAndValues[i + 1]));
        }
        return new ChatRequest(null, List.of(ChatMessage.user("x")), parameters, false);
    }
}
