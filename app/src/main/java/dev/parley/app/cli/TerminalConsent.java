package dev.parley.app.cli;

import dev.parley.client.InferenceError;
import dev.parley.client.InferenceErrorText;
import dev.parley.client.connect.ResendConsent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks at the terminal whether a POST may leave again; where there is nobody to ask, the answer is no. */
final class TerminalConsent implements ResendConsent {
    private final Console console;

    TerminalConsent(Console console) {
        this.console = console;
    }

    @Override
    public boolean mayResend(InferenceError error, Duration wait) {
        if (!console.inIsTerminal() || !console.errIsTerminal()) {
            return false;
        }
        console.error(question(error, wait));
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
            return isYes(reader.readLine());
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    static String question(InferenceError error, Duration wait) {
        return InferenceErrorText.sentence(error) + " " + Messages.text("resend.question", wait.toSeconds());
    }

    static boolean isYes(@Nullable String answer) {
        String word = answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
        return word.equals("y") || word.equals("yes");
    }
}
