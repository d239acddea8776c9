package dev.parley.app.shell;

/** Whether things slide and spin. */
public enum MotionChoice {
    /** As the system is. */
    SYSTEM,
    REDUCED,
    FULL;

    /** Whether nothing is to move on a system that asks for it or not. */
    public boolean isReduced(boolean systemAsks) {
        return switch (this) {
            case SYSTEM -> systemAsks;
            case REDUCED -> true;
            case FULL -> false;
        };
    }
}
