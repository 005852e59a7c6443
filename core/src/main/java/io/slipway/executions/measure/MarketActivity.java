package io.slipway.executions.measure;

import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.IssueTally;
import java.util.List;
import java.util.Locale;

/**
 * Trading, volatility and quotes of the market around an order.
 *
 * @param volatilityBps standard deviation of the mid over one session in bps, from moves of a minute on the order's day; NaN if there
 *     is no such move
 * @param dayVolume shares traded in the session of the order's day, those of the recorded part extended to all of it; zero if
 *     nothing traded
 * @param windowVolume shares traded from the arrival to the end
 * @param receipt quotes when the order was received and when its limit first could be met
 */
public record MarketActivity(double volatilityBps, double dayVolume, long windowVolume, OrderReceipt receipt) {

    /** Above a fifth of the volume, a VWAP moves with the order that is compared with it by a fifth of its own cost or more. */
    private static final double LARGE_PART = 0.2;

    /** Notes an order whose fills of continuous trading are a large part of the volume that is compared with it. */
    void note(IssueTally issues, String id, List<MeasuredFill> fills) {
        double part = (double) fills.stream()
                        .filter(each -> each.phase() != FillPhase.AUCTION)
                        .mapToLong(each -> each.fill().qty())
                        .sum()
                / windowVolume;
        if (windowVolume > 0 && part > LARGE_PART) {
            issues.note(ExecutionIssue.LARGE_PART, String.format(Locale.ROOT, "%s: %.0f %%", id, 100 * part));
        }
    }
}
