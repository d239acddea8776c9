package dev.parley.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The demo's answers beside those that a llama.cpp server gave, recorded on the wire. */
@DisplayName("An answer of the demo has every member that a real server's answer has")
class DemoShapeTest {
    /** What only a server that really computes can state. */
    private static final Set<String> MEASURED = Set.of("timings", "prompt_tokens_details");

    private final DemoFixture demo = new DemoFixture();

    @Test
    void inAStreamedChat() throws IOException, InterruptedException {
        compare(recorded("chat-stream-usage"), demo.chatStream("hello").chunksAsJson());
    }

    @Test
    void inAWholeChat() throws IOException, InterruptedException {
        compare(recorded("chat-nonstream"), List.of(demo.chat("hello").json()));
    }

    @Test
    void inAStreamedCompletion() throws IOException, InterruptedException {
        compare(recorded("completions-stream"), demo.completionStream("hello").chunksAsJson());
    }

    @Test
    void inAWholeCompletion() throws IOException, InterruptedException {
        compare(
                recorded("completions-nonstream"),
                List.of(demo.completion("hello").json()));
    }

    private static void compare(List<JsonNode> theirs, List<JsonNode> ours) {
        assertThat(theirs).isNotEmpty();
        assertThat(paths(ours)).containsAll(paths(theirs));
    }

    private static List<JsonNode> recorded(String name) throws IOException {
        try (InputStream in = DemoShapeTest.class.getResourceAsStream("/captures/llama-cpp-" + name + ".txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> line.startsWith("data: ") ? line.substring(6) : line)
                    .filter(line -> line.startsWith("{"))
                    .map(DemoFixture::json)
                    .toList();
        }
    }

    /** Every place of a value in any of them, as {@code /choices/*}{@code /delta/content}. */
    private static Set<String> paths(List<JsonNode> all) {
        Set<String> paths = new TreeSet<>();
        all.forEach(each -> collect(each, "", paths));
        return paths;
    }

    private static void collect(JsonNode node, String path, Set<String> paths) {
        if (node.isArray()) {
            node.forEach(each -> collect(each, path + "/*", paths));
        } else if (node.isObject()) {
            node.properties().stream()
                    .filter(member -> !MEASURED.contains(member.getKey()))
                    .forEach(member -> collect(member.getValue(), path + "/" + member.getKey(), paths));
        } else {
            paths.add(path);
        }
    }
}
