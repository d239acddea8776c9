/** Planted: doubles and violations for the proof of the rules. */
@NullMarked
package dev.parley.architecture.planted.javafx.scene.control;

import org.jspecify.annotations.NullMarked;
