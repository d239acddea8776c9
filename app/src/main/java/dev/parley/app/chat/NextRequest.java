package dev.parley.app.chat;

import dev.parley.client.Role;
import dev.parley.client.transcript.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The request that would be sent now, for those who want to see it before. */
final class NextRequest {

    private NextRequest() {}

    /**
     * The turns that would be sent: with the draft as the last of them; without one, those of the request for another
     * answer to the last message. Empty if nothing was said and nothing is written.
     *
     * @param path what the draft follows
     */
    static List<Turn> path(List<Turn> path, Asking.Said draft) {
        String text = draft.text().stripTrailing();
        if (!text.isBlank() || !draft.files().isEmpty()) {
            List<Turn> longer = new ArrayList<>(path);
            longer.add(Turn.user(null, Instant.EPOCH, text.isBlank() ? "" : text, draft.files()));
            return longer;
        }
        int last = path.size() - 1;
        while (last >= 0 && path.get(last).role() != Role.USER) {
            last--;
        }
        return path.subList(0, last + 1);
    }
}
