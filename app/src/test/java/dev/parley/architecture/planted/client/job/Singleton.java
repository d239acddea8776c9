package dev.parley.architecture.planted.client.job;

public final class Singleton {
    public static Singleton getInstance() {
        return new Singleton();
    }
}
