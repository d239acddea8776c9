package dev.parley.gateway.upstream;

/** Where a model server is in its life. A remote one is READY, or FAILED while none of its replicas takes calls. */
public enum UpstreamState {
    /** Not running, not wanted. */
    STOPPED,
    /** Started, not yet serving. */
    STARTING,
    READY,
    /** Told to end. */
    STOPPING,
    /** It ended, or never began, by a fault. */
    FAILED;

    /** Whether it can get from here to {@code next} in one step. */
    public boolean canBecome(UpstreamState next) {
        return switch (this) {
            case STOPPED, FAILED -> next == STARTING;
            case STARTING -> next == READY || next == STOPPING || next == FAILED;
            case READY -> next == STOPPING || next == FAILED;
            case STOPPING -> next == STOPPED;
        };
    }
}
