package io.slipway.engine.ledger;

import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.ParentOrder;
import io.slipway.model.QuoteState;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The fills of one strategy run and their exact sums. */
public final class ExecutionLedger {

    private final ParentOrder order;
    private final List<Fill> fills = new ArrayList<>();
    private final List<Long> orderIds = new ArrayList<>();
    private CashSum cash;
    private long filledQty;

    public ExecutionLedger(ParentOrder order) {
        this.order = order;
        cash = new CashSum(order.side());
    }

    /** A fill of the child order {@code orderId}. */
    public void onFill(long orderId, Fill fill) {
        filledQty = Math.addExact(filledQty, fill.qty());
        boolean inside = fill.timeNs() >= order.startNs()
                && fill.timeNs() <= order.endNs()
                && order.sessions().isOpen(fill.timeNs());
        inside &= order.side().sign() * fill.pxE9() <= order.prices().worstSignedPxE9(order.side());
        if (filledQty > order.qty() || !inside) {
            throw new IllegalStateException("a fill outside its order: order=" + order + ", fill=" + fill);
        }
        cash.add(fill);
        fills.add(fill);
        orderIds.add(orderId);
    }

    public long filledQty() {
        return filledQty;
    }

    /** Cash paid by a buy, received by a sell, fees included. */
    public BigInteger cashE9() {
        return cash.toE9();
    }

    public List<Fill> fills() {
        return List.copyOf(fills);
    }

    /** For each fill, the id of its child order. */
    public List<Long> orderIds() {
        return List.copyOf(orderIds);
    }

    /** The fills of each of {@code count} child orders, by id. */
    public List<List<Fill>> fillsByOrder(int count) {
        List<List<Fill>> byOrder = new ArrayList<>(Collections.nCopies(count, List.of()));
        for (int i = 0; i < fills.size(); i++) {
            int id = Math.toIntExact(orderIds.get(i));
            List<Fill> before = byOrder.get(id);
            if (before.isEmpty()) {
                byOrder.set(id, List.of(fills.get(i)));
            } else {
                List<Fill> several = before.size() == 1 ? new ArrayList<>(before) : before;
                several.add(fills.get(i));
                byOrder.set(id, several);
            }
        }
        return byOrder;
    }

    public void save(StateWriter state) {
        state.section("ledger").put((long) fills.size());
        state.journal(this::saveFills);
    }

    private void saveFills(StateWriter state) {
        for (int i = 0; i < fills.size(); i++) {
            Fill fill = fills.get(i);
            state.put(orderIds.get(i))
                    .put(fill.timeNs())
                    .put(fill.publisherId())
                    .put(fill.qty());
            state.put(fill.pxE9()).put(fill.feeE9().toString()).put(fill.liquidity());
            NationalQuote quote = fill.market();
            state.put(quote != null);
            if (quote != null) {
                state.put(quote.bidPxE9()).put(quote.askPxE9());
            }
            state.put(fill.quote().ageNs()).put(fill.quote().crossed());
        }
    }

    public void restore(StateReader state) {
        fills.clear();
        orderIds.clear();
        filledQty = 0;
        cash = new CashSum(order.side());
        for (int left = state.section("ledger").takeCount(); left > 0; left--) {
            onFill(
                    state.takeLong(),
                    new Fill(
                            state.takeLong(),
                            Math.toIntExact(state.takeLong()),
                            state.takeLong(),
                            state.takeLong(),
                            new BigInteger(state.takeText()),
                            state.takeEnum(Liquidity.class),
                            state.takeBoolean() ? new NationalQuote(state.takeLong(), state.takeLong()) : null,
                            new QuoteState(state.takeLong(), state.takeBoolean())));
        }
    }
}
