package dev.parley.client.protocol;

import dev.parley.client.endpoint.StreamRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class TemplateNdjsonProtocolIT extends TemplateProtocolIT.Streams {

    @Override
    StreamRule rule() {
        return StreamRule.NDJSON;
    }

    @Override
    protected String streamType() {
        return "application/x-ndjson";
    }

    @Override
    protected String streamBody(List<String> pieces) {
        return pieces.stream()
                .map(piece -> OpenAiBodies.json(Map.of("t", piece)) + "\n")
                .collect(Collectors.joining());
    }
}
