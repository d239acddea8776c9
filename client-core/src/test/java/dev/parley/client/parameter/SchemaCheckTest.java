package dev.parley.client.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.parameter.SchemaCheck.Finding;
import dev.parley.client.parameter.SchemaCheck.Kind;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {
    private static final String GOOD = """
            {
              "type": "object",
              "properties": {
                "name": {"type": ["string", "null"], "minLength": 1},
                "kind": {"enum": ["a", "b"]},
                "next": {"$ref": "#/$defs/node"},
                "all": {"type": "array", "items": {"anyOf": [{"type": "integer"}, true]}}
              },
              "required": ["name", "kind", "next", "all"],
              "additionalProperties": false,
              "$defs": {"node": {"type": "object", "additionalProperties": false}}
            }
            """;

    @Test
    void aGoodSchemaIsFine() {
        assertThat(SchemaCheck.of(GOOD, false)).isEmpty();
        assertThat(SchemaCheck.of(GOOD, true)).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        assertThat(SchemaCheck.of("""
                {
                  "type": "objekt",
                  "properties": {
                    "a": {"type": "array", "items": 7},
                    "b": {"enum": []}
                  },
                  "required": ["a",
                               "c"],
                  "anyOf": {"x": 1},
                  "not": {"$ref": "#/$defs/none", "properties": []}
                }
                """, false))
                .containsExactly(
                        new Finding(Kind.UNKNOWN_TYPE, "objekt", 2, 3),
                        new Finding(Kind.NOT_A_SCHEMA, "items", 4, 28),
                        new Finding(Kind.NOT_A_LIST, "enum", 5, 11),
                        new Finding(Kind.UNKNOWN_REQUIRED, "c", 8, 16),
                        new Finding(Kind.NOT_A_LIST, "anyOf", 9, 3),
                        new Finding(Kind.UNKNOWN_REFERENCE, "#/$defs/none", 10, 11),
                        new Finding(Kind.NOT_AN_OBJECT, "properties", 10, 35));
    }

    @Test
    void strictnessWantsClosedObjectsWithoutOptionalProperties() {
        assertThat(SchemaCheck.of(
                        "{\"type\":\"object\",\"properties\":{\"a\":{},\"b\":{}},\"required\":[\"a\"]}", true))
                .extracting(Finding::kind, Finding::word)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.STRICT_IS_OPEN, ""),
                        org.assertj.core.groups.Tuple.tuple(Kind.STRICT_IS_OPTIONAL, "b"));
        assertThat(SchemaCheck.of("{\"type\":\"array\"}", true))
                .extracting(Finding::kind)
                .containsExactly(Kind.STRICT_ROOT);
    }

    @Test
    void whatIsNoJsonIsSomebodyElsesAffair() {
        assertThat(SchemaCheck.of("{\"type\":", true)).isEmpty();
        assertThat(SchemaCheck.of("[]", true)).isEmpty();
    }
}
