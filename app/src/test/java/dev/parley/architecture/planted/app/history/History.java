package dev.parley.architecture.planted.app.history;

/** A feature that another one imports. */
public final class History {}
