package dev.parley.app.chat.view;

import dev.parley.app.chat.FaultRemedy;
import dev.parley.client.transcript.TurnFault;
import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Set;
import javafx.scene.control.Label;

/** A fault in words: the cause in short, what the server said, and the whole sentence where it says more. */
final class FaultWords {
    /** Kinds whose sentence holds nothing but the cause and the server's own words. */
    private static final Set<String> SAID_BY_SERVER =
            Set.of("unauthorized", "invalid_request", "server_error", "upstream_error", "content_filtered");

    private final TurnFault fault;
    private final long tokens;
    private final Set<FaultRemedy> remedies;
    private final ViewContext context;

    /** {@code tokens}: how many had come. */
    FaultWords(TurnFault fault, long tokens, Set<FaultRemedy> remedies, ViewContext context) {
        this.fault = fault;
        this.remedies = remedies;
        this.tokens = tokens;
        this.context = context;
    }

    String title() {
        if (tokens > 0 && fault.kind().equals("truncated")) {
            return context.text("fault.cut.after", Figures.count(tokens), tokens);
        }
        try {
            return context.text("fault.kind." + fault.kind());
        } catch (MissingResourceException unknownKind) {
            // A newer version may have written it; its sentence says what it is.
            return context.text("fault.kind.other");
        }
    }

    List<Label> lines() {
        List<Label> lines = new ArrayList<>();
        boolean serverSpoke = !fault.detail().isBlank() && (fault.status() != null || fault.rawBody() != null);
        if (serverSpoke) {
            lines.add(Controls.wrapped(context.text("fault.said", fault.detail().strip()), "text-ui", "muted"));
        }
        if (!serverSpoke || !SAID_BY_SERVER.contains(fault.kind())) {
            lines.add(Controls.wrapped(serverSpoke ? withoutDetail() : fault.sentence(), "text-ui", "muted"));
        }
        if (remedies.contains(FaultRemedy.CHECK)) {
            lines.add(Controls.wrapped(context.text("fault.check"), "text-ui", "muted"));
        }
        return lines;
    }

    private String withoutDetail() {
        String flat = fault.detail().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String words = flat.endsWith(".") ? flat.substring(0, flat.length() - 1) : flat;
        return fault.sentence().replace(" (" + words + ")", "");
    }
}
