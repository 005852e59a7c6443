package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;

/** The columns of {@code study.csv} of a corpus. */
public final class PanelRowKeys {

    /** The rows. */
    public static final Shape CSV = Shape.of("study.csv of a corpus", "One row per order, by day and symbol.");

    /** The symbol of an order. */
    public static final Key<String> SYMBOL = CSV.text("symbol", "instrument");

    /** The day of an order. */
    public static final Key<String> DAY = CSV.text("day", "trading day");

    static {
        CSV.include(StudyKeys.CSV);
    }

    private PanelRowKeys() {}
}
