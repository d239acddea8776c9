package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceErrorTextTest {
    private static final ErrorContext BEFORE = ErrorContext.of(false, "");
    private static final ErrorContext AFTER = ErrorContext.of(true, "");

    static List<InferenceError> everyKind() {
        return List.of(
                new InferenceError.Unreachable("api.example", 8443, BEFORE),
                new InferenceError.ProxyRefused(407, BEFORE),
                new InferenceError.RedirectRefused(302, "https://other.example/x", BEFORE),
                new InferenceError.TlsFailure("api.example", List.of(), BEFORE),
                new InferenceError.Timeout(TimeoutPhase.IDLE, Duration.ofSeconds(60), AFTER),
                new InferenceError.Unauthorized(401, AFTER),
                new InferenceError.NotFound(404, URI.create("https://api.example/v1/x"), AFTER),
                new InferenceError.InvalidRequest(422, AFTER),
                new InferenceError.ContextOverflow(9000L, 4096L, AFTER),
                new InferenceError.ContextOverflow(null, null, AFTER),
                new InferenceError.ContentFiltered(AFTER),
                new InferenceError.RateLimited(Duration.ofSeconds(90), AFTER),
                new InferenceError.RateLimited(null, AFTER),
                new InferenceError.ColdStart(null, AFTER),
                new InferenceError.ServerError(500, AFTER),
                new InferenceError.UpstreamError(502, AFTER),
                new InferenceError.MalformedResponse("event 3", AFTER),
                new InferenceError.Truncated(AFTER),
                new InferenceError.TooLarge("a line", 1_048_576, AFTER),
                new InferenceError.NotStored(AFTER),
                new InferenceError.JobFailed("job-1", 500, AFTER),
                new InferenceError.JobExpired("job-1", AFTER),
                new InferenceError.OutcomeUnknown(AFTER));
    }

    @Test
    void theListAboveHasEveryKind() {
        assertThat(everyKind().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(List.of(InferenceError.class.getPermittedSubclasses()));
        assertThat(everyKind().stream().map(InferenceError::textKey).distinct())
                .hasSameSizeAs(InferenceError.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyKindHasAPlainSentence(InferenceError error) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN, Locale.GERMANY, Locale.ROOT)) {
            assertThat(InferenceErrorText.sentence(error, locale))
                    .matches("[A-Z].*\\.")
                    .doesNotContain("{", "}", "null", "''", "\n")
                    .doesNotContain("  ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPhaseHasATimeoutSentence(TimeoutPhase phase) {
        assertThat(InferenceErrorText.sentence(new InferenceError.Timeout(phase, Duration.ofMillis(1500), BEFORE)))
                .contains("1.5 s")
                .doesNotContain("{");
    }

    @Test
    void numbersAreWrittenAsTheyAre() {
        assertThat(InferenceErrorText.sentence(new InferenceError.Unreachable("h", 12345, BEFORE)))
                .contains("h on port 12345;");
        assertThat(InferenceErrorText.sentence(new InferenceError.TooLarge("a line", 1_048_576, AFTER)))
                .contains("1048576");
    }

    @Test
    void theServersOwnWordsComeOnOneLineAndCannotBecomePartOfTheFormat() {
        String sentence = InferenceErrorText.sentence(
                new InferenceError.ServerError(500, ErrorContext.of(true, "it's\r\n\u001b[31m {0} 'x' {broken")));
        assertThat(sentence).endsWith(" (it's [31m {0} 'x' {broken).");
    }

    @Test
    void aLongReasonIsCut() {
        String sentence = InferenceErrorText.sentence(
                new InferenceError.ServerError(500, ErrorContext.of(true, "x".repeat(4000))));
        assertThat(sentence).hasSizeLessThan(500).endsWith("x…).");
    }

    static Stream<InferenceError> mayHaveRun() {
        return Stream.of(
                new InferenceError.Timeout(TimeoutPhase.FIRST_BYTE, Duration.ofSeconds(1), AFTER),
                new InferenceError.Unreachable("h", 1, AFTER),
                new InferenceError.OutcomeUnknown(AFTER));
    }

    @ParameterizedTest
    @MethodSource("mayHaveRun")
    void saysThatTheServerMayHaveRunTheRequestOnceItHadLeft(InferenceError error) {
        assertThat(InferenceErrorText.sentence(error)).endsWith("the server may have run it.");
    }

    @Test
    void saysNothingOfTheSortWhereNothingHadLeft() {
        assertThat(InferenceErrorText.sentence(new InferenceError.Unreachable("h", 1, BEFORE)))
                .doesNotContain("may have run");
        assertThat(InferenceErrorText.sentence(new InferenceError.Unauthorized(401, AFTER)))
                .doesNotContain("may have run");
        assertThat(InferenceErrorText.sentence(
                        new InferenceError.Timeout(TimeoutPhase.IDLE, Duration.ofSeconds(1), AFTER)))
                .as("part of the answer is here, so it did run")
                .doesNotContain("may have run");
        assertThat(InferenceErrorText.sentence(
                        new InferenceError.ColdStart(null, new ErrorContext(true, "Loading", null, "{}"))))
                .as("the server itself said that it is not ready")
                .doesNotContain("may have run");
    }

    @ParameterizedTest
    @ValueSource(ints = {4095, 4096, 4097, 100_000})
    void anErrorsContextIsBounded(int length) {
        ErrorContext context = new ErrorContext(true, "d".repeat(length), null, "r".repeat(length));
        assertThat(context.detail()).hasSize(Math.min(length, ErrorContext.MAX_CHARS));
        assertThat(context.rawBody()).hasSize(Math.min(length, ErrorContext.MAX_CHARS));
        assertThat(ErrorContext.of(false, "x").rawBody()).isNull();
    }

    @Test
    void anExceptionCarriesTheErrorAndItsSentence() {
        InferenceError error = new InferenceError.Truncated(AFTER);
        InferenceException thrown = new InferenceException(error);
        assertThat(thrown.error()).isSameAs(error);
        assertThat(thrown).hasMessage(InferenceErrorText.sentence(error));
    }
}
