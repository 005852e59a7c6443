package io.slipway.backtest;

import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.ParentOrder;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The fills of one scenario and their exact sums. */
final class ExecutionLedger {

    private final ParentOrder order;
    private final List<Fill> fills = new ArrayList<>();
    private BigInteger cashE9 = BigInteger.ZERO;
    private long filledQty;

    ExecutionLedger(ParentOrder order) {
        this.order = order;
    }

    void onFill(Fill fill) {
        filledQty = Math.addExact(filledQty, fill.qty());
        if (filledQty > order.qty() || fill.timeNs() < order.startNs() || fill.timeNs() > order.endNs()) {
            throw new IllegalStateException("a fill outside its order: order=" + order + ", fill=" + fill);
        }
        cashE9 = cashE9.add(CashFlow.ofE9(order.side(), fill));
        fills.add(fill);
    }

    long filledQty() {
        return filledQty;
    }

    /** Cash paid by a buy, received by a sell, fees included. */
    BigInteger cashE9() {
        return cashE9;
    }

    List<Fill> fills() {
        return List.copyOf(fills);
    }

    void save(StateWriter state) {
        state.section("ledger").put((long) fills.size());
        for (Fill fill : fills) {
            state.put(fill.timeNs()).put(fill.publisherId()).put(fill.qty());
            state.put(fill.pxE9()).put(fill.feeE9()).put(fill.liquidity());
            NationalQuote quote = fill.market();
            state.put(quote != null);
            if (quote != null) {
                state.put(quote.bidPxE9()).put(quote.askPxE9());
            }
        }
    }

    void restore(StateReader state) {
        fills.clear();
        filledQty = 0;
        cashE9 = BigInteger.ZERO;
        for (int left = state.section("ledger").takeCount(); left > 0; left--) {
            onFill(new Fill(
                    state.takeLong(),
                    Math.toIntExact(state.takeLong()),
                    state.takeLong(),
                    state.takeLong(),
                    state.takeLong(),
                    state.takeEnum(Liquidity.class),
                    state.takeBoolean() ? new NationalQuote(state.takeLong(), state.takeLong()) : null));
        }
    }
}
