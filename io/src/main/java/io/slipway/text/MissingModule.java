package io.slipway.text;

/** Sentences about optional modules that are not in this program. */
public final class MissingModule {

    /** Clause about Parquet. */
    public static final String PARQUET =
            "Parquet needs the optional module parquet, which is not in this program: a clone's launcher"
                    + " fetches it, and docs/SCHEMA.md says how to add it to an installed one";

    /** Clause about clusters. */
    public static final String FLINK =
            "a cluster needs the optional module flink, which is not in this program: a clone's launcher fetches"
                    + " it, and docs/CLUSTER.md says how to add it to an installed one";

    private MissingModule() {}
}
