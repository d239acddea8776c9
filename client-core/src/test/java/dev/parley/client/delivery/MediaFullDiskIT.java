package dev.parley.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceErrorText;
import dev.parley.client.StreamEvent;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.media.MediaFolder;
import dev.parley.testkit.ChildJvm;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** FAULTS 38, for the files of an answer: the operating system itself refuses to make one longer. */
@EnabledOnOs(OS.LINUX)
class MediaFullDiskIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int LARGE = 8 << 20;

    @TempDir
    private Path folder;

    @Test
    void row38AFileThatFindsNoRoomIsNotCalledACutAnswer() throws IOException, InterruptedException {
        byte[] noise = new byte[LARGE];
        new Random(38).nextBytes(noise);
        String image = "{\"data\":[{\"b64_json\":\"" + Base64.getEncoder().encodeToString(noise) + "\"}]}";
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(Reply.status(200).header("Content-Type", "audio/wav").body(noise));
            server.answer(Reply.json(200, image));
            try (ChildJvm child = ChildJvm.of(Asking.class.getName())
                    .prefix("prlimit", "--fsize=1000000")
                    .args(List.of(server.url("").toString(), folder.toString()))
                    .start()) {
                for (String kind : List.of("openai-speech", "openai-images")) {
                    String line = child.awaitLine(text -> text.startsWith(kind), LIMIT);
                    assertThat(line)
                            .as("%s", child.errors())
                            .contains("not_stored", "could not be stored on this machine")
                            .doesNotContain(folder.toString());
                }
                assertThat(child.exitCode(LIMIT)).isZero();
            }
        }
        try (var left = Files.list(folder)) {
            assertThat(left).as("nothing half is left").isEmpty();
        }
    }

    /** Asks for a sound and for an image, and prints how each ended. */
    static final class Asking {
        private Asking() {}

        public static void main(String[] args) {
            try (EndpointConnector connector = EndpointConnector.builder()
                    .mediaFolder(MediaFolder.at(Path.of(args[1])))
                    .build()) {
                for (Protocol protocol : List.of(Protocol.OPENAI_SPEECH, Protocol.OPENAI_IMAGES)) {
                    EndpointProfile profile = EndpointProfile.builder("disk", URI.create(args[0]))
                            .protocol(protocol)
                            .model("m")
                            .build();
                    System.out.println(protocol.id() + " " + end(connector, profile));
                }
            }
        }

        private static String end(EndpointConnector connector, EndpointProfile profile) {
            try (EventStream stream = connector.connect(profile).open(ChatRequest.of("x"))) {
                for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
                    if (event instanceof StreamEvent.Failed failed) {
                        return failed.error().textKey() + " " + InferenceErrorText.sentence(failed.error());
                    }
                }
            }
            return "no failure";
        }
    }
}
