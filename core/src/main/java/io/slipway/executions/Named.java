package io.slipway.executions;

import io.slipway.model.Money;
import java.time.Instant;

/** Names of fills in lists of faults. */
public final class Named {

    private Named() {}

    /** The execution id of a fill, else its price and time: its quantity counts steps that are not known here. */
    public static String fill(OwnFill fill) {
        return fill.ids().execution().isEmpty()
                ? "fill at " + Money.toDecimal(fill.pxE9()).toPlainString() + ", "
                        + Instant.ofEpochSecond(0, fill.timeNs())
                : fill.ids().execution();
    }
}
