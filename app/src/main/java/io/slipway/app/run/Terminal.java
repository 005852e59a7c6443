package io.slipway.app.run;

/** The terminal, if there is one: the launcher knows, since Java cannot ask about standard error. */
public final class Terminal {

    private Terminal() {}

    /** True if standard output is a terminal. */
    static boolean showsOutput() {
        return Boolean.getBoolean("slipway.terminal.out");
    }

    /** True if standard error is a terminal. */
    static boolean showsErrors() {
        return Boolean.getBoolean("slipway.terminal.err");
    }

    /** Says a sentence on standard error. */
    public static void warn(String sentence) {
        System.err.println("slipway: warning: " + sentence);
    }
}
