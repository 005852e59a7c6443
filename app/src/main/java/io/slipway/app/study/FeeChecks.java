package io.slipway.app.study;

import io.slipway.app.run.Version;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.RunConfig;
import io.slipway.config.spec.StudySpec;
import io.slipway.model.FeeTable;
import io.slipway.model.caps.AccessFeeCap;
import io.slipway.model.caps.FeeDoubts;
import io.slipway.publish.values.FeeSource;
import io.slipway.publish.values.FeeValues;
import io.slipway.study.StudyPanel;
import io.slipway.study.StudyResult;
import io.slipway.tape.MarketTape;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fees of a tape as a cap on access fees sees them.
 *
 * @param largestE9 largest fee per share for taking at all prices, in 1e-9 of the quote currency; zero if there is none
 * @param areOld true of the rates before the amendment of the cap
 */
record FeeChecks(long largestE9, boolean areOld) {

    /** No fee. */
    private static final FeeChecks NONE = new FeeChecks(0, false);

    private static final String OLD = " old";

    /** The fees of a study of a tape. */
    static FeeChecks of(MarketTape tape, RunConfig config) {
        FeeSource source = config.provenance(new Origin(Version.text(), ""), false, tape.instrument())
                .fees();
        long fromNs = StudySpec.of(config.settings())
                .grid(config.settings(), tape, config.hours(tape))
                .stretches()
                .get(0)
                .fromNs();
        FeeTable fees = config.fees(fromNs, tape.publisherIds());
        return new FeeChecks(FeeValues.largestE9(tape, fees), FeeValues.areOld(source, fees));
    }

    /** The fees of a text. */
    static FeeChecks parse(String text) {
        return text.isEmpty() ? NONE : new FeeChecks(Long.parseLong(text.replace(OLD, "")), text.endsWith(OLD));
    }

    /** The fees as text for {@link #parse}; empty if no cap concerns them. */
    String text() {
        return equals(NONE) ? "" : largestE9 + (areOld ? OLD : "");
    }

    /**
     * The doubts about the measured starts of a study.
     *
     * @param ofTape the fees of a tape by its name in the panel, which is empty in a study of one tape
     */
    static FeeDoubts doubts(StudyResult result, Function<String, FeeChecks> ofTape) {
        FeeDoubts doubts = FeeDoubts.NONE;
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < result.orders().size(); i++) {
            StudyPanel.Labels labels = result.method().labels();
            String name = labels == null
                    ? ""
                    : labels.symbols().get(i) + ' ' + labels.days().get(i);
            long startNs = result.orders().get(i).startNs();
            if (seen.add(name + ' ' + startNs)) {
                FeeChecks fees = ofTape.apply(name);
                doubts = doubts.plus(FeeDoubts.of(
                        fees.largestE9, mid(result, i), fees.areOld && startNs >= AccessFeeCap.AMENDED_NS));
            }
        }
        return doubts;
    }

    private static @Nullable BigDecimal mid(StudyResult result, int order) {
        double mid = result.method().arrivals().isEmpty()
                ? Double.NaN
                : result.method().arrivals().get(order).mid();
        return Double.isNaN(mid) ? null : BigDecimal.valueOf(mid);
    }
}
