package dev.parley.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which text a message gets. */
class DemoPlannerTest {
    private final DemoScripts scripts = new DemoScripts(DemoPlanner.FILES);
    private final DemoPlanner planner = new DemoPlanner(scripts);

    private DemoPlan plan(String prompt) {
        return planner.plan(DemoRequest.whole(prompt, DemoJson.object()));
    }

    @ParameterizedTest
    @CsvSource({
        "Show me a table, table",
        "table, table",
        "표로 보여줘, table",
        "Please write a Python function, code",
        "코드 보여줘, code",
        "Make a bulleted list, lists",
        "Give me a checklist, tasks",
        "Show some LaTeX, math",
        "수식 보여줘, math",
        "Can you speak Korean?, korean",
        "한국어로 말해 줘, korean",
        "emoji!, emoji",
        "Show me headings and links, text",
        "'Hello!', hello",
        "안녕하세요, hello",
        "Thank you, thanks"
    })
    void plainWordsGetTheScriptThatTheyName(String message, String script) {
        assertThat(plan(message).text()).isEqualTo(scripts.markdown(script));
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "What can you do?", "Who are you", "도움말", "/demo", "/demo help", "  /demo  "})
    void aQuestionAboutItselfGetsTheListOfCommands(String message) {
        assertThat(plan(message).text()).contains("scripted demo", "- `/demo table`", "- `/demo cold N`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What did you put on the kitchen table this morning",
                "/demonstrate this",
                "Tell me about /demo cut",
                "The list of things that I would like to discuss with you today is long and has a table",
                "Explain the second law of thermodynamics"
            })
    void everythingElseIsSaidBack(String message) {
        assertThat(plan(message).text()).startsWith("I am a scripted demo, not an AI. You said:\n\n> " + message);
        assertThat(plan(message).fault()).isEqualTo(DemoFault.NONE);
    }

    @Test
    void everythingHoldsAllTheSections() {
        String all = plan("/demo everything").text();
        for (String script : new String[] {"text", "lists", "tasks", "table", "code", "math", "korean", "emoji"}) {
            assertThat(all).contains(scripts.markdown(script));
        }
        assertThat(plan("Show me some markdown").text()).isEqualTo(all);
    }

    @Test
    void everyScriptSaysThatItIsOne() {
        for (String file : DemoPlanner.FILES) {
            boolean wholeAnswer = file.endsWith(".md") && !isSection(file);
            if (wholeAnswer) {
                assertThat(scripts.file(file)).as(file).containsPattern("not (by )?an AI|script|스크립트");
            }
        }
    }

    private static boolean isSection(String file) {
        return file.matches("(text|lists|tasks|math|emoji)\\.md");
    }

    @Test
    void aQuoteHoldsEveryLineAndIsCutWhenItIsLong() {
        assertThat(plan("a\n```\n<b>\r\n\rb").text()).contains("> a\n> ```\n> <b>\n>\n> b\n\nThat is");
        String text = plan("word ".repeat(10_000)).text();
        assertThat(text).contains("[…]").contains("10000 words").hasSizeLessThan(1500);
    }

    @Test
    void theLongAnswerCountsRight() {
        assertThat(plan("/demo long").text())
                .contains("**1** is `1` in binary and `1` in hexadecimal. It is neither prime nor composite.")
                .contains(
                        "**97** is `1100001` in binary and `61` in hexadecimal. It is prime. Its digits add up to 16.")
                .contains("**120** is `1111000` in binary and `78` in hexadecimal. It is 2 × 2 × 2 × 3 × 5.")
                .contains("| 20 | 400 | 8000 |");
    }
}
