package dev.parley.app.cli;

import static dev.parley.app.cli.ScriptedStream.completed;
import static dev.parley.app.cli.ScriptedStream.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ErrorContext;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceClient;
import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.client.WireListener;
import dev.parley.client.connect.ResendConsent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalChatTest {
    private final Screen screen = new Screen();
    private final Endpoints endpoints = new Endpoints();

    private int chat() {
        return new TerminalChat(screen, endpoints).run();
    }

    @Test
    void showsTheAnswerAndSendsTheConversationAlong() {
        endpoints.answer(text("Hel"), text("lo."), completed());
        endpoints.answer(text("Bye."), completed());
        screen.type("hi", "bye");

        assertThat(chat()).isEqualTo(ExitCode.OK);

        assertThat(screen.shown).contains("Hello.\n", "Bye.\n");
        assertThat(endpoints.requests.getLast().messages())
                .containsExactly(
                        ChatMessage.user("hi"), ChatMessage.assistant("Hello."), ChatMessage.user("bye"));
    }

    @Test
    void newForgetsTheConversation() {
        endpoints.answer(text("a"), completed());
        endpoints.answer(text("b"), completed());
        screen.type("one", "/new", "two");
        chat();
        assertThat(endpoints.requests.getLast().messages()).containsExactly(ChatMessage.user("two"));
    }

    @Test
    void quitLeavesAndWhatFollowsIsNotAsked() {
        screen.type("/quit", "never asked");
        assertThat(chat()).isEqualTo(ExitCode.OK);
        assertThat(endpoints.requests).isEmpty();
    }

    @Test
    void profileListsAndSwitchesByNumberAndByName() {
        endpoints.answer(text("x"), completed());
        endpoints.answer(text("y"), completed());
        screen.type("/profile", "/profile 2", "hi", "/profile first", "hi");
        chat();
        assertThat(screen.shown.toString()).contains("* 1  First").contains("  2  Second");
        assertThat(endpoints.connected).containsExactly("Second", "First");
    }

    @Test
    void anUnknownProfileIsOneSentenceAndTheChatGoesOn() {
        endpoints.answer(text("x"), completed());
        screen.type("/profile 9", "/profile nobody", "hi");
        chat();
        assertThat(screen.problems).hasSize(2);
        assertThat(endpoints.connected).containsExactly("First");
    }

    @Test
    void aSlashThatIsNoCommandIsForTheModel() {
        endpoints.answer(text("faults"), completed());
        screen.type("/demo cut");
        chat();
        assertThat(endpoints.requests.getLast().messages()).containsExactly(ChatMessage.user("/demo cut"));
    }

    @Test
    void ctrlCStopsTheAnswerOnlyAndKeepsWhatArrived() {
        endpoints.answer(text("partial"), text("never shown"), completed());
        endpoints.answer(text("ok"), completed());
        screen.interruptAfter("partial");
        screen.type("hi", "go on");
        chat();
        assertThat(screen.shown.toString()).contains("partial\n", "[stopped]").doesNotContain("never shown");
        assertThat(endpoints.requests.getLast().messages())
                .containsExactly(
                        ChatMessage.user("hi"), ChatMessage.assistant("partial"), ChatMessage.user("go on"));
    }

    @Test
    void ctrlCAtThePromptDropsTheLine() {
        endpoints.answer(text("x"), completed());
        screen.inputs.add(new ChatScreen.Input.Interrupted());
        screen.type("hi");
        chat();
        assertThat(endpoints.requests).hasSize(1);
    }

    @Test
    void aFailureIsOneSentenceAndTheQuestionIsNotSentTwice() {
        endpoints.answer(new StreamEvent.Failed(
                new InferenceError.Unreachable("host", 1, ErrorContext.of(false, "")), 0));
        endpoints.answer(text("x"), completed());
        screen.type("hi", "hi");
        assertThat(chat()).isEqualTo(ExitCode.OK);
        assertThat(screen.problems).containsExactly("Could not reach host on port 1; check the URL and that the"
                + " server is running.");
        assertThat(endpoints.requests.getLast().messages()).containsExactly(ChatMessage.user("hi"));
    }

    @Test
    void anEndpointThatCannotBeUsedIsOneSentenceAndTheChatGoesOn() {
        endpoints.refusal = "Not now.";
        screen.type("hi", "/quit");
        chat();
        assertThat(screen.problems).containsExactly("Not now.");
    }

    @Test
    void overPipesThereIsNoGreetingAndTheExitCodeTellsOfAFailedAnswer() {
        screen.interactive = false;
        endpoints.answer(new StreamEvent.Failed(new InferenceError.Truncated(ErrorContext.of(true, "")), 0));
        screen.type("hi");
        assertThat(chat()).isEqualTo(ExitCode.FAILED);
        assertThat(screen.said).isEmpty();
    }

    /** A screen whose person was written down beforehand; after the last line the input ends. */
    private static final class Screen implements ChatScreen {
        final Deque<Input> inputs = new ArrayDeque<>();
        final StringBuilder shown = new StringBuilder();
        final List<String> said = new ArrayList<>();
        final List<String> problems = new ArrayList<>();
        boolean interactive = true;
        private String interruptAfter = "";
        private Runnable interrupt = () -> {};

        void type(String... lines) {
            for (String line : lines) {
                inputs.add(new Input.Line(line));
            }
        }

        void interruptAfter(String text) {
            interruptAfter = text;
        }

        @Override
        public Input read(String prompt) {
            return inputs.isEmpty() ? new Input.End() : inputs.removeFirst();
        }

        @Override
        public boolean isInteractive() {
            return interactive;
        }

        @Override
        public void text(String text) {
            shown.append(text);
            if (text.equals(interruptAfter)) {
                interrupt.run();
            }
        }

        @Override
        public void aside(String text) {
            shown.append(text);
        }

        @Override
        public void say(String line) {
            said.add(line);
            shown.append(line).append('\n');
        }

        @Override
        public void problem(String sentence) {
            problems.add(sentence);
        }

        @Override
        public boolean isBroken() {
            return false;
        }

        @Override
        public Watch onInterrupt(Runnable action) {
            interrupt = action;
            return () -> interrupt = () -> {};
        }

        @Override
        public void close() {
            inputs.clear();
        }
    }

    /** Two endpoints that give the scripted answers in turn. */
    private static final class Endpoints implements ChatEndpoints {
        final Deque<EventStream> answers = new ArrayDeque<>();
        final List<ChatRequest> requests = new ArrayList<>();
        final List<String> connected = new ArrayList<>();
        String refusal = "";

        void answer(StreamEvent... events) {
            answers.add(new ScriptedStream(events));
        }

        @Override
        public List<String> names() {
            return List.of("First", "Second");
        }

        @Override
        public InferenceClient connect(String name, ResendConsent consent) {
            if (!refusal.isEmpty()) {
                throw new UsageException(refusal);
            }
            connected.add(name);
            return new InferenceClient() {
                @Override
                public EventStream open(ChatRequest request, WireListener listener) {
                    requests.add(request);
                    return answers.removeFirst();
                }

                @Override
                public EventStream resume(String jobId, WireListener listener) {
                    throw new UnsupportedOperationException("no jobs here");
                }
            };
        }

        @Override
        public void close() {
            answers.clear();
        }
    }
}
