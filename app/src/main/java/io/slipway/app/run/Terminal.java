package io.slipway.app.run;

import java.util.Locale;
import java.util.function.Consumer;

/** The terminal, if there is one: the launcher knows, since Java cannot ask about standard error. */
public final class Terminal {

    private static volatile Consumer<String> also = sentence -> {};

    private static final int LONGEST = 2_000;

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
        also.accept(sentence);
    }

    /** Gives the sentences of {@link #warn} to another listener too from now on, in place of the one before. */
    public static void alsoWarn(Consumer<String> listener) {
        also = listener;
    }

    /**
     * A sentence whose control characters, which a file's name may hold and a terminal would obey, are shown as in JSON. It ends after
     * 2,000 characters, as a field of a damaged file has no end.
     */
    public static String plain(String sentence) {
        if (sentence.length() > LONGEST) {
            return plain(sentence.substring(0, LONGEST - 4)) + " ...";
        }
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
