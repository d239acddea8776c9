package dev.parley.client.store;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a row in their order, each a text, a number, bytes or nothing, and the checksum that is stored behind
 * them. SQLite itself does not notice when a byte of a text has changed on the disk.
 */
final class SummedRow {
    private final List<@Nullable Object> values = new ArrayList<>();
    private long sum = -1;

    SummedRow text(@Nullable String value) {
        values.add(value == null ? null : wellFormed(value));
        return this;
    }

    SummedRow number(@Nullable Long value) {
        values.add(value);
        return this;
    }

    /** A text of which neighbouring pieces may share a character: kept as it is, unit by unit. */
    SummedRow units(String value) {
        ByteBuffer bytes = ByteBuffer.allocate(value.length() * 2);
        bytes.asCharBuffer().put(value);
        values.add(bytes.array());
        return this;
    }

    /** Half of a surrogate pair has no form in UTF-8. */
    private static String wellFormed(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                return new String(value.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
            }
        }
        return value;
    }

    /**
     * Reads {@code count} columns from {@code first} on and the checksum behind them.
     *
     * @throws DamagedRow if the checksum is not that of the row
     */
    static SummedRow read(ResultSet row, int first, int count) throws SQLException {
        SummedRow read = new SummedRow();
        for (int i = first; i < first + count; i++) {
            Object value = row.getObject(i);
            read.values.add(value instanceof Number number ? Long.valueOf(number.longValue()) : value);
        }
        if (row.getLong(first + count) != read.sum()) {
            throw new DamagedRow("a row has another checksum than when it was written");
        }
        return read;
    }

    /** Asked when all columns are there. */
    long sum() {
        if (sum < 0) {
            sum = computed();
        }
        return sum;
    }

    private long computed() {
        CRC32C crc = new CRC32C();
        for (Object value : values) {
            switch (value) {
                case null -> crc.update(0);
                case String text -> tagged(crc, 1, text.getBytes(StandardCharsets.UTF_8));
                case byte[] bytes -> tagged(crc, 2, bytes);
                case Long number ->
                    tagged(crc, 3, ByteBuffer.allocate(8).putLong(number).array());
                default -> crc.update(4);
            }
        }
        return crc.getValue();
    }

    private static void tagged(CRC32C crc, int kind, byte[] bytes) {
        crc.update(kind);
        crc.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        crc.update(bytes);
    }

    /** Sets the first parameters, the checksum last; returns the index of the next one. */
    int bind(PreparedStatement statement) throws SQLException {
        int at = 1;
        for (Object value : values) {
            statement.setObject(at++, value);
        }
        statement.setLong(at++, sum());
        return at;
    }

    /** Of all of them together. */
    static long sum(List<SummedRow> rows) {
        return rows.stream().mapToLong(SummedRow::sum).sum();
    }

    @Nullable String text(int index) {
        return (String) values.get(index);
    }

    @Nullable Long number(int index) {
        return (Long) values.get(index);
    }

    String units(int index) {
        byte[] bytes = (byte[]) values.get(index);
        CharBuffer chars = ByteBuffer.wrap(bytes == null ? new byte[0] : bytes).asCharBuffer();
        return chars.toString();
    }

    /** A row is not what was written, or is missing. */
    static final class DamagedRow extends SQLException {
        private static final long serialVersionUID = 1L;

        DamagedRow(String message) {
            super(message);
        }
    }
}
