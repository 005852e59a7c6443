package io.slipway.executions.measure;

import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.IssueTally;
import io.slipway.executions.Named;
import io.slipway.executions.OwnExecution;
import io.slipway.executions.OwnFill;
import io.slipway.executions.PriceUnits;
import io.slipway.model.FeeSchedule;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.QuoteState;
import io.slipway.model.Side;
import io.slipway.model.caps.AccessFeeCap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes fills with fee, liquidity and quote from reported ones. */
final class FillMaker {

    private final MeasureTerms terms;
    private final IssueTally issues;
    private final int[] known;

    FillMaker(MeasureTerms terms, IssueTally issues, int[] known) {
        this.terms = terms;
        this.issues = issues;
        this.known = known;
    }

    /**
     * The market around a fill.
     *
     * @param quote the quote before it; null if there is none, and in an auction or a halt
     */
    record Around(@Nullable NationalQuote quote, QuoteState state, FillPhase phase) {

        private static final QuoteState NO_STATE = new QuoteState(QuoteState.UNKNOWN, false);

        /** No quote. */
        static Around without(FillPhase phase) {
            return new Around(null, NO_STATE, phase);
        }

        /** The quote counts if it is one at which the fill could have traded. */
        static Around of(@Nullable NationalQuote quote, QuoteState state, FillPhase phase) {
            return phase.hasQuote() ? new Around(quote, state, phase) : without(phase);
        }
    }

    /** The publisher of a fill among those of the data. */
    int publisherId(OwnFill fill) {
        return terms.venues().of(fill.publisherId(), known);
    }

    /** True for a price beyond the far touch by more than the spread: by less, the market may have moved through the order that rested. */
    private static boolean isFarBeyondTouch(Side side, long pxE9, NationalQuote quote) {
        long spreadE9 = Math.abs(quote.farTouchE9(side) - quote.farTouchE9(side.opposite()));
        return side.sign() * (pxE9 - quote.farTouchE9(side)) > spreadE9;
    }

    /** Notes a fill at a venue that the data do not have, without a quote, or at a price far from it or at which nothing rests. */
    void note(Side side, OwnFill fill, @Nullable NationalQuote quote, FillPhase phase) {
        if (fill.publisherId() >= OwnFill.NO_VENUE && Arrays.binarySearch(known, publisherId(fill)) < 0) {
            issues.note(ExecutionIssue.UNKNOWN_VENUE, Named.fill(fill));
        }
        if (quote != null) {
            PriceUnits.note(issues, fill, quote);
            boolean rested = fill.terms().liquidity() == Liquidity.MAKER && phase.hasQuote();
            if (rested && isFarBeyondTouch(side, fill.pxE9(), quote)) {
                issues.note(ExecutionIssue.RESTED_BEYOND_TOUCH, Named.fill(fill));
            }
        } else if (phase.hasQuote()) {
            issues.note(ExecutionIssue.NO_QUOTE, Named.fill(fill));
        }
    }

    /** The fills of an execution without market data. */
    List<Fill> fills(OwnExecution own) {
        return fills(own, Collections.nCopies(own.fills().size(), Around.without(FillPhase.UNKNOWN)));
    }

    /** The fills of an execution with the market around each. */
    List<Fill> fills(OwnExecution own, List<Around> market) {
        Map<Integer, Long> executed = new HashMap<>();
        List<Fill> fills = new ArrayList<>();
        for (int i = 0; i < own.fills().size(); i++) {
            OwnFill each = own.fills().get(i);
            Around around = market.get(i);
            Liquidity liquidity = liquidity(own.order().side(), each, around);
            int publisherId = publisherId(each);
            long before = executed.merge(publisherId, each.qty(), Math::addExact) - each.qty();
            fills.add(new Fill(
                    each.timeNs(),
                    publisherId,
                    each.qty(),
                    each.pxE9(),
                    feeE9(each, publisherId, liquidity, before),
                    liquidity,
                    around.quote(),
                    around.state()));
        }
        return fills;
    }

    private BigInteger feeE9(OwnFill fill, int publisherId, Liquidity liquidity, long before) {
        Long stated = fill.terms().feeE9();
        if (stated != null) {
            return terms.instrument().ofMoneyE9(stated);
        }
        issues.note(ExecutionIssue.FEE_NOT_STATED, Named.fill(fill));
        FeeSchedule fees = terms.fees().at(fill.timeNs()).of(publisherId);
        if (liquidity == Liquidity.TAKER
                && !terms.instrument().isScaled()
                && AccessFeeCap.isAbove(AccessFeeCap.unboundedE9(fees, before), fill.pxE9())) {
            issues.note(ExecutionIssue.FEE_ABOVE_CAP, Named.fill(fill));
        }
        return fees.feeE9(fill.qty(), fill.pxE9(), liquidity, before);
    }

    /** Liquidity as the fill states it; else a fill beyond the mid took, and one on the own side of it rested. Without a quote it took, and in an auction. */
    private Liquidity liquidity(Side side, OwnFill fill, Around around) {
        Liquidity stated = fill.terms().liquidity();
        if (stated != null) {
            return stated;
        }
        if (around.phase() == FillPhase.AUCTION) {
            return Liquidity.TAKER;
        }
        issues.note(ExecutionIssue.LIQUIDITY_INFERRED, Named.fill(fill));
        NationalQuote quote = around.quote();
        boolean rested = quote != null && side.sign() * (2 * fill.pxE9() - quote.twiceMidE9()) < 0;
        return rested ? Liquidity.MAKER : Liquidity.TAKER;
    }
}
