package dev.parley.gateway.upstream;

/** What a call waits for, as far as that has a limit of time. */
enum CallPhase {
    /** No limit: the request is being sent, or the reader is behind. */
    UNTIMED("", ""),
    CONNECT("upstream_connect_timeout", "could not be reached: no connection"),
    FIRST_BYTE("upstream_timeout", "did not begin to answer"),
    IDLE("upstream_idle_timeout", "sent nothing more of its answer"),
    TOTAL("upstream_total_timeout", "did not answer in full");

    private final String code;
    private final String lateWords;

    CallPhase(String code, String lateWords) {
        this.code = code;
        this.lateWords = lateWords;
    }

    String code() {
        return code;
    }

    /** What stands between the service's name and "within 10 seconds". */
    String lateWords() {
        return lateWords;
    }
}
