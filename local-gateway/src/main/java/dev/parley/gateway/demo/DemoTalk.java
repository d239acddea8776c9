package dev.parley.gateway.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a message in plain language asks for, by a few key words in English and Korean. Looks at short messages only. */
final class DemoTalk {
    private static final int MAX_WORDS = 12;
    private static final int MAX_CHARACTERS = 300;

    /** A message of so few words needs no verb to ask for something. */
    private static final int BARE_WORDS = 3;

    private static final Set<String> VERBS = Set.of(
            "show",
            "give",
            "make",
            "write",
            "draw",
            "print",
            "display",
            "render",
            "see",
            "want",
            "need",
            "tell",
            "demo",
            "test",
            "try",
            "create",
            "generate",
            "speak",
            "example",
            "보여줘",
            "보여",
            "보여주세요",
            "써줘",
            "써",
            "써주세요",
            "만들어",
            "만들어줘",
            "만들어주세요",
            "작성해줘",
            "작성해",
            "말해",
            "말해줘",
            "그려줘",
            "해줘");

    private static final List<Map.Entry<DemoCommand, Set<String>>> KEYS = List.of(
            Map.entry(DemoCommand.MARKDOWN, Set.of("markdown", "everything", "마크다운", "마크다운을")),
            Map.entry(DemoCommand.TABLE, Set.of("table", "tables", "표", "표를", "표로")),
            Map.entry(
                    DemoCommand.CODE,
                    Set.of("code", "snippet", "function", "program", "python", "java", "javascript", "코드", "코드를")),
            Map.entry(DemoCommand.TASKS, Set.of("task", "tasks", "todo", "checklist", "할일", "체크리스트")),
            Map.entry(DemoCommand.LISTS, Set.of("list", "lists", "bullets", "목록", "목록을", "리스트", "리스트를")),
            Map.entry(
                    DemoCommand.MATH,
                    Set.of(
                            "math",
                            "maths",
                            "latex",
                            "formula",
                            "formulas",
                            "equation",
                            "equations",
                            "수식",
                            "수식을",
                            "수학")),
            Map.entry(DemoCommand.KOREAN, Set.of("korean", "hangul", "한국어", "한국어로", "한국어를", "한글", "한글로", "한글을")),
            Map.entry(DemoCommand.EMOJI, Set.of("emoji", "emojis", "이모지", "이모지를")),
            Map.entry(
                    DemoCommand.TEXT,
                    Set.of("heading", "headings", "quote", "quotes", "blockquote", "link", "links", "제목", "인용문")),
            Map.entry(DemoCommand.REASONING, Set.of("reasoning")),
            Map.entry(DemoCommand.LONG, Set.of("long", "긴", "길게")));

    private static final Set<String> GREETINGS = Set.of(
            "hello",
            "hi",
            "hey",
            "hallo",
            "greetings",
            "morning",
            "afternoon",
            "evening",
            "bonjour",
            "hola",
            "안녕",
            "안녕하세요",
            "반갑습니다");

    private static final Set<String> THANKS = Set.of("thanks", "thank", "thx", "고마워", "고맙습니다", "감사합니다", "감사해요");

    private static final List<String> QUESTIONS = List.of(
            "help",
            "commands",
            "what can you",
            "what can i",
            "what do you do",
            "what can parley",
            "who are you",
            "what are you",
            "how do you work",
            "what is this",
            "what is parley",
            "are you an ai",
            "are you a human",
            "도움말",
            "도와줘",
            "뭐 할 수 있",
            "뭘 할 수 있",
            "무엇을 할 수 있",
            "누구");

    private DemoTalk() {}

    /** The command that would show it, if one is meant. */
    static Optional<DemoCommand> command(String message) {
        List<String> words = words(message);
        if (words.isEmpty() || words.size() > MAX_WORDS) {
            return Optional.empty();
        }
        String sentence = String.join(" ", words);
        if (QUESTIONS.stream().anyMatch(sentence::startsWith)) {
            return Optional.of(DemoCommand.HELP);
        }
        if (words.size() > BARE_WORDS && words.stream().noneMatch(VERBS::contains)) {
            return Optional.empty();
        }
        return KEYS.stream()
                .filter(key -> words.stream().anyMatch(key.getValue()::contains))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static boolean isGreeting(String message) {
        return isShort(message, GREETINGS);
    }

    static boolean isThanks(String message) {
        return isShort(message, THANKS);
    }

    private static boolean isShort(String message, Set<String> any) {
        List<String> words = words(message);
        return words.size() <= BARE_WORDS + 1 && words.stream().anyMatch(any::contains);
    }

    /** Lower case, without punctuation; none of a message that is too long to be a request of this kind. */
    private static List<String> words(String message) {
        if (message.length() > MAX_CHARACTERS) {
            return List.of();
        }
        return Arrays.stream(message.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
