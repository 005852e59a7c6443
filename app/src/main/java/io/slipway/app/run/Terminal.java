package io.slipway.app.run;

import java.util.Locale;

/** The terminal, if there is one: the launcher knows, since Java cannot ask about standard error. */
public final class Terminal {

    private Terminal() {}

    /** True if standard output is a terminal. */
    static boolean showsOutput() {
        return Boolean.getBoolean("slipway.terminal.out");
    }

    /** True if standard error is a terminal. */
    public static boolean showsErrors() {
        return Boolean.getBoolean("slipway.terminal.err");
    }

    /** Says a sentence on standard error. */
    public static void warn(String sentence) {
        System.err.println("slipway: warning: " + plain(sentence));
    }

    /** A sentence whose control characters, which a file's name may hold and a terminal would obey, are shown as in JSON. */
    public static String plain(String sentence) {
        StringBuilder shown = new StringBuilder();
        sentence.chars().forEach(c -> {
            if (Character.isISOControl(c)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                shown.append((char) c);
            }
        });
        return shown.toString();
    }
}
