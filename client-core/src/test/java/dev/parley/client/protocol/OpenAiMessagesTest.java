package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ContentPart;
import dev.parley.client.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OpenAiMessagesTest {

    private static JsonNode attached(String mediaType) {
        return OpenAiMessages.of(List.of(new ChatMessage(
                        Role.USER,
                        List.of(
                                new ContentPart.ToolCall("c0", "g", "{}"),
                                new ContentPart.ToolResult("c0", "done"),
                                new ContentPart.Attachment("f", mediaType, new byte[] {'h', 'i'})))))
                .at("/1/content/0");
    }

    @ParameterizedTest
    @CsvSource({"audio/wav, wav", "audio/mpeg, mp3", "AUDIO/flac, flac"})
    void audioHasItsFormat(String mediaType, String format) {
        assertThat(attached(mediaType)).isEqualTo(OpenAiBodies.parse("""
                {"type": "input_audio", "input_audio": {"data": "aGk=", "format": "%s"}}""".formatted(format)));
    }

    @Test
    void jsonIsTextAndAnyOtherFileAFile() {
        assertThat(attached("application/json")).isEqualTo(OpenAiBodies.parse("""
                {"type": "text", "text": "File f:\\n\\nhi"}"""));
        assertThat(attached("application/pdf")).isEqualTo(OpenAiBodies.parse("""
                {"type": "file", "file": {"filename": "f", "file_data": "data:application/pdf;base64,aGk="}}"""));
    }

    @Test
    void toolResultsBesideTextAreMessagesOfTheirOwn() {
        assertThat(OpenAiMessages.of(List.of(new ChatMessage(
                        Role.USER, List.of(new ContentPart.ToolResult("c", "4"), new ContentPart.Text("and now?"))))))
                .isEqualTo(OpenAiBodies.parse("""
                        [{"role": "tool", "tool_call_id": "c", "content": "4"}, {"role": "user", "content": "and now?"}]"""));
        assertThat(OpenAiMessages.of(List.of(new ChatMessage(Role.ASSISTANT, List.of()))))
                .isEqualTo(OpenAiBodies.parse("[{\"role\": \"assistant\", \"content\": \"\"}]"));
    }
}
