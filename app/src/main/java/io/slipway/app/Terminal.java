package io.slipway.app;

/** Whether a person watches; the launcher knows, since Java cannot ask about standard error. */
final class Terminal {

    private Terminal() {}

    /** Whether standard output is a terminal. */
    static boolean showsOutput() {
        return Boolean.getBoolean("slipway.terminal.out");
    }

    /** Whether standard error is a terminal. */
    static boolean showsErrors() {
        return Boolean.getBoolean("slipway.terminal.err");
    }
}
