package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The page of the jobs: a job of the demo appears, is counted, ends elsewhere, is opened in its chat, and is cancelled. */
class JobsJourneysIT extends WindowJourney {
    private static final String ASYNC = "Demo as a VESSL async job";

    private void opensThePage() {
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.J);
        person.seesPart("jobs-page");
    }

    private void newChat() {
        person.presses(KeyCode.CONTROL, KeyCode.N);
        person.awaits("an empty chat", person::hasEmptyChat);
    }

    @Test
    void aJobIsListedEndsElsewhereAndIsOpenedInItsChat() {
        chooseEndpoint(ASYNC);
        person.sends("/demo cold 4 what is 6*7?");
        person.seesControl("Jobs, one open");
        newChat();
        opensThePage();
        person.seesWithin("job-list", "/demo cold 4 what is 6*7?");
        person.clicks(person.seesWithin("job-list", "/demo cold 4 what is 6*7?"));
        person.seesPart("job-detail");
        Pictures.take(window.stage().getScene(), "jobs");

        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("jobs-page");
        person.sees("Job completed: /demo cold 4 what is 6*7?");
        person.seesControl("Jobs");
        person.clicks("Open in chat");
        person.sees("42");
        opensThePage();
        person.clicks(person.seesWithin("job-list", "/demo cold 4 what is 6*7?"));
        person.seesWithin("job-list", "Completed");
        Pictures.take(window.stage().getScene(), "jobs-done");
        person.sees("What happened");
        person.clicks("Copy as command");
        assertThat(person.clipboard()).startsWith("parley jobs show ");
        person.clicks("Clear finished");
        person.seesNotWithin("job-list", "/demo cold 4 what is 6*7?");
        person.clicks("Undo");
        person.clicks(person.seesWithin("job-list", "/demo cold 4 what is 6*7?"));
        person.clicks("Open result");
        person.seesNoPart("jobs-page");
        person.sees("42");
        newChat();
        chooseEndpoint(ScriptedModel.NAME);
    }

    @Test
    void anOpenJobIsCancelledAsByStop() {
        chooseEndpoint(ASYNC);
        person.sends("/demo silent");
        person.seesControl("Jobs, one open");
        newChat();
        opensThePage();
        person.clicks(person.seesWithin("job-list", "/demo silent"));
        person.seesPart("job-detail");
        person.clicks("Cancel job");
        person.seesWithin("job-list", "Cancelled");
        person.clicks("Open, 0");
        person.seesNotWithin("job-list", "/demo silent");
        person.clicks(person.seesText("All"));
        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("jobs-page");
        person.awaits("the chat that was there", person::hasEmptyChat);
        chooseEndpoint(ScriptedModel.NAME);
    }
}
