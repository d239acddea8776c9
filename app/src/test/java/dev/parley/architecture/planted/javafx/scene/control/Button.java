package dev.parley.architecture.planted.javafx.scene.control;

/** A double of the toolkit's class. */
public final class Button {}
