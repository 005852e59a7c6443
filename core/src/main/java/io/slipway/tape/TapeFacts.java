package io.slipway.tape;

import io.slipway.market.DataIssue;
import io.slipway.model.Instrument;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The facts of a tape as a whole, which its parts share.
 *
 * @param sha256 digest of its events in the usual order
 * @param issues counts of rows that the reader skipped or corrected
 * @param absences optional columns that the sources do not have, as sentences
 * @param namesOrders true if the data of every venue is order-level
 */
record TapeFacts(
        Instrument instrument,
        String sha256,
        Map<DataIssue, Long> issues,
        List<String> absences,
        boolean namesOrders,
        TieRule ties) {

    TapeFacts {
        issues = Collections.unmodifiableMap(new TreeMap<>(issues));
        absences = List.copyOf(absences);
    }

    void save(StateWriter state) {
        instrument.save(state.section("tape"));
        state.put(sha256).put(issues.size());
        issues.forEach((issue, count) -> state.put(issue.key()).put(count));
        state.put(absences.size());
        absences.forEach(state::put);
        state.put(namesOrders).put(ties);
    }

    /**
     * The facts that {@link #save} wrote.
     *
     * @throws IllegalArgumentException if it is damaged
     */
    static TapeFacts restore(StateReader state) {
        Instrument instrument = Instrument.restore(state.section("tape"));
        String sha256 = state.takeText();
        Map<DataIssue, Long> issues = new TreeMap<>();
        for (int left = state.takeCount(); left > 0; left--) {
            String key = state.takeText();
            issues.put(DataIssue.ofKey(key).orElseThrow(() -> new IllegalArgumentException(key)), state.takeLong());
        }
        List<String> absences = new ArrayList<>();
        for (int left = state.takeCount(); left > 0; left--) {
            absences.add(state.takeText(StateReader.LONGEST_SENTENCE));
        }
        return new TapeFacts(instrument, sha256, issues, absences, state.takeBoolean(), state.takeEnum(TieRule.class));
    }
}
