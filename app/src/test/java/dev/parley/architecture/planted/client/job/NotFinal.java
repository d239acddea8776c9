package dev.parley.architecture.planted.client.job;

public final class NotFinal {
    private static int count;

    public int next() {
        return count++;
    }
}
