package dev.parley.app.chat;

import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnState;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a person can do about a fault. */
public enum FaultRemedy {
    /** Look at the key of the profile. */
    EDIT_KEY,
    /** Look at the address, path or model of the profile. */
    EDIT_PATH,
    /** Send again once the time that the server asked for is over, or once the endpoint had time to wake. */
    WAIT_AND_RETRY,
    /** Send as a job that waits for the endpoint: another profile of the same server can. */
    SEND_AS_JOB,
    /** Ask for the rest of what was cut. */
    CONTINUE,
    /** Make the message, or the chat, shorter. */
    SHORTEN,
    /** Look at the server first: it may have run the request. */
    CHECK,
    /** Ask again what became of the job; nothing is sent twice. */
    CHECK_JOB,
    /** Send again. */
    RETRY;

    /**
     * What helps against the fault of an answer, best first.
     *
     * @param asJob whether another profile can send it as a job
     */
    static Set<FaultRemedy> of(Turn turn, boolean asJob) {
        TurnFault fault = turn.fault();
        Set<FaultRemedy> offered = new LinkedHashSet<>();
        if (fault == null) {
            if (turn.state() == TurnState.STOPPED) {
                if (!turn.text().isEmpty()) {
                    offered.add(CONTINUE);
                }
                offered.add(RETRY);
            }
            return Collections.unmodifiableSet(offered);
        }
        if (mayStillRun(turn)) {
            offered.add(CHECK_JOB);
        }
        if (turn.state() == TurnState.CUT && !turn.text().isEmpty()) {
            offered.add(CONTINUE);
        }
        byKind(fault.kind(), asJob, offered);
        offered.add(RETRY);
        return Collections.unmodifiableSet(offered);
    }

    /** Whether the job of an answer may go on, so that it can be followed instead of being sent again. */
    static boolean mayStillRun(Turn turn) {
        if (turn.jobId() == null || turn.state() == TurnState.COMPLETE) {
            return false;
        }
        TurnFault fault = turn.fault();
        return fault == null
                || switch (fault.kind()) {
                    case "job_failed", "job_expired", "malformed_response", "too_large", "content_filtered" -> false;
                    default -> true;
                };
    }

    private static void byKind(String kind, boolean asJob, Set<FaultRemedy> offered) {
        switch (kind) {
            case "unauthorized", LocalFaults.KEY_STORE -> offered.add(EDIT_KEY);
            case "not_found", "tls_failure", "unreachable", "redirect_refused", "proxy_refused", LocalFaults.PROFILE ->
                offered.add(EDIT_PATH);
            case "invalid_request", "malformed_response" -> offered.add(EDIT_PATH);
            case "rate_limited" -> offered.add(WAIT_AND_RETRY);
            case "cold_start" -> {
                offered.add(WAIT_AND_RETRY);
                if (asJob) {
                    offered.add(SEND_AS_JOB);
                }
            }
            case "context_overflow", "too_large" -> offered.add(SHORTEN);
            case "outcome_unknown" -> offered.add(CHECK);
            default -> {
                // Sending again is all there is.
            }
        }
    }
}
