/** The built-in demo model: scripted answers and faults, clearly labelled, over the APIs of real model servers. */
@NullMarked
package dev.parley.gateway.demo;

import org.jspecify.annotations.NullMarked;
