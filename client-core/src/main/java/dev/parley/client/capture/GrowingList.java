package dev.parley.client.capture;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A list that grows at its end, and pictures of it, which do not: making one costs the same however long the list is. Not
 * thread-safe; its pictures are, once they are handed over as any object is.
 */
final class GrowingList<E> {
    private static final int FIRST = 16;

    private @Nullable Object[] items = new Object[FIRST];
    private int size;
    /** So many of the items may be seen in a picture. */
    private int pictured;

    /** The list itself where it cannot change any more, else a copy that cannot. */
    static <E> List<E> kept(List<E> list) {
        return list instanceof Picture ? list : List.copyOf(list);
    }

    void add(E item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
            pictured = 0;
        }
        items[size++] = item;
    }

    boolean isEmpty() {
        return size == 0;
    }

    @SuppressWarnings("unchecked")
    E last() {
        return (E) Objects.requireNonNull(items[size - 1]);
    }

    /** Puts another item in the place of the last one. */
    void setLast(E item) {
        if (pictured == size) {
            items = items.clone();
            pictured = 0;
        }
        items[size - 1] = item;
    }

    /** What is in it now. */
    List<E> picture() {
        pictured = Math.max(pictured, size);
        return new Picture<>(items, size);
    }

    private static final class Picture<E> extends AbstractList<E> implements RandomAccess {
        private final @Nullable Object[] items;
        private final int size;

        Picture(@Nullable Object[] items, int size) {
            this.items = items;
            this.size = size;
        }

        @Override
        @SuppressWarnings("unchecked")
        public E get(int index) {
            return (E) Objects.requireNonNull(items[Objects.checkIndex(index, size)]);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
