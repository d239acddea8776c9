package dev.parley.architecture.planted.client.job;

public final class OwnMutableType {
    private static final OwnMutableType SHARED = new OwnMutableType();

    private int count;

    public static int next() {
        return SHARED.count++;
    }
}
