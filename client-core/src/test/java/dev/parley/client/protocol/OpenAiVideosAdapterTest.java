package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.JsonText;
import dev.parley.client.Media;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.job.JobResult;
import dev.parley.client.job.JobStatus;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OpenAiVideosAdapterTest {
    private static final String FAILED = """
            {"id": "video_1", "object": "video", "status": "failed", "progress": 40,
             "error": {"code": "moderation", "message": "The prompt was refused."}}""";

    private final EndpointProfile profile = EndpointProfile.builder("videos", URI.create("http://localhost"))
            .protocol(Protocol.OPENAI_VIDEOS)
            .model("sora-2")
            .build();
    private final ProtocolAdapter adapter = Adapters.of(Protocol.OPENAI_VIDEOS);
    private final ProtocolJob job = Objects.requireNonNull(adapter.job());

    private static JsonNode json(String text) {
        return OpenAiBodies.parse(text);
    }

    @Test
    void thePromptTheModelAndTheParametersAreSentAsOneJsonBody() {
        Map<String, JsonText> parameters = new LinkedHashMap<>();
        parameters.put("seconds", JsonText.string("8"));
        parameters.put("size", JsonText.string("1280x720"));
        WireRequest request = adapter.encode(
                new ChatRequest(null, List.of(ChatMessage.user("a cat")), parameters, true), profile, true);
        assertThat(request.path()).isEqualTo("/v1/videos");
        assertThat(request.streaming()).isFalse();
        assertThat(request.headers()).containsEntry("Accept", "application/json, video/*");
        assertThat(request.body())
                .isInstanceOfSatisfying(
                        WireBody.Json.class,
                        body -> assertThat(json(body.text())).isEqualTo(json("""
                        {"model": "sora-2", "prompt": "a cat", "seconds": "8", "size": "1280x720"}""")));
        assertThat(adapter.framing(profile, false)).isEqualTo(Framing.BINARY);
    }

    @Test
    void theAnswerToTheRequestNamesTheJob() {
        assertThat(job.id(json("{\"id\": \"video_1\", \"status\": \"queued\"}")))
                .isEqualTo("video_1");
        for (String none : List.of("{}", "{\"id\": 5}", "{\"id\": \" \"}", "{\"id\": null}", "[]")) {
            assertThat(job.id(json(none))).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/videos, /v1/videos/v1, /v1/videos/v1/content",
        "/v1/videos?api-version=3, /v1/videos/v1?api-version=3, /v1/videos/v1/content?api-version=3",
        "/v1/videos/generations, /v1/videos/generations/v1,",
        "/v1/videos/generations?x=1, /v1/videos/generations/v1?x=1,"
    })
    void statusAndContentLieBelowThePathOfTheRequest(String path, String status, String content) {
        assertThat(job.statusPath(path, "v1")).isEqualTo(status);
        assertThat(job.resultPath(path, "v1")).isEqualTo(content);
        assertThat(job.cancelPath(path, "v1")).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "pending", "QUEUED"})
    void aQueuedJobIsPending(String word) {
        assertThat(job.status(json("{\"status\": \"" + word + "\"}"))).isEqualTo(new JobStatus.Pending(null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"in_progress", "processing", "running"})
    void aRunningJobRuns(String word) {
        assertThat(job.status(json("{\"status\": \"" + word + "\"}"))).isEqualTo(new JobStatus.Running(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "succeeded"})
    void aCompletedJobHandsOnItsStatus(String word) {
        String text = "{\"status\":\"" + word + "\"}";
        assertThat(job.status(json(text))).isEqualTo(new JobStatus.Completed(new JobResult(text, true)));
        assertThat(job.resultText(json(text))).isNull();
    }

    @Test
    void aFailedJobSaysWhy() {
        assertThat(job.status(json(FAILED))).isEqualTo(new JobStatus.Failed(null, "The prompt was refused."));
        assertThat(job.status(json("{\"status\": \"failed\", \"error\": \"no GPU\"}")))
                .isEqualTo(new JobStatus.Failed(null, "no GPU"));
        assertThat(job.status(json("{\"status\": \"failed\", \"error\": {\"code\": 5}}")))
                .isEqualTo(new JobStatus.Failed(null, "{\"code\":5}"));
        for (String word : List.of("failed", "cancelled", "canceled", "expired")) {
            assertThat(job.status(json("{\"status\": \"" + word + "\", \"error\": null}")))
                    .isEqualTo(new JobStatus.Failed(null, "The job ended as " + word + "."));
            assertThat(job.status(json("{\"status\": \"" + word + "\"}"))).isInstanceOf(JobStatus.Failed.class);
        }
    }

    @Test
    void aVideoWithoutAStatusIsDoneAndAnythingElseIsNoStatus() {
        for (String done : List.of(
                "{\"data\":[{\"url\":\"https://h/v.mp4\"}]}",
                "{\"url\":\"https://h/v.mp4\"}",
                "{\"b64_json\":\"AA==\"}")) {
            assertThat(job.status(json(done))).isEqualTo(new JobStatus.Completed(new JobResult(done, true)));
            assertThat(job.resultText(json(done))).isEqualTo(done);
        }
        for (String none : List.of("{}", "{\"status\": \"dreaming\"}", "{\"status\": 5}", "[]", "{\"data\": []}")) {
            assertThat(job.status(json(none))).isNull();
            assertThat(job.resultText(json(none))).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "40, 0.4", "100, 1", "250, 1", "-3, 0"})
    void progressIsAFraction(String percent, double fraction) {
        assertThat(job.progress(json("{\"progress\": " + percent + "}"))).isEqualTo(fraction);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"progress\": null}", "{\"progress\": \"40\"}", "[]"})
    void progressThatIsNoNumberIsNotKnown(String status) {
        assertThat(job.progress(json(status))).isNull();
    }

    @Test
    void noStatusHoweverStrangeBreaksTheJob() {
        for (String body : Mutations.of(FAILED)) {
            JsonNode status = Json.parse(body);
            if (status != null) {
                assertThat(job.status(status))
                        .as(body)
                        .satisfiesAnyOf(
                                found -> assertThat(found).isNull(),
                                found -> assertThat(found).isInstanceOf(JobStatus.class));
                Double progress = job.progress(status);
                assertThat(progress == null ? 0.0 : progress).as(body).isBetween(0.0, 1.0);
                String id = job.id(status);
                assertThat(id == null || !id.isBlank()).as(body).isTrue();
            }
        }
    }

    @Test
    void aStatusThatHoldsTheVideoGivesItAsAFileOrALink() throws DecodeException {
        List<StreamEvent> events = new ArrayList<>();
        MemoryMedia media = new MemoryMedia();
        AnswerDecoder decoder = adapter.decoder(profile, media);
        decoder.whole("""
                {"status": "completed", "data": [{"b64_json": "R0lGODlh"}, {"url": "https://h/v.mp4"}],
                 "usage": {"input_tokens": 3}}""", events::add);
        assertThat(media.taken).containsExactly(new byte[] {'G', 'I', 'F', '8', '9', 'a'});
        assertThat(events.get(1)).isInstanceOfSatisfying(StreamEvent.MediaReceived.class, received -> {
            assertThat(received.choice()).isEqualTo(1);
            assertThat(received.media().content()).isEqualTo(new Media.Link("https://h/v.mp4"));
        });
        assertThat(events.get(2)).isInstanceOf(StreamEvent.UsageReported.class);
        events.clear();
        decoder.whole("{\"url\": \"https://h/v.mp4\"}", events::add);
        assertThat(events).singleElement().isInstanceOf(StreamEvent.MediaReceived.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"data\": []}", "{\"error\": \"gone\"}", "x"})
    void aStatusWithoutAVideoIsNoAnswer(String body) {
        AnswerDecoder decoder = adapter.decoder(profile, new MemoryMedia());
        assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> decoder.whole(body, event -> {}));
    }
}
