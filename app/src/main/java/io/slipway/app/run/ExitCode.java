package io.slipway.app.run;

/** Exit codes of the process. Scripts rely on them. */
public final class ExitCode {

    public static final int DONE = 0;

    /** The audit found results that were altered. */
    public static final int ALTERED = 1;

    /** The doctor found a fault of machine or cluster. */
    public static final int FAILED_CHECK = 1;

    public static final int USAGE = 2;
    public static final int DATA = 3;
    public static final int BROKER = 4;

    /** The disk or the memory is full. */
    public static final int RESOURCES = 5;

    /** The result is there, but the work of some tasks failed and it names and leaves out their orders. */
    public static final int INCOMPLETE = 6;

    public static final int BUG = 70;
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
