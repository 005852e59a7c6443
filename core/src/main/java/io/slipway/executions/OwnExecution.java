package io.slipway.executions;

import java.util.Comparator;
import java.util.List;

/**
 * An order and its fills.
 *
 * @param order the order, with an arrival
 * @param fills by time
 * @param inferred true if the order was inferred from its fills
 */
public record OwnExecution(OwnOrder order, List<OwnFill> fills, boolean inferred) {

    /** By time, then by execution id, so that the order of files does not matter. */
    static final Comparator<OwnFill> BY_TIME = Comparator.comparingLong(OwnFill::timeNs)
            .thenComparing(fill -> fill.ids().execution())
            .thenComparingLong(OwnFill::pxE9)
            .thenComparingLong(OwnFill::qty)
            .thenComparingInt(OwnFill::publisherId);

    /** Sorts the fills. */
    public OwnExecution {
        fills = fills.stream().sorted(BY_TIME).toList();
    }

    /** Shares filled. */
    public long filledQty() {
        return fills.stream().mapToLong(OwnFill::qty).reduce(0, Math::addExact);
    }

    /** Arrival of the order, which is known here. */
    public long arrivalNs() {
        Long arrivalNs = order.times().arrivalNs();
        if (arrivalNs == null) {
            throw new IllegalStateException("an order without an arrival: id=" + order.id());
        }
        return arrivalNs;
    }
}
