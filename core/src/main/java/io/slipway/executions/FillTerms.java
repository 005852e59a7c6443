package io.slipway.executions;

import io.slipway.model.Liquidity;
import io.slipway.model.Side;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Facts of a fill beside its price.
 *
 * @param side side of its order; null if only the order tells
 * @param feeE9 fee of the whole fill in 1e-9 of the quote currency, positive when it is paid; null for that of the fee table
 * @param liquidity taker or maker; null if only its place between bid and offer tells
 * @param isAuction true if it says that it is of an auction
 * @param tags tags of its order, where no order tells them
 */
public record FillTerms(
        @Nullable Side side,
        @Nullable Long feeE9,
        @Nullable Liquidity liquidity,
        boolean isAuction,
        Map<String, String> tags) {

    /** The terms of a fill that does not say that it is of an auction. */
    public FillTerms(
            @Nullable Side side, @Nullable Long feeE9, @Nullable Liquidity liquidity, Map<String, String> tags) {
        this(side, feeE9, liquidity, false, tags);
    }

    /** These terms of a correction, which keep those of the corrected fill that they do not state. */
    FillTerms over(FillTerms old) {
        Map<String, String> all = new TreeMap<>(old.tags);
        all.putAll(tags);
        boolean keepsRole = liquidity == null && !isAuction;
        return new FillTerms(
                side == null ? old.side : side,
                feeE9 == null ? old.feeE9 : feeE9,
                keepsRole ? old.liquidity : liquidity,
                keepsRole ? old.isAuction : isAuction,
                all);
    }

    /** Sorts the tags. */
    public FillTerms {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }
}
