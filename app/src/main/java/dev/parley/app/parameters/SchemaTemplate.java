package dev.parley.app.parameters;

import java.util.Locale;

/** A schema to begin with. */
public enum SchemaTemplate {
    /** Some fields. */
    OBJECT("""
            {
              "type": "object",
              "properties": {
                "answer": {"type": "string"},
                "confidence": {"type": "number"}
              },
              "required": ["answer", "confidence"],
              "additionalProperties": false
            }"""),
    /** Many of the same. */
    LIST("""
            {
              "type": "object",
              "properties": {
                "items": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "properties": {
                      "name": {"type": "string"},
                      "count": {"type": "integer"}
                    },
                    "required": ["name", "count"],
                    "additionalProperties": false
                  }
                }
              },
              "required": ["items"],
              "additionalProperties": false
            }"""),
    /** One word of some. */
    CHOICE("""
            {
              "type": "object",
              "properties": {
                "label": {"type": "string", "enum": ["positive", "neutral", "negative"]}
              },
              "required": ["label"],
              "additionalProperties": false
            }""");

    private final String text;

    SchemaTemplate(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** The key of its name. */
    public String textKey() {
        return "schema.template_" + name().toLowerCase(Locale.ROOT);
    }
}
