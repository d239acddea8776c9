package dev.parley.client.protocol;

import dev.parley.client.endpoint.StreamRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class TemplateSseProtocolIT extends TemplateProtocolIT.Streams {

    @Override
    StreamRule rule() {
        return StreamRule.SSE;
    }

    @Override
    protected String streamBody(List<String> pieces) {
        return pieces.stream()
                .map(piece -> OpenAiBodies.event(Map.of("t", piece)))
                .collect(Collectors.joining());
    }
}
