package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What an answer shows and lets one do. */
class ReadingJourneysIT extends WindowJourney {

    private void reads(String answer) {
        model.says(answer);
        person.sends("Show it");
        person.seesControl("Regenerate");
    }

    @Test
    void aTableIsCopiedAsMarkdownAndAsCsv() {
        reads("| name | count |\n|---|--:|\n| a | 1 |\n| b | 2 |\n");
        person.pointsAt(person.seesPart("md-table"));
        person.clicks("Table actions");
        person.clicks(person.seesText("Copy as CSV"));
        person.awaits("CSV", () -> person.clipboard().startsWith("name,count"));
        person.clicks("Table actions");
        person.clicks(person.seesText("Copy as Markdown"));
        person.awaits("Markdown", () -> person.clipboard().startsWith("| name | count |"));
    }

    @Test
    void aBlockOfCodeIsCopied() {
        reads("```python\nprint('parley')\n```\n");
        person.sees("python");
        person.clicks("Copy code");
        person.awaits("the code", () -> person.clipboard().equals("print('parley')"));
    }

    @Test
    void row27ALinkTellsItsTrueHostBeforeItOpens() {
        reads("Read [https://example.com](https://evil.example.net/x) first.");
        person.clicksPart("md-link");
        person.sees("It leads to evil.example.net");
        person.sees("may mislead you");
        person.clicks("Cancel");
        person.seesNot("It leads to");
    }

    @Test
    void row30AHostThatLooksLikeAnotherIsShownAsPunycode() {
        reads("Read [apple](https://\u0430pple.com/x) first.");
        person.clicksPart("md-link");
        person.sees("It leads to xn--pple-43d.com");
        person.sees("may mislead you");
        person.clicks("Cancel");
        person.seesNot("It leads to");
    }

    @Test
    void row32ACommandBehindAHiddenLineEndIsShownAndCopiedWithoutTheLineEnd() {
        reads("```sh\necho hi\u0085rm -rf x\u200B\n```\n");
        person.sees("U+0085");
        person.clicks("Copy code");
        person.awaits("the code", () -> person.clipboard().equals("echo hirm -rf x"));
    }

    @Test
    void theTranscriptJumpsToTheLatest() {
        reads(IntStream.rangeClosed(1, 120)
                .mapToObj(i -> "Paragraph " + i + ".\n\n")
                .collect(Collectors.joining()));
        person.sees("Paragraph 120.");
        person.scrolls(person.seesPart("block-flow"), -30);
        person.seesNot("Paragraph 120.");
        person.clicks("Jump to latest");
        person.sees("Paragraph 120.");
        person.seesNoControl("Jump to latest");
    }

    @Test
    void textIsSelectedAcrossBlocksAndCopied() {
        reads("First block of text.\n\n- a point\n- another point\n\nLast block of text.\n");
        person.sees("Last block of text.");
        person.drags(person.seesRun("First block of text."), person.seesRun("Last block of text."));
        person.presses(KeyCode.CONTROL, KeyCode.C);
        person.awaits("what was selected", () -> person.clipboard().contains("another point"));
        assertThat(person.clipboard()).contains("irst block of text.").contains("Last block of text");
    }

    @Test
    void theDemoThinksCallsAToolAndWakesUp() {
        chooseEndpoint("Demo (direct)");
        person.sends("/demo reasoning");
        person.sees("Thought for");
        person.seesControl("Regenerate");
        int closed = person.count("md-text");
        person.clicksPart("reasoning-toggle");
        person.awaits("the thought", () -> person.count("md-text") > closed);
        person.clicksPart("reasoning-toggle");
        person.awaits("it is folded", () -> person.count("md-text") == closed);
        person.presses(KeyCode.CONTROL, KeyCode.N);
        person.sends("/demo tool");
        person.seesControl("Regenerate");
        person.clicksPart("tool-call-head");
        person.seesPart("tool-call-body");
        person.presses(KeyCode.CONTROL, KeyCode.N);
        person.sends("/demo cold 4");
        person.sees("The message was sent once");
        person.sees("Good morning!");
        person.seesNot("The message was sent once");
        chooseEndpoint(ScriptedModel.NAME);
    }
}
