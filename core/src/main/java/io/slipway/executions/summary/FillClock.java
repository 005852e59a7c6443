package io.slipway.executions.summary;

import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.IssueTally;
import io.slipway.executions.Named;
import io.slipway.executions.OwnFill;
import java.util.ArrayList;
import java.util.List;

/** Finds fills that are all stamped in whole seconds. Not thread-safe. */
final class FillClock {

    /** Fewer may be whole by chance or by hand: of stamps in tenths of a second, three in a row are once in a thousand times. */
    private static final int LEAST_FILLS = 3;

    private static final long SECOND_NS = 1_000_000_000L;
    private final List<OwnFill> whole = new ArrayList<>();
    private boolean isFiner;

    void add(OwnFill fill) {
        if (isFiner) {
            return;
        }
        if (fill.timeNs() % SECOND_NS == 0) {
            whole.add(fill);
        } else {
            isFiner = true;
            whole.clear();
        }
    }

    /** Notes all fills if each has a whole second. */
    void note(IssueTally issues) {
        if (!isFiner && whole.size() >= LEAST_FILLS) {
            whole.forEach(fill -> issues.note(ExecutionIssue.WHOLE_SECONDS, Named.fill(fill)));
        }
    }
}
