package io.slipway.study;

import io.slipway.stats.Differences;
import io.slipway.stats.Sampling;
import io.slipway.tca.Savings;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Judges whether shares that were marked and not traded could change what a comparison of many orders finds. */
final class MarkedShares {

    private MarkedShares() {}

    /** The reason why two strategies are not compared, with what would help; null if they are. */
    static @Nullable String refusal(
            Differences savings, Sampling sampling, StudyResult.Row own, StudyResult.Row baseline) {
        double error = savings.neweyWestError(sampling.block(savings));
        if (!Savings.couldTurn(savings.mean(), error, own.unfilled(), baseline.unfilled())) {
            return null;
        }
        StudyResult.Row larger = own.unfilled() >= baseline.unfilled() ? own : baseline;
        return String.format(
                Locale.ROOT,
                "%s left %.2f %% of all shares, which are marked and not traded: %.0f bps on them would change what is found."
                        + " Smaller orders or longer windows leave less",
                larger.name(),
                100 * larger.unfilled(),
                Savings.ADVERSE_BPS);
    }

    /**
     * The reason why fills of one of two strategies cannot be believed; null if they can. Shares that several orders filled although
     * they were there once are judged as marked ones: the price of what there would have been instead is not known.
     */
    static @Nullable String doubt(
            Differences savings, Sampling sampling, StudyResult.Row own, StudyResult.Row baseline) {
        for (StudyResult.Row row : List.of(own, baseline)) {
            String refusal = row.doubts().refusal(row.name());
            if (refusal != null) {
                return refusal;
            }
        }
        double error = savings.neweyWestError(sampling.block(savings));
        double ownPart = own.unfilled() + own.doubts().twice();
        double basePart = baseline.unfilled() + baseline.doubts().twice();
        if (!Savings.couldTurn(savings.mean(), error, ownPart, basePart)) {
            return null;
        }
        return String.format(
                Locale.ROOT,
                "orders of %s that are open at the same time fill %.2f %% of its shares twice, since each is worked alone:"
                        + " %.0f bps on these would change what is found. Fewer orders at a time share less",
                own.name(),
                100 * own.doubts().twice(),
                Savings.ADVERSE_BPS);
    }
}
