package dev.parley.architecture.planted.client.endpoint;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

public final class ReturnsJackson {
    public Optional<JsonNode> json() {
        return Optional.empty();
    }
}
