package dev.parley.app.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatRequest;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.snippet.Language;
import dev.parley.client.snippet.RequestSketch;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CodeViewModelTest {
    private final EndpointConnector connector = EndpointConnector.builder().build();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Source source = new Source();
    private final CodeViewModel model = new CodeViewModel(source, background::add, Runnable::run);

    private final class Source implements CodeSource {
        private @Nullable Asked asked = asked("Hello");
        private int sketches;

        @Override
        public @Nullable Asked now() {
            return asked;
        }

        @Override
        public RequestSketch sketch(Asked of) {
            sketches++;
            return connector.sketch(of.profile(), of.request().get());
        }
    }

    @Test
    void theCodeIsInTheLanguageThatIsChosen() {
        watch();
        assertThat(model.code().get()).startsWith("curl ").contains("Hello", "\"stream\": true");

        model.language().set(Language.JAVA);
        work();

        assertThat(model.code().get()).contains("HttpClient").contains("Hello");
    }

    @Test
    void theKeyIsOnlyTheNameOfAVariable() {
        watch();
        assertThat(model.code().get()).contains("Authorization: Bearer $API_KEY");
        assertThat(model.keyHint().get()).contains("export API_KEY=");
    }

    @Test
    void ofManyChangesOnlyTheLastIsWritten() {
        watch();
        for (int i = 0; i < 20; i++) {
            source.asked = asked("Hello " + i);
            model.changed();
        }
        work();

        assertThat(model.code().get()).contains("Hello 19");
        assertThat(source.sketches).isEqualTo(3);
    }

    @Test
    void nothingIsWorkedOutWhileNobodySeesIt() {
        model.changed();
        work();
        assertThat(source.sketches).isZero();
        assertThat(model.code().get()).isEmpty();
    }

    @Test
    void whatCannotBeSaidIsExplained() {
        source.asked = null;
        watch();
        assertThat(model.code().get()).isEmpty();
        assertThat(model.problem().get()).contains("Choose an endpoint");

        source.asked = new CodeSource.Asked(
                EndpointProfile.builder("No scheme", URI.create("ftp://example.org"))
                        .build(),
                () -> ChatRequest.of("Hi"));
        model.changed();
        work();
        assertThat(model.problem().get()).startsWith("There is no code for this request: ");

        source.asked = asked("Hi");
        model.changed();
        work();
        assertThat(model.problem().get()).isEmpty();
    }

    private void watch() {
        model.setWatched(true);
        work();
    }

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private static CodeSource.Asked asked(String text) {
        EndpointProfile profile = EndpointProfile.builder("Here", URI.create("http://127.0.0.1:9"))
                .model("m")
                .secretId("key")
                .build();
        return new CodeSource.Asked(profile, () -> ChatRequest.of(text));
    }

    @AfterEach
    void close() {
        connector.close();
    }
}
