package dev.parley.architecture.planted.gateway.http;

public final class Prints {
    public void print(String line) {
        System.err.println(line);
    }
}
