package io.slipway.app;

/** Exit codes of the process. Scripts rely on them. */
final class ExitCode {

    static final int DONE = 0;

    /** The audit found results that were altered. */
    static final int ALTERED = 1;

    static final int USAGE = 2;
    static final int DATA = 3;
    static final int BROKER = 4;

    /** The disk or the memory is full. */
    static final int RESOURCES = 5;

    static final int BUG = 70;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
