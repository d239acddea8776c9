package dev.parley.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatRequest;
import dev.parley.client.InferenceError;
import dev.parley.client.Media;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.WireListener;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.contract.Collected;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.media.MediaFolder;
import dev.parley.testkit.JobServer;
import dev.parley.testkit.ModelServer;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A protocol that makes a job of its own: a video is created, asked for and fetched. */
class OpenAiVideosDeliveryIT {
    @TempDir
    Path folder;

    private ScriptedHttpServer server;
    private EndpointConnector connector;

    @BeforeEach
    void open() {
        server = new ScriptedHttpServer();
        connector =
                EndpointConnector.builder().mediaFolder(MediaFolder.at(folder)).build();
    }

    @AfterEach
    void close() {
        connector.close();
        server.close();
    }

    private EndpointProfile.Builder profile() {
        return EndpointProfile.builder("videos", server.url(""))
                .protocol(Protocol.OPENAI_VIDEOS)
                .model("m");
    }

    private Collected ask(EndpointProfile profile) {
        return Collected.from(l -> connector.connect(profile).open(ChatRequest.of("A cat"), l));
    }

    @Test
    void theVideoIsAFileAndItsProgressIsTold() throws IOException {
        JobServer jobs = new JobServer("openai-videos", new ModelServer("openai-videos"), "", "the film");
        server.answer(jobs);
        Collected answer = ask(profile().build());
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(answer.of(StreamEvent.MediaReceived.class)).singleElement().satisfies(received -> {
            assertThat(received.media().mediaType()).isEqualTo("video/mp4");
            Path file = ((Media.InFile) received.media().content()).file();
            assertThat(file.getFileName().toString()).endsWith(".mp4");
            assertThat(file).hasContent("the film").startsWith(folder);
        });
        assertThat(answer.of(StreamEvent.Progress.class))
                .extracting(StreamEvent.Progress::fraction)
                .contains(0.4);
        assertThat(answer.of(StreamEvent.PhaseChanged.class))
                .extracting(StreamEvent.PhaseChanged::phase)
                .contains(Phase.QUEUED, Phase.RUNNING);
        assertThat(answer.of(StreamEvent.JobAccepted.class))
                .extracting(StreamEvent.JobAccepted::id)
                .containsExactly("video_1");
        assertThat(answer.posts()).isEqualTo(1);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
        assertThat(connector.connect(profile().build()).cancelJob("video_1", WireListener.NONE))
                .isTrue();
        assertThat(jobs.isCancelled()).isTrue();
    }

    @Test
    void aVideoInTheStatusIsNotFetched() {
        server.answer(request -> request.method().equals("POST")
                ? Reply.json(200, "{\"id\":\"v1\",\"status\":\"queued\"}")
                : Reply.json(
                        200,
                        "{\"id\":\"v1\",\"status\":\"completed\",\"data\":[{\"url\":\"https://cdn.example/v.mp4\"}]}"));
        Collected answer = ask(profile().path("/v1/videos/generations").build());
        assertThat(answer.of(StreamEvent.MediaReceived.class))
                .singleElement()
                .satisfies(received ->
                        assertThat(received.media().content()).isEqualTo(new Media.Link("https://cdn.example/v.mp4")));
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).target()).isEqualTo("/v1/videos/generations/v1");
    }

    @Test
    void row35AFailedVideoSaysWhy() {
        server.answer(request -> request.method().equals("POST")
                ? Reply.json(200, "{\"id\":\"v1\",\"status\":\"queued\"}")
                : Reply.json(200, "{\"id\":\"v1\",\"status\":\"failed\",\"error\":{\"message\":\"not allowed\"}}"));
        assertThat(ask(profile().build()).error())
                .isInstanceOfSatisfying(
                        InferenceError.JobFailed.class,
                        failed -> assertThat(failed.detail()).isEqualTo("not allowed"));
    }
}
