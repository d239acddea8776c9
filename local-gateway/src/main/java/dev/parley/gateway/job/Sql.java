package dev.parley.gateway.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements with their values. */
final class Sql {

    /** Makes something of the row that a result stands at. */
    interface RowReader<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    private Sql() {}

    static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    static <T extends @Nullable Object> List<T> query(
            Connection connection, String sql, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }

    /** The first row; {@code null} if there is none. */
    static <T> @Nullable T first(Connection connection, String sql, RowReader<T> reader, @Nullable Object... values)
            throws SQLException {
        List<T> found = query(connection, sql, reader, values);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** The one number that a query answers. */
    static int number(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        Integer found = first(connection, sql, row -> row.getInt(1), values);
        return found == null ? 0 : found;
    }

    static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** As many question marks, parted by commas. */
    static String marks(int count) {
        return String.join(", ", java.util.Collections.nCopies(count, "?"));
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
