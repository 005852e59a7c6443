package io.slipway.executions.measure;

import io.slipway.executions.OwnFill;
import io.slipway.model.Fill;
import io.slipway.tca.Markouts;
import java.util.List;

/**
 * A fill with the market around it.
 *
 * @param own the fill as it was reported
 * @param fill the same with its fee, its liquidity and the quote before it
 * @param twiceMidsE9 twice the mid after each of {@link Markouts#HORIZONS_NS}, or {@link Markouts#NONE}
 */
public record MeasuredFill(OwnFill own, Fill fill, List<Long> twiceMidsE9) {

    /** Copies the list. */
    public MeasuredFill {
        twiceMidsE9 = List.copyOf(twiceMidsE9);
    }

    /** The mids as {@link Markouts} has them. */
    static long[][] twiceMids(List<MeasuredFill> fills) {
        return fills.stream()
                .map(each ->
                        each.twiceMidsE9().stream().mapToLong(Long::longValue).toArray())
                .toArray(long[][]::new);
    }
}
