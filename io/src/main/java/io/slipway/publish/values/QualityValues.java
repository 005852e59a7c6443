package io.slipway.publish.values;

import io.slipway.result.file.QualityKeys;
import io.slipway.result.schema.Values;
import io.slipway.survey.DataQuality;

/** The counts of a tape's quality as values. */
public final class QualityValues {

    private QualityValues() {}

    public static Values put(Values values, DataQuality quality) {
        values.put(QualityKeys.EVENTS, quality.events())
                .put(QualityKeys.BOOK_ROWS, quality.bookRows())
                .put(QualityKeys.PRINTS, quality.prints())
                .put(QualityKeys.TIED_PRINTS, quality.tiedPrints())
                .put(QualityKeys.CLEARS, quality.clears())
                .put(QualityKeys.UNCHANGED_ROWS, quality.unchangedRows())
                .put(QualityKeys.DUPLICATE_ROWS, quality.duplicateRows())
                .put(QualityKeys.OUT_OF_ORDER_ROWS, quality.outOfOrderRows())
                .put(QualityKeys.NEGATIVE_LATENCY_ROWS, quality.negativeLatencyRows())
                .put(QualityKeys.BAD_RECV_TIME_ROWS, quality.badRecvTimeRows())
                .put(QualityKeys.MAYBE_BAD_BOOK_ROWS, quality.maybeBadBookRows())
                .put(QualityKeys.ONE_SIDED_ROWS, quality.oneSidedRows())
                .put(QualityKeys.LOCKED_ROWS, quality.lockedRows())
                .put(QualityKeys.CROSSED_ROWS, quality.crossedRows())
                .put(QualityKeys.STUB_ROWS, quality.stubRows())
                .put(QualityKeys.SAME_TIME_ROWS, quality.sameTimeRows())
                .put(QualityKeys.GAPS, quality.gaps())
                .put(QualityKeys.OFF_HOURS_ROWS, quality.offHoursRows());
        return quality.looksConsolidated() ? values.put(QualityKeys.LOOKS_CONSOLIDATED, true) : values;
    }
}
