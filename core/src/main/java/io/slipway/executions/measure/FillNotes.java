package io.slipway.executions.measure;

import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.IssueTally;
import io.slipway.executions.Named;
import io.slipway.executions.OwnExecution;
import io.slipway.executions.OwnFill;
import io.slipway.executions.measure.QuoteMoments.Moment;
import io.slipway.model.Side;
import java.util.List;

/** Notes what is unusual of fills: their phase of trading, their price, and the market data around them. */
final class FillNotes {

    private final IssueTally issues;
    private final FillMaker maker;
    private final TradingPhases phases;
    private final TickGrid grid;
    private final DataGaps gaps;

    FillNotes(IssueTally issues, FillMaker maker, TradingPhases phases, TickGrid grid, DataGaps gaps) {
        this.issues = issues;
        this.maker = maker;
        this.phases = phases;
        this.grid = grid;
        this.gaps = gaps;
    }

    /** Notes the fills of an order, with the market before each and its phase. */
    void note(OwnExecution own, List<Moment> moments, List<FillPhase> inPhases) {
        for (int i = 0; i < inPhases.size(); i++) {
            note(own.order().side(), own.fills().get(i), moments.get(i), inPhases.get(i));
        }
    }

    private void note(Side side, OwnFill fill, Moment moment, FillPhase phase) {
        switch (phase) {
            case AUCTION -> issues.note(ExecutionIssue.IN_AUCTION, Named.fill(fill));
            case HALT -> issues.note(ExecutionIssue.IN_HALT, Named.fill(fill));
            case CLOSED -> issues.note(phases.whyClosed(fill.timeNs()), Named.fill(fill));
            case CONTINUOUS, UNKNOWN -> {
                // Nothing to say.
            }
        }
        if (grid.isOff(fill.pxE9())) {
            issues.note(ExecutionIssue.OFF_TICK, Named.fill(fill));
        }
        if (gaps.isWithin(fill.timeNs())) {
            issues.note(ExecutionIssue.DATA_GAP, Named.fill(fill));
        }
        maker.note(side, fill, moment.quote(), phase);
    }
}
