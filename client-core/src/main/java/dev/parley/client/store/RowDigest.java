package dev.parley.client.store;

import dev.parley.client.store.SummedRow.DamagedRow;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The count and the sum of the checksums of sets of rows, so that a lost row is noticed too. */
final class RowDigest {
    private final Database database;

    RowDigest(Database database) {
        this.database = database;
    }

    /** Notes that a set has so many rows more, and how its sum has changed by that. */
    void count(String scope, String id, int rows, long sum) throws SQLException {
        database.update("""
                INSERT INTO row_digest VALUES (?, ?, ?, ?) ON CONFLICT (scope, id) DO UPDATE
                SET row_count = row_count + excluded.row_count, checksums = checksums + excluded.checksums""", scope, id, rows, sum);
    }

    /**
     * Rows as they should be, by what was counted when they were written.
     *
     * @param needed whether a set without rows must have been counted too
     */
    void verify(String scope, String id, int rows, long sum, boolean needed) throws SQLException {
        Boolean same = database.first(
                "SELECT row_count, checksums FROM row_digest WHERE scope = ? AND id = ?",
                row -> row.getLong(1) == rows && row.getLong(2) == sum,
                scope,
                id);
        if (!Objects.requireNonNullElse(same, !needed && rows == 0)) {
            throw new DamagedRow("rows are missing");
        }
    }

    /** The checksum of the row that the statement finds by {@code id}; {@code null} without one. */
    @Nullable Long checksum(String sql, String id) throws SQLException {
        return database.first(sql, row -> row.getLong(1), id);
    }
}
