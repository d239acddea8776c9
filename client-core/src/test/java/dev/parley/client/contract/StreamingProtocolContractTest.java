package dev.parley.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every protocol that streams promises besides. */
public abstract class StreamingProtocolContractTest extends ProtocolContractTest {

    /** The body of a streamed answer that says these pieces and ends in order. */
    protected abstract String streamBody(List<String> pieces);

    protected String streamType() {
        return "text/event-stream";
    }

    /** Whether the protocol marks its end, so that a connection which closes in order can still be a cut answer. */
    protected boolean marksItsEnd() {
        return true;
    }

    /** Where the piece of a streamed body begins that holds this word. */
    protected int startOfPiece(String body, String word) {
        return body.lastIndexOf('\n', body.indexOf(word)) + 1;
    }

    @Test
    void aWholeAnswerToAStreamedRequestIsTakenAsItIs() {
        server.answer(wholeReply(TEXT));
        assertCompleteAnswer(ask());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1_000_000})
    void aStreamedAnswerIsTheSameHoweverItIsChunked(int size) {
        server.answer(stream(size, streamBody(PIECES)));
        assertCompleteAnswer(ask());
    }

    @Test
    void aPieceIsHandedOnBeforeTheNextOneExists() {
        String all = streamBody(PIECES);
        int lineStart = startOfPiece(all, "세계");
        Gate gate = new Gate();
        server.answer(Reply.status(200)
                .header("Content-Type", streamType())
                .chunk(all.substring(0, lineStart))
                .await(gate)
                .chunk(all.substring(lineStart)));
        List<String> before = new CopyOnWriteArrayList<>();
        var client = connector.connect(profile(server.url("")));
        try (var stream = client.open(asking("x"))) {
            for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
                if (event instanceof StreamEvent.TextDelta delta) {
                    before.add(delta.text());
                    gate.open(); // only a piece that was handed on lets the server go on
                }
            }
        }
        assertThat(String.join("", before)).isEqualTo(TEXT);
    }

    @Test
    void aStreamThatIsCutKeepsWhatArrivedAndSaysSo() {
        String all = streamBody(PIECES);
        String part = all.substring(0, all.indexOf("👩") - 1);
        server.answer(Reply.status(200)
                .header("Content-Type", streamType())
                .chunk(part)
                .cut());
        Collected answer = ask();
        assertThat(answer.error()).isInstanceOf(InferenceError.Truncated.class);
        assertThat(answer.error().bodySent()).isTrue();
        assertThat(answer.text()).isNotEmpty();
        assertThat(TEXT).startsWith(answer.text());
        assertThat(answer.posts()).isEqualTo(1);
    }

    @Test
    void anOrderlyCloseWithoutAnEndMarkerIsACutAnswerWhereTheProtocolHasOne() {
        String all = streamBody(PIECES);
        String events = all.substring(0, startOfPiece(all, "👩"));
        server.answer(Reply.status(200).header("Content-Type", streamType()).chunk(events));
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo(String.join("", PIECES.subList(0, 3)));
        if (marksItsEnd()) {
            assertThat(answer.error()).isInstanceOf(InferenceError.Truncated.class);
        } else {
            assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        }
    }

    /** The body in chunks of so many bytes: every place where a character or a line end can be split. */
    protected Reply stream(int size, String body) {
        Reply reply = Reply.status(200).header("Content-Type", streamType());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += size) {
            reply = reply.chunk(Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length)));
        }
        return reply;
    }
}
