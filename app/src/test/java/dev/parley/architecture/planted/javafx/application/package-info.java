/** Planted: doubles and violations for the proof of the rules. */
@NullMarked
package dev.parley.architecture.planted.javafx.application;

import org.jspecify.annotations.NullMarked;
