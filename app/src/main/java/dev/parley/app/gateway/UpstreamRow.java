package dev.parley.app.gateway;

import dev.parley.app.control.Tone;

/**
 * One line of the table, in words.
 *
 * @param detail beside the state, such as a timer; empty: nothing
 */
public record UpstreamRow(
        String name,
        String kind,
        String state,
        Tone tone,
        String detail,
        String models,
        int waiting,
        int inFlight,
        boolean removable) {}
