package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.Delivery;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnState;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The real window and an answer that means it harm. */
class HostileAnswerIT {
    private static final Duration END = Duration.ofSeconds(10);
    private static final String STOP =
            "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    @TempDir
    private Path home;

    private static String delta(String text) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":"
                + JsonMapper.shared().writeValueAsString(text) + "}}]}\n\n";
    }

    @Test
    void row27NothingIsFetchedWhateverAnAnswerHolds() throws Exception {
        try (ScriptedHttpServer trap = new ScriptedHttpServer();
                ScriptedHttpServer server = new ScriptedHttpServer()) {
            trap.answer(Reply.json(200, "{}"));
            String at = trap.url("/leak").toString();
            String markdown = """
                    ![inline](%1$s?1) ![by reference][ref] [a link](%1$s?2) <%1$s?3> %1$s?4

                    <img src="%1$s?5" onerror="alert(1)"> <script src="%1$s?6"></script>

                    <iframe src="%1$s?7"></iframe>

                    | ![cell](%1$s?8) | b |
                    |---|---|
                    | [![both](%1$s?9)](%1$s?10) | file:///etc/passwd |

                    [ref]: %1$s?11

                    That was all.
                    """.formatted(at);
            server.answer(Reply.sse().chunk(delta(markdown)).chunk(STOP));
            WindowProcess.profile(home, server.url("/"), Delivery.DIRECT);
            try (WindowProcess window = WindowProcess.open(home)) {
                window.tell("send Tell me");
                window.tell("shows That was all.");
                window.tell("shows <iframe src=");
                window.tell("close");
                assertThat(window.process().exitCode(END)).isZero();
            }
            assertThat(trap.requests()).isEmpty();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void row28RawHtmlAndScriptsAreText() throws Exception {
        String html = "<script>alert(1)</script>\n\n<b onclick=x>bold</b>\n\n<div>\n<iframe src=x></iframe>\n</div>";
        oneAnswer(
                delta(html) + delta("\n\nThe end.") + STOP,
                html + "\n\nThe end.",
                "shows <script>alert(1)</script>",
                "shows <b onclick=x>bold</b>",
                "shows <iframe src=x></iframe>");
    }

    @Test
    void row26ASingleTokenOfAMegabyteIsKeptWholeAndTheWindowLives() throws Exception {
        String token = "word ".repeat(200_000);
        oneAnswer(delta(token) + delta("\n\nThe end.") + STOP, token + "\n\nThe end.");
    }

    @Test
    void row26AMegabyteWithoutASpaceIsKeptWholeAndTheWindowOffersItAsAFile() throws Exception {
        String token = "x".repeat(1_000_000);
        oneAnswer(delta(token) + delta("\n\nThe end.") + STOP, token + "\n\nThe end.", "shows Open as file");
    }

    @Test
    void row26AMegabyteOfCodeInOneLineIsKeptWholeAndTheWindowLives() throws Exception {
        String token = "```\n" + "x".repeat(1_000_000) + "\n```";
        oneAnswer(delta(token) + delta("\n\nThe end.") + STOP, token + "\n\nThe end.");
    }

    @Test
    void row26AFloodOfSmallTokensIsKeptWholeAndTheWindowLives() throws Exception {
        flood(20_000);
    }

    @Test
    @Tag("full")
    void row26AsMuchAsTenMinutesOf500TokensASecondBringIsKeptWholeAndTheWindowLives() throws Exception {
        flood(300_000);
    }

    private void flood(int words) throws Exception {
        String text = IntStream.range(0, words)
                .mapToObj(i -> "t" + i + (i % 40 == 39 ? "\n\n" : " "))
                .collect(Collectors.joining());
        StringBuilder all = new StringBuilder();
        for (int at = 0; at < text.length(); at += 6) {
            all.append(delta(text.substring(at, Math.min(text.length(), at + 6))));
        }
        oneAnswer(all + delta("The end.") + STOP, text + "The end.");
    }

    private void oneAnswer(String events, String text, String... more) throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(Reply.sse().chunk(events.getBytes(StandardCharsets.UTF_8)));
            WindowProcess.profile(home, server.url("/"), Delivery.DIRECT);
            try (WindowProcess window = WindowProcess.open(home)) {
                window.tell("send Tell me");
                window.tell("draft typed meanwhile");
                window.tell("shows typed meanwhile");
                window.tell("shows The end.");
                for (String line : more) {
                    window.tell(line);
                }
                window.tell("close");
                assertThat(window.process().exitCode(END)).isZero();
                assertThat(window.process().errors()).isEmpty();
            }
            Turn answer = WindowProcess.turns(home).getLast();
            assertThat(answer.state()).isEqualTo(TurnState.COMPLETE);
            assertThat(answer.text()).isEqualTo(text);
        }
    }
}
