package dev.parley.architecture.planted.client.job;

public final class OpenArray {
    static final int[] DELAYS = {1, 2, 4};

    public int first() {
        return DELAYS[0];
    }
}
