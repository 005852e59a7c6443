package io.slipway.config;

import java.util.Locale;

/** Commands whose results are shaped by settings. */
public enum Command {
    BACKTEST,
    TUNE,
    DEMO,
    STUDY,
    CALIBRATE,
    TCA,
    PRETRADE,
    INSPECT,
    CONVERT,
    CURVE,
    CORPUS,
    GENERATE,
    PRODUCE,
    RECORD;

    /** Name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
