package io.slipway.executions.measure;

import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.IssueTally;
import io.slipway.executions.Named;
import io.slipway.executions.OwnExecution;
import io.slipway.executions.OwnFill;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.QuoteState;
import io.slipway.model.Side;
import java.math.BigInteger;
import java.util.ArrayList;
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

    /** The publisher of a fill among those of the data. */
    int publisherId(OwnFill fill) {
        return terms.venues().of(fill.publisherId(), known);
    }

    /** The fills of an execution without market data. */
    List<Fill> fills(OwnExecution own) {
        List<@Nullable NationalQuote> quotes = new ArrayList<>();
        List<QuoteState> states = new ArrayList<>();
        own.fills().forEach(fill -> {
            quotes.add(null);
            states.add(new QuoteState(QuoteState.UNKNOWN, false));
        });
        return fills(own, quotes, states);
    }

    /** The fills of an execution with the quote of each. */
    List<Fill> fills(OwnExecution own, List<@Nullable NationalQuote> quotes, List<QuoteState> states) {
        Map<Integer, Long> executed = new HashMap<>();
        List<Fill> fills = new ArrayList<>();
        for (int i = 0; i < own.fills().size(); i++) {
            OwnFill each = own.fills().get(i);
            Liquidity liquidity = liquidity(own.order().side(), each, quotes.get(i));
            int publisherId = publisherId(each);
            long before = executed.merge(publisherId, each.qty(), Math::addExact) - each.qty();
            fills.add(new Fill(
                    each.timeNs(),
                    publisherId,
                    each.qty(),
                    each.pxE9(),
                    feeE9(each, publisherId, liquidity, before),
                    liquidity,
                    quotes.get(i),
                    states.get(i)));
        }
        return fills;
    }

    private BigInteger feeE9(OwnFill fill, int publisherId, Liquidity liquidity, long before) {
        Long stated = fill.terms().feeE9();
        return stated != null
                ? terms.instrument().ofMoneyE9(stated)
                : terms.fees().apply(fill.timeNs()).of(publisherId).feeE9(fill.qty(), fill.pxE9(), liquidity, before);
    }

    /** Liquidity as the fill states it; else a fill beyond the mid took, and one on the own side of it rested. Without a quote it took. */
    private Liquidity liquidity(Side side, OwnFill fill, @Nullable NationalQuote quote) {
        Liquidity stated = fill.terms().liquidity();
        if (stated != null) {
            return stated;
        }
        issues.note(ExecutionIssue.LIQUIDITY_INFERRED, Named.fill(fill));
        boolean rested = quote != null && side.sign() * (2 * fill.pxE9() - quote.twiceMidE9()) < 0;
        return rested ? Liquidity.MAKER : Liquidity.TAKER;
    }
}
