package dev.parley.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RequestLogTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private final RequestLog log = new RequestLog();

    private void finished(String path, RequestSummary.End end) {
        log.finished(new RequestSummary("id", "", "own", "GET", path, "demo", 200, end, 5, 0, 0, -1, 0, 0, 7, 0), AT);
    }

    @Test
    void whatCameBehindANumberIsToldInItsOrder() {
        finished("/one", RequestSummary.End.COMPLETE);
        finished("/two", RequestSummary.End.CUT);
        finished("/three", RequestSummary.End.LEFT);

        assertThat(log.after(1)).extracting(RequestLog.Entry::path).containsExactly("/two", "/three");
        assertThat(log.after(0).getFirst().at()).isEqualTo(AT);
        assertThat(log.after(1).getFirst().cut()).isTrue();
        assertThat(log.after(2).getFirst().left()).isTrue();
        assertThat(log.after(3)).isEmpty();
    }

    @Test
    void onlyTheLatestThousandAreHeldAndAllAreCounted() {
        for (int i = 1; i <= RequestLog.MOST + 5; i++) {
            finished("/" + i, RequestSummary.End.COMPLETE);
        }

        assertThat(log.count()).isEqualTo(RequestLog.MOST + 5);
        assertThat(log.after(0)).hasSize(RequestLog.MOST);
        assertThat(log.after(0).getFirst().path()).isEqualTo("/6");
    }

    @Test
    void aLongPathIsCut() {
        finished("/" + "a".repeat(50_000), RequestSummary.End.COMPLETE);

        assertThat(log.after(0).getFirst().path()).hasSize(RequestLog.PATH_LIMIT + 1);
    }
}
