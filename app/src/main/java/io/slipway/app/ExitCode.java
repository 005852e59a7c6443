package io.slipway.app;

/** What the process ends with. */
final class ExitCode {

    static final int DONE = 0;
    static final int USAGE = 2;
    static final int DATA = 3;
    static final int BROKER = 4;
    static final int BUG = 70;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
