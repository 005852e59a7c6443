package io.slipway.publish;

import java.util.Locale;

/** Kinds of result directories. A directory holds one. */
public enum ResultKind {
    RUN("results.json"),
    STUDY("study.json"),
    TUNING("tuning.json"),
    CALIBRATION("calibration.json"),
    INSPECTION("inspection.json"),
    TCA("tca.json"),
    PRETRADE("pretrade.json"),
    ORDERS("parents.csv"),
    SYMBOLS("symbols.csv");

    private final String mainFile;

    ResultKind(String mainFile) {
        this.mainFile = mainFile;
    }

    /** Name of the file that every directory of this kind has. */
    public String mainFile() {
        return mainFile;
    }

    /** Name in messages and in the marker file. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
