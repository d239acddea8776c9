package dev.parley.gateway.http;

import java.util.ArrayList;
import java.util.List;

/** Takes the data out of server-sent events that come in pieces (WHATWG HTML, section 9.2.6). For one thread. */
final class EventReader {
    private final StringBuilder rest = new StringBuilder();
    private final StringBuilder data = new StringBuilder();
    private boolean any;

    /** The data of the events that this piece completes. */
    List<String> read(String piece) {
        rest.append(piece);
        List<String> events = new ArrayList<>();
        int from = 0;
        for (int end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n", from)) {
            int last = end > from && rest.charAt(end - 1) == '\r' ? end - 1 : end;
            line(rest.substring(from, last), events);
            from = end + 1;
        }
        rest.delete(0, from);
        return events;
    }

    private void line(String line, List<String> events) {
        if (line.isEmpty()) {
            if (any) {
                events.add(data.toString());
            }
            data.setLength(0);
            any = false;
        } else if (line.startsWith("data:")) {
            if (any) {
                data.append('\n');
            }
            data.append(line, line.startsWith("data: ") ? 6 : 5, line.length());
            any = true;
        }
    }
}
