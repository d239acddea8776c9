package dev.parley.architecture.planted.client.wire;

/** Something to import. */
public final class Frames {}
