package dev.parley.app.chat.view;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as people read it. */
final class PrettyJson {
    /** Formatting is for reading; nobody reads more than this. */
    private static final int MOST = 200_000;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PrettyJson() {}

    /** The text in lines and indented; as it is if it is no complete JSON. */
    static String of(String text) {
        String stripped = text.strip();
        if (stripped.length() > MOST || !(stripped.startsWith("{") || stripped.startsWith("["))) {
            return text;
        }
        try {
            JsonNode tree = MAPPER.readTree(stripped);
            return MAPPER.writeValueAsString(tree).replace("\r\n", "\n");
        } catch (JacksonException notJson) {
            return text;
        }
    }

    static boolean isJson(String text) {
        return !of(text).equals(text) || text.strip().equals("{}");
    }
}
