package dev.parley.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FoldedJsonTest {

    private static List<String> drawn(String json, int columns) {
        return FoldedJson.of(json, columns).stream()
                .map(line -> " ".repeat(line.indent()) + line.text())
                .toList();
    }

    @Test
    void whatFitsStaysOnItsLine() {
        assertThat(drawn(
                        "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" from\"}}],\"usage\":null}",
                        48))
                .containsExactly(
                        "{",
                        "  \"id\": \"c1\",",
                        "  \"choices\": [",
                        "    {\"index\": 0, \"delta\": {\"content\": \" from\"}}",
                        "  ],",
                        "  \"usage\": null",
                        "}");
    }

    @Test
    void neighboursShareALineWhereThatIsWanted() {
        assertThat(FoldedJson.of("{\"a\":1,\"b\":2,\"c\":[1,2,3,4,5,6,7,8],\"d\":4,\"e\":5}", 20, true).stream()
                        .map(CodeLine::text)
                        .toList())
                .containsExactly(
                        "{",
                        "\"a\": 1, \"b\": 2,",
                        "\"c\": [",
                        "1, 2, 3, 4, 5,",
                        "6, 7, 8",
                        "],",
                        "\"d\": 4, \"e\": 5",
                        "}");
    }

    @Test
    void whatIsOpenedCanBeFoldedToItsEnd() {
        List<CodeLine> lines = FoldedJson.of("{\"a\":[1111111,2222222],\"b\":{}}", 14);

        assertThat(lines).extracting(CodeLine::foldTo).containsExactly(6, 3, 0, 0, 0, 0, 0);
        assertThat(lines.get(4).text()).isEqualTo("],");
    }

    @Test
    void everyPartHasItsKind() {
        CodeLine line = FoldedJson.of("{\"a\":[\"s\",-1.50e3,true,null]}", 80).getFirst();

        assertThat(line.spans().stream()
                        .filter(span -> span.kind() != CodeLine.Kind.PUNCTUATION)
                        .map(span -> span.kind() + " " + span.text())
                        .toList())
                .containsExactly("KEY \"a\"", "STRING \"s\"", "NUMBER -1.50e3", "LITERAL true", "LITERAL null");
    }

    @Test
    void aLongStringGoesOnInTheNextLine() {
        String json = "{\"k\":\"" + "가나다".repeat(10) + "\\\"\"}";

        List<CodeLine> lines = FoldedJson.of(json, 20);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.indent() + TextColumns.width(line.text()))
                        .isLessThanOrEqualTo(20));
        assertThat(lines.stream().map(CodeLine::text).collect(Collectors.joining()))
                .isEqualTo("{\"k\": \"" + "가나다".repeat(10) + "\\\"\"}");
    }

    @Test
    void whatIsNoJsonStaysAsItIs() {
        assertThat(drawn("[DONE]", 20)).containsExactly("[DONE]");
        assertThat(drawn("{\"a\":", 20)).containsExactly("{\"a\":");
        assertThat(drawn("one\ntwo", 20)).containsExactly("one", "two");
        assertThat(drawn("", 20)).containsExactly("");
        assertThat(drawn("가나", 1)).containsExactly("가", "나");
    }

    @Test
    void aMillionCharactersAreNoTrouble() {
        String json = "{\"prompt\":\"" + "line\\n".repeat(200_000) + "\"}";

        assertThat(FoldedJson.of(json, 56)).hasSizeGreaterThan(10_000);
    }
}
