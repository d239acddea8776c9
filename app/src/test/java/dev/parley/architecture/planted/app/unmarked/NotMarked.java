package dev.parley.architecture.planted.app.unmarked;

public final class NotMarked {}
