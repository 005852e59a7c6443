package io.slipway.publish;

import io.slipway.survey.DataQuality;
import java.util.LinkedHashMap;
import java.util.Map;

/** The counts of a tape's quality by the names that result files give them. */
final class QualityCounts {

    private QualityCounts() {}

    static Map<String, Long> of(DataQuality quality) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("events", quality.events());
        counts.put("book_rows", quality.bookRows());
        counts.put("prints", quality.prints());
        counts.put("clears", quality.clears());
        counts.put("unchanged_rows", quality.unchangedRows());
        counts.put("duplicate_rows", quality.duplicateRows());
        counts.put("out_of_order_rows", quality.outOfOrderRows());
        counts.put("negative_latency_rows", quality.negativeLatencyRows());
        counts.put("bad_recv_time_rows", quality.badRecvTimeRows());
        counts.put("maybe_bad_book_rows", quality.maybeBadBookRows());
        counts.put("one_sided_rows", quality.oneSidedRows());
        counts.put("locked_rows", quality.lockedRows());
        counts.put("crossed_rows", quality.crossedRows());
        counts.put("stub_rows", quality.stubRows());
        counts.put("same_time_rows", quality.sameTimeRows());
        counts.put("gaps", quality.gaps());
        return counts;
    }
}
