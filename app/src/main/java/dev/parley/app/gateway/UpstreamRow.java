package dev.parley.app.gateway;

import dev.parley.app.control.Tone;

/**
 * One line of the table, in words.
 *
 * @param detail beside the state, such as a timer; empty: nothing
 * @param median time to the first byte of the streams of late; empty: there were none
 * @param slow the same, of which 95 of 100 are no longer
 * @param figures a sentence about both and how many requests there were
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
        String median,
        String slow,
        String figures,
        Change change,
        boolean removable) {

    /** What can be done with it now. */
    public enum Change {
        NONE,
        START,
        STOP
    }
}
