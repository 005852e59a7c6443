package io.slipway.executions.measure;

import io.slipway.executions.OwnFill;
import io.slipway.executions.shown.Better;
import io.slipway.model.Fill;
import io.slipway.tca.Markouts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fill with the market around it.
 *
 * @param own the fill as it was reported
 * @param fill the same with its fee, its liquidity and the quote before it; without a quote in an auction or a halt
 * @param phase phase of trading
 * @param twiceMidsE9 twice the mid after each of {@link Markouts#HORIZONS_NS}, or {@link Markouts#NONE}
 * @param reachableE9 best price on the side to take from, in 1e-9, of the venues that the router could reach, as it knew them before
 *     the fill; null where there was none, and in an auction or a halt
 * @param close end of its session; null if the data do not reach it
 * @param better shares that other venues showed at a better price
 */
public record MeasuredFill(
        OwnFill own,
        Fill fill,
        FillPhase phase,
        List<Long> twiceMidsE9,
        @Nullable Long reachableE9,
        @Nullable Close close,
        Better better) {

    /**
     * The end of a session.
     *
     * @param timeNs the moment at which it was closed
     * @param twiceMidE9 twice the last mid before
     */
    public record Close(long timeNs, long twiceMidE9) {}

    /** Copies the list. */
    public MeasuredFill {
        twiceMidsE9 = List.copyOf(twiceMidsE9);
    }

    /**
     * Twice the mid so long after the fill, or {@link Markouts#NONE}. Where the session ended before, it is the last mid of the
     * session, as the definition of the realized spread of the SEC has it (17 CFR 242.600(b)(13)).
     *
     * @param horizon place among {@link Markouts#HORIZONS_NS}
     */
    public long twiceMidOrCloseE9(int horizon) {
        long twiceE9 = twiceMidsE9.isEmpty() ? Markouts.NONE : twiceMidsE9.get(horizon);
        boolean isPast = close != null && fill.timeNs() + Markouts.HORIZONS_NS.get(horizon) >= close.timeNs();
        return close != null && isPast ? close.twiceMidE9() : twiceE9;
    }

    /** The mids as {@link Markouts} has them. */
    static long[][] twiceMids(List<MeasuredFill> fills) {
        return fills.stream()
                .map(each ->
                        each.twiceMidsE9().stream().mapToLong(Long::longValue).toArray())
                .toArray(long[][]::new);
    }
}
