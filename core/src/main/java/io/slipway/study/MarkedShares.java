package io.slipway.study;

import io.slipway.stats.Differences;
import io.slipway.stats.Sampling;
import io.slipway.tca.Savings;
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
}
