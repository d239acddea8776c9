package dev.parley.gateway.demo;

/** One token of an answer and the channel it goes through. */
record DemoPiece(Channel channel, String text) {

    enum Channel {
        REASONING,
        TEXT,
        TOOL_ARGUMENTS
    }
}
