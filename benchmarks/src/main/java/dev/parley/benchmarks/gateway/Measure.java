package dev.parley.benchmarks.gateway;

/** What is measured. */
enum Measure {
    P50("p50 us, 1 connection", 0),
    P99("p99 us, 1 connection", 0),
    HELD_P50("p50 us, 1 connection, held to cores", 0),
    HELD_P99("p99 us, 1 connection, held to cores", 0),
    ADDED_P50("added p50 us", 0),
    ADDED_P99("added p99 us", 0),
    ADDED_HELD_P50("held to cores: added p50 us", 0),
    ADDED_HELD_P99("added p99 us", 0),
    REQUESTS("req/s, 32 connections", 0),
    REQUEST_CPU("CPU us/req", 1),
    CHUNK_P50("chunk p50 ms, 32 streams", 2),
    CHUNK_P99("chunk p99 ms", 2),
    CHUNK_CPU("CPU us/chunk", 1),
    COLD_CPU("cold: CPU us/req", 0),
    COLD_P99("cold: p99 ms", 1),
    FIRST_P50("first token p50 ms, 200 streams", 2),
    FIRST_P99("first token p99 ms", 2),
    ADDED_FIRST_P50("added p50 ms", 2),
    ADDED_FIRST_P99("added p99 ms", 2),
    CHUNKS("chunks/s", 0),
    LEFT_BUSY("upstream aborted, busy, median ms", 1),
    LEFT_BUSY_WORST("worst ms", 1),
    LEFT_SILENT("silent, median ms", 1),
    LEFT_SILENT_WORST("worst ms", 1),
    IDLE_RSS("RSS MB, 500 idle streams", 0),
    IDLE_PSS("PSS MB", 0);

    private final String title;
    private final int digits;

    Measure(String title, int digits) {
        this.title = title;
        this.digits = digits;
    }

    String title() {
        return title;
    }

    int digits() {
        return digits;
    }
}
