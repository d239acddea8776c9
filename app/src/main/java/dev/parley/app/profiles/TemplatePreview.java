package dev.parley.app.profiles;

import dev.parley.app.fx.Texts;
import dev.parley.client.ChatRequest;
import dev.parley.client.connect.ProbeResult;
import dev.parley.client.connect.TemplateTrial;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.snippet.RequestSketch;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What the template in the editor would send for a sample conversation, and what its pointer takes from a sample answer; both
 * as it is typed. Nothing is sent. For the toolkit's thread.
 */
public final class TemplatePreview {
    /** Stands for a URL that is not there yet. */
    private static final URI NO_URL = URI.create("https://host.example");

    private static final TemplateTrial.Reading NOTHING = new TemplateTrial.Reading(List.of(), "", null);

    /** Says what a request is, without sending it. */
    @FunctionalInterface
    interface Sketcher {
        RequestSketch sketch(EndpointProfile profile, ChatRequest request);
    }

    private final Sketcher sketcher;
    private final Function<EndpointProfile, String> lastAnswers;
    private final Texts texts = Texts.of(TemplatePreview.class);
    private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<String> request = new ReadOnlyObjectWrapper<>("");
    private final StringProperty sample = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<TemplateTrial.Reading> reading = new ReadOnlyObjectWrapper<>(NOTHING);
    private final ReadOnlyBooleanWrapper noAnswer = new ReadOnlyBooleanWrapper();
    private ProfileDraft draft = ProfileDraft.empty();
    private String fromTest = "";
    private String id = "";

    /** {@code lastAnswers}: the latest answer of a chat with the endpoint, as its stream rule has it; may be empty. */
    TemplatePreview(Sketcher sketcher, Function<EndpointProfile, String> lastAnswers) {
        this.sketcher = sketcher;
        this.lastAnswers = lastAnswers;
        sample.addListener((property, before, now) -> read());
    }

    /** What is wrong with the body, with line and column; empty if it gives JSON. */
    public ReadOnlyObjectProperty<String> problem() {
        return problem.getReadOnlyProperty();
    }

    /** The request for the sample conversation: a line with method and URL, and the body; empty if there is a problem. */
    public ReadOnlyObjectProperty<String> request() {
        return request.getReadOnlyProperty();
    }

    /** An answer to try the pointer on; typed, pasted, or {@link #useLastAnswer the last one}. */
    public StringProperty sample() {
        return sample;
    }

    /** What is taken from the sample; without pieces and problem while there is no sample. */
    public ReadOnlyObjectProperty<TemplateTrial.Reading> reading() {
        return reading.getReadOnlyProperty();
    }

    /** Whether the last answer was wanted and there is none. */
    public ReadOnlyBooleanProperty noAnswer() {
        return noAnswer.getReadOnlyProperty();
    }

    /** Takes the answer of the latest test as the sample, else that of the latest chat with the endpoint, if there is one. */
    public void useLastAnswer() {
        String answer = fromTest.isEmpty() ? lastAnswers.apply(profile(NO_URL)) : fromTest;
        if (answer.isEmpty()) {
            noAnswer.set(true);
        } else {
            noAnswer.set(false);
            sample.set(answer);
        }
    }

    void tested(ProbeViewModel.Status status) {
        if (status instanceof ProbeViewModel.Status.Done(ProbeResult.Answered answered)) {
            fromTest = answered.sample();
            if (sample.getValueSafe().isBlank() && !fromTest.isEmpty()) {
                useLastAnswer();
            }
        }
    }

    /** The draft of the profile {@code profileId} has changed. */
    void update(String profileId, ProfileDraft now) {
        id = profileId;
        draft = now;
        if (now.protocol() != Protocol.TEMPLATE) {
            return;
        }
        problem.set(problem(texts, now.text(DraftField.BODY)));
        request.set(problem.get().isEmpty() ? sketch(now.text(DraftField.BODY)) : "");
        read();
    }

    /** The same for other views of the body; empty if nothing is wrong. */
    static String problem(Texts texts, String body) {
        return TemplateTrial.check(body)
                .map(found -> texts.get("problem.body", found.line(), found.column(), found.sentence()))
                .orElse("");
    }

    private String sketch(String body) {
        try {
            ChatRequest conversation = TemplateTrial.sample(body);
            RequestSketch sketch = sketcher.sketch(profile(url()), conversation);
            return sketch.method() + " " + sketch.url() + "\n\n" + sketch.prettyBody();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private URI url() {
        try {
            URI typed = URI.create(draft.text(DraftField.BASE_URL).strip());
            return typed.getHost() == null || typed.getRawQuery() != null || typed.getRawUserInfo() != null
                    ? NO_URL
                    : typed;
        } catch (IllegalArgumentException notYet) {
            return NO_URL;
        }
    }

    /** With what the request is made of, and no key. */
    private EndpointProfile profile(URI url) {
        String path = draft.text(DraftField.PATH).strip();
        String model = draft.text(DraftField.MODEL).strip();
        return EndpointProfile.builder("preview", url)
                .id(id)
                .protocol(Protocol.TEMPLATE)
                .delivery(draft.delivery())
                .path(path.isEmpty() ? null : path)
                .model(model.isEmpty() ? null : model)
                .template(settings())
                .build();
    }

    private TemplateSettings settings() {
        String error = draft.text(DraftField.ERROR_POINTER).strip();
        return new TemplateSettings(
                draft.text(DraftField.BODY).strip(),
                draft.text(DraftField.POINTER).strip(),
                draft.streamRule(),
                error.isEmpty() ? null : error);
    }

    private void read() {
        String given = sample.getValueSafe();
        reading.set(given.isBlank() ? NOTHING : TemplateTrial.read(settings(), given));
    }
}
