package dev.parley.client.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.Role;
import dev.parley.client.TokenPrices;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.ToolCall;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnAttachment;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChatArchiveTest {
    private static final Instant AT = Instant.parse("2026-03-01T14:32:00Z");
    private static final TurnOrigin ORIGIN = new TurnOrigin(
            "p1", "vLLM Seoul", "Qwen3-32B", new TokenPrices("USD", new BigDecimal("0.25"), new BigDecimal("4"), null));

    private static Turn answer(Turn after, TurnState state, String text, TurnFault fault) {
        return new Turn(
                Turn.newId(),
                after.id(),
                Role.ASSISTANT,
                AT,
                state,
                text,
                "First, 생각.",
                List.of(new ToolCall(0, "call_1", "query", "{\"a\":\"```\"}")),
                fault,
                "stop",
                ORIGIN,
                new TurnMetrics(312L, 7_900L, null, 12L, 486L, 3),
                "job-7");
    }

    /** Two branches of which the second is shown. */
    private static ArchivedChat sample() {
        Turn asked = Turn.user(null, AT, "Why? 왜요 👋\nsecond line");
        Turn first = answer(asked, TurnState.COMPLETE, "Because **x**.", null);
        TurnFault fault =
                new TurnFault("rate_limited", "Too many requests.", 429, "slow\ndown", "req_1", "{}", true, 5L);
        Turn second = answer(asked, TurnState.FAILED, "Half", fault);
        Chat chat = new Chat(
                "c1",
                "Why # it grew",
                true,
                AT,
                AT,
                true,
                "p1",
                "Qwen3-32B",
                "Be brief.",
                "draft",
                List.of("next"),
                second.id());
        return new ArchivedChat(chat, List.of(asked, first, second));
    }

    @Test
    void whatIsWrittenIsReadWithBranchesUnderNewIds() {
        ArchivedChat before = sample();

        ArchivedChat read =
                ChatArchive.read(ChatArchive.write(List.of(before), true)).getFirst();

        assertThat(read.chat().id()).isNotEqualTo("c1");
        assertThat(read.turns()).hasSize(3);
        assertThat(read.path()).extracting(Turn::text).containsExactly("Why? 왜요 👋\nsecond line", "Half");
        assertThat(read.turns())
                .extracting(Turn::id)
                .doesNotContainAnyElementsOf(
                        before.turns().stream().map(Turn::id).toList());
        assertThat(read.turns().get(2))
                .usingRecursiveComparison()
                .ignoringFields("id", "parentId", "jobId")
                .isEqualTo(before.turns().get(2));
        assertThat(read.turns().get(2).jobId())
                .as("a job belongs to its history")
                .isNull();
        assertThat(read.chat())
                .usingRecursiveComparison()
                .ignoringFields("id", "leafId")
                .isEqualTo(before.chat());
        assertThat(ChatArchive.write(ChatArchive.read(ChatArchive.write(List.of(before), true)), true))
                .as("a second round changes ids alone")
                .hasSameSizeAs(ChatArchive.write(List.of(read), true));
    }

    @Test
    void reasoningCanBeLeftOut() {
        String json = new String(ChatArchive.write(List.of(sample()), false), StandardCharsets.UTF_8);

        assertThat(json).doesNotContain("생각").contains("왜요");
    }

    @Test
    void anAnswerThatWasOnItsWayIsCut() {
        Turn asked = Turn.user(null, AT, "Go");
        Turn open = Turn.answer(asked.id(), AT, ORIGIN);
        Chat chat = Chat.create(AT, "p1", null);

        ArchivedChat read = ChatArchive.read(
                        ChatArchive.write(List.of(new ArchivedChat(chat, List.of(asked, open))), true))
                .getFirst();

        assertThat(read.turns().getLast().state()).isEqualTo(TurnState.CUT);
        assertThat(read.path()).as("without a leaf the last turn is it").hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense|The file is not JSON.",
                "[]|The file is not an export of chats.",
                "{\"format\":\"other\",\"version\":1}|The file is not an export of chats.",
                "{\"format\":\"parley-chats\",\"version\":2,\"chats\":[]}|The file was made by a newer version of Parley.",
                "{\"format\":\"parley-chats\",\"version\":1,\"chats\":[{\"title\":\"x\"}]}"
                        + "|Chat 1 of the file is damaged; nothing was imported.",
                "{\"format\":\"parley-chats\",\"version\":1,\"chats\":[7]}"
                        + "|Chat 1 of the file is damaged; nothing was imported.",
            })
    void whatIsNoArchiveIsRefusedWithASentence(String json, String sentence) {
        assertThatThrownBy(() -> ChatArchive.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ArchiveException.class)
                .hasMessage(sentence);
    }

    @Test
    void markdownHasTheShownTurnsUnderHeadings() {
        assertThat(ChatMarkdown.of(sample(), true, ZoneOffset.UTC)).isEqualTo("""
                # Why # it grew

                2026-03-01 14:32

                ## System prompt

                Be brief.

                ## You, 2026-03-01 14:32

                Why? 왜요 👋
                second line

                ## Qwen3-32B (vLLM Seoul), 2026-03-01 14:32

                <details><summary>Reasoning</summary>

                First, 생각.

                </details>

                Tool call `query`

                ````json
                {"a":"```"}
                ````

                Half

                *Cost: USD 0.0019*

                > **Too many requests.**
                > slow
                > down
                """);
        assertThat(ChatMarkdown.of(sample(), false, ZoneOffset.UTC)).doesNotContain("생각");
    }

    private static TurnAttachment file(String name, byte[] bytes) {
        try {
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            return new TurnAttachment(name, "image/png", bytes.length, hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void attachedFilesGoAndComeBackWithTheirBytes() {
        byte[] bytes = new byte[21 << 20];
        bytes[0] = 7;
        TurnAttachment picture = file("사진`1`.png", bytes);
        TurnAttachment lost = file("lost.png", new byte[] {1});
        Turn asked = Turn.user(null, AT, "See", List.of(picture, lost, picture));
        ArchivedChat before = new ArchivedChat(Chat.create(AT, null, null).withLeaf(asked.id()), List.of(asked));
        ArchiveContents read = ChatArchive.readAll(
                ChatArchive.write(List.of(before), true, one -> one.equals(picture) ? bytes : null));

        assertThat(read.chats().getFirst().turns().getFirst().attachments()).containsExactly(picture, lost, picture);
        assertThat(read.files()).containsOnlyKeys(picture);
        assertThat(read.files().get(picture)).isEqualTo(bytes);
        assertThat(ChatMarkdown.of(before, true, ZoneOffset.UTC))
                .contains("Attached: `사진'1'.png` (image/png, 22020096 bytes)");
    }

    @Test
    void bytesThatAreNotThoseOfTheFileAreRefused() {
        Turn asked = Turn.user(null, AT, "See", List.of(file("a.png", new byte[] {1})));
        ArchivedChat chat = new ArchivedChat(Chat.create(AT, null, null).withLeaf(asked.id()), List.of(asked));
        byte[] archive = ChatArchive.write(List.of(chat), true, one -> new byte[] {2});
        assertThatThrownBy(() -> ChatArchive.readAll(archive))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("damaged");
    }
}
