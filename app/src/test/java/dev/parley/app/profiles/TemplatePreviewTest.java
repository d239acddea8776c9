package dev.parley.app.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.connect.TemplateTrial;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a template would send and take, as it is typed. */
final class TemplatePreviewTest {
    private static final String KEY = "sk-preview-4711-secret";

    @TempDir
    Path folder;

    private Bench bench;
    private ProfileEditorViewModel editor;
    private TemplatePreview preview;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
        bench.page.addFrom(ReadyTemplate.CUSTOM_JSON);
        editor = bench.editor();
        preview = editor.preview();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theRequestIsShownForASampleConversationWithoutTheKey() {
        editor.text(DraftField.BASE_URL).set("https://own.example");
        editor.text(DraftField.PATH).set("/predict");
        editor.key().type(KEY);
        editor.text(DraftField.BODY)
                .set("{\"q\": \"{{prompt}}\", \"n\": {{param.max_tokens}}, \"all\": \"{{messages}}\"}");

        assertThat(preview.request().get())
                .startsWith("POST https://own.example/predict\n\n{\n  \"q\": \"What is 6 × 7?\",\n  \"n\": 256,")
                .contains("\"role\": \"assistant\"")
                .doesNotContain(KEY);
    }

    @Test
    void theDeliverySWrappingIsShownToo() {
        editor.delivery().set(Delivery.VESSL_ASYNC);

        assertThat(preview.request().get())
                .startsWith("POST https://host.example/async\n")
                .contains("\"data\": {");
        editor.delivery().set(Delivery.REPLICATE);
        assertThat(preview.request().get()).contains("needs a model");
    }

    @Test
    void aProblemNamesItsLineAndColumn() {
        editor.text(DraftField.NAME).set("Mine");
        editor.text(DraftField.BASE_URL).set("https://own.example");
        editor.text(DraftField.BODY).set("{\n  \"q\": \"{{promt}}\"\n}");

        assertThat(preview.problem().get()).isEqualTo("Line 2, column 9: There is no variable {{promt}}.");
        assertThat(preview.request().get()).isEmpty();
        editor.save();
        assertThat(editor.problem(DraftField.BODY).get())
                .isEqualTo(preview.problem().get());
        assertThat(bench.store.list()).isEmpty();
    }

    @Test
    void aVariableOutsideOfAStringIsNoProblem() {
        editor.text(DraftField.NAME).set("Mine");
        editor.text(DraftField.BASE_URL).set("https://own.example");
        editor.text(DraftField.BODY).set("{\"m\": {{messages}}}");
        editor.save();

        assertThat(bench.store.findByName("Mine")).isPresent();
    }

    @Test
    void thePointerIsTriedAsItIsTyped() {
        preview.sample().set("{\"outputs\":[{\"data\":[\"합계\"]}]}");
        assertThat(preview.reading().get().problem()).isEqualTo("The answer has nothing there.");

        editor.text(DraftField.POINTER).set("/outputs/0/data/0");
        assertThat(preview.reading().get().text()).isEqualTo("합계");

        editor.streamRule().set(StreamRule.SSE);
        editor.text(DraftField.POINTER).set("/t");
        preview.sample().set("data: {\"t\":\"a\"}\n\ndata: {\"n\":1}");
        assertThat(preview.reading().get().pieces())
                .containsExactly(
                        new TemplateTrial.Piece("{\"t\":\"a\"}", "a"), new TemplateTrial.Piece("{\"n\":1}", null));
        preview.sample().set("");
        assertThat(preview.reading().get().pieces()).isEmpty();
    }

    @Test
    void theAnswerOfATestBecomesTheSampleAndStaysAfterTheSave() {
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(Reply.json(200, "{\"answer\":\"pong\"}"));
            preview.useLastAnswer();
            assertThat(preview.noAnswer().get()).isTrue();
            editor.text(DraftField.NAME).set("Mine");
            editor.text(DraftField.BASE_URL).set(server.url("").toString());
            editor.test();
            assertThat(preview.sample().get()).isEqualTo("{\"answer\":\"pong\"}");
            assertThat(preview.reading().get().text()).isEqualTo("pong");

            preview.sample().set("{}");
            preview.useLastAnswer();
            assertThat(preview.sample().get()).isEqualTo("{\"answer\":\"pong\"}");
            editor.save();
            assertThat(bench.editor().preview().sample().get()).isEqualTo("{\"answer\":\"pong\"}");
        }
    }

    @Test
    void theAnswerOfAChatBecomesTheSample() {
        bench.page.onLastAnswer(profile -> profile.id().equals(editor.id()) ? "{\"answer\":\"said\"}" : "");
        preview.useLastAnswer();

        assertThat(preview.sample().get()).isEqualTo("{\"answer\":\"said\"}");
    }

    @Test
    void theEditorHasThePartsThatProtocolAndDeliveryNeed() {
        assertThat(editor.parts().get()).isEmpty();
        editor.text(DraftField.BODY).set("{\"m\":\"{{ model }}\"}");
        assertThat(editor.parts().get()).containsExactly(EditorPart.MODEL);
        editor.delivery().set(Delivery.RUNPOD);
        assertThat(editor.parts().get()).containsExactlyInAnyOrder(EditorPart.MODEL, EditorPart.JOB_UPDATES);
        editor.delivery().set(Delivery.DIRECT);
        editor.protocol().set(Protocol.OPENAI_CHAT);
        assertThat(editor.parts().get()).containsExactlyInAnyOrder(EditorPart.MODEL, EditorPart.PRICES);
        editor.protocol().set(Protocol.KSERVE_INFER);
        assertThat(editor.parts().get()).containsExactly(EditorPart.MODEL);
        editor.text(DraftField.PRICE_INPUT).set("1");
        assertThat(editor.parts().get()).as("what holds a value").contains(EditorPart.PRICES);
    }
}
