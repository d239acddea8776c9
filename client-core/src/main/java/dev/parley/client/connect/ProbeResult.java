package dev.parley.client.connect;

import dev.parley.client.CertificateFacts;
import dev.parley.client.InferenceError;
import dev.parley.client.InferenceErrorText;
import dev.parley.client.TokenUsage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one real request to an endpoint came to. Times count from its beginning. */
public sealed interface ProbeResult {

    /**
     * The endpoint answered.
     *
     * @param status the first one, for a job that of its creation
     * @param opened until that status
     * @param firstToken until the first piece of the answer; {@code null} if there was none
     * @param total until the end
     * @param firstWords how the answer begins, one line; may be empty
     * @param polls how often a job was asked for its output; 0 if it is none
     * @param tls how the connection was protected; {@code null}: it was not
     * @param usage as the server reported it
     * @param sample for a template, what its pointer is to be tried on; else empty
     */
    record Answered(
            int status,
            Duration opened,
            @Nullable Duration firstToken,
            Duration total,
            String firstWords,
            int polls,
            @Nullable Tls tls,
            @Nullable TokenUsage usage,
            String sample)
            implements ProbeResult {}

    /**
     * The protection of a connection.
     *
     * @param version such as {@code TLSv1.3}
     * @param certificate the server's own
     */
    record Tls(String version, @Nullable CertificateFacts certificate) {}

    /** It did not, after {@code total}. */
    record Refused(InferenceError error, Duration total) implements ProbeResult {
        /** What happened and the next step. */
        public String sentence() {
            return InferenceErrorText.sentence(error);
        }
    }

    /** The person left it. */
    record Cancelled() implements ProbeResult {}
}
