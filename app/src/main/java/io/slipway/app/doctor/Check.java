package io.slipway.app.doctor;

import java.util.Locale;

/**
 * One line of the doctor.
 *
 * @param name what was looked at
 * @param status judgement
 * @param text what was found
 * @param help what would mend it; empty if nothing needs to be done
 */
record Check(String name, Status status, String text, String help) {

    /** Judgement of a check, from good to bad. */
    enum Status {
        OK,
        WARN,
        FAIL;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Check ok(String name, String text) {
        return new Check(name, Status.OK, text, "");
    }

    static Check warn(String name, String text, String help) {
        return new Check(name, Status.WARN, text, help);
    }

    static Check fail(String name, String text, String help) {
        return new Check(name, Status.FAIL, text, help);
    }

    /** The judgement of an amount of which more is better. */
    static Status ofAmount(long amount, long failBelow, long warnBelow) {
        if (amount < failBelow) {
            return Status.FAIL;
        }
        return amount < warnBelow ? Status.WARN : Status.OK;
    }
}
