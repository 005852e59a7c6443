package io.slipway.text;

/** Sentences about optional modules that are not in this program. */
public final class MissingModule {

    /** Clause about Parquet. */
    public static final String PARQUET =
            "Parquet needs the optional module parquet, which is not in this program: a clone's launcher"
                    + " fetches it, and docs/SCHEMA.md says how to add it to an installed one";

    private MissingModule() {}
}
