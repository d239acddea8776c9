package dev.parley.client.store;

import java.util.List;

/**
 * One step of the schema. Steps are only ever added at the end of {@link HistorySchema#MIGRATIONS}; a step that was
 * released is never changed.
 *
 * @param version of the schema after it
 */
record SchemaMigration(int version, List<String> statements) {
    SchemaMigration {
        statements = List.copyOf(statements);
    }
}
