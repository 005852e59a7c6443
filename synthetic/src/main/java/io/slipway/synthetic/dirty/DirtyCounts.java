package io.slipway.synthetic.dirty;

import io.slipway.market.DataIssue;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts that a reader has to come to in a dirty file. */
final class DirtyCounts {

    private static final long GAP_NS = 5_000_000_000L;

    private final TreeMap<String, Long> counts = new TreeMap<>();
    private final Map<Long, DirtyRow> books = new HashMap<>();
    private long lastNs = Long.MAX_VALUE;

    DirtyCounts() {
        for (String key : new String[] {
            "events",
            "book_rows",
            "prints",
            "clears",
            "unchanged_rows",
            "duplicate_rows",
            "negative_latency_rows",
            "bad_recv_time_rows",
            "maybe_bad_book_rows",
            "one_sided_rows",
            "locked_rows",
            "crossed_rows",
            "gaps"
        }) {
            counts.put("data_quality." + key, 0L);
        }
    }

    /** Counts an issue that the reader meets. */
    void issue(DataIssue issue) {
        counts.merge("issues." + issue.key(), 1L, Long::sum);
    }

    /** Counts a row that the reader hands on, in the order in which it does. */
    void accepted(DirtyRow row) {
        quality("events", true);
        quality("prints", row.isPrint());
        quality("book_rows", !row.isPrint());
        quality("bad_recv_time_rows", (row.get("flags") & 8) != 0);
        quality("maybe_bad_book_rows", (row.get("flags") & 4) != 0);
        boolean snapshot = (row.get("flags") & 32) != 0;
        long eventNs = snapshot ? row.get("ts_recv") : row.get("ts_event");
        quality("negative_latency_rows", eventNs > row.get("ts_recv"));
        quality("gaps", lastNs < eventNs - GAP_NS);
        lastNs = eventNs;
        if (!row.isPrint()) {
            book(row);
        }
    }

    /** All counts by their keys: {@code issues.} and {@link DataIssue#key()}, or {@code data_quality.} as in results.json. */
    Map<String, Long> all() {
        return counts;
    }

    private void book(DirtyRow row) {
        DirtyRow shown = row.copy();
        if (!shown.hasBid()) {
            shown.withoutBid();
        }
        if (!shown.hasAsk()) {
            shown.withoutAsk();
        }
        DirtyRow before = books.put(row.get("publisher_id"), shown);
        quality("clears", row.get("action") == 'R');
        quality("unchanged_rows", before != null && shown.isSameBook(before));
        quality("one_sided_rows", shown.hasBid() != shown.hasAsk());
        quality("locked_rows", shown.hasBid() && shown.get("bid_px_00") == shown.get("ask_px_00"));
    }

    private void quality(String key, boolean holds) {
        counts.merge("data_quality." + key, holds ? 1L : 0L, Long::sum);
    }
}
