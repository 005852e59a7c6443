package io.slipway.strategies.resting;

import io.slipway.engine.StrategyResult;
import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Fill;
import io.slipway.model.Instrument;
import io.slipway.model.Liquidity;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.List;

/** Tapes written by hand for a buy, and their mirror for a sell. */
final class HandTape {

    private static final long CENTRE = 101;

    /** A row, or a trade of a seller with the bid of a venue. */
    record Line(Row row, long tradedSize) {

        static Line quote(double seconds, int publisherId, long bid, long bidSize, long ask, long askSize) {
            return new Line(Row.quote(seconds, publisherId, bid, bidSize, ask, askSize), 0);
        }

        static Line trade(double seconds, int publisherId, long px, long size) {
            return new Line(Row.quote(seconds, publisherId, px, 1, px, 1).withAction(BookAction.TRADE), size);
        }

        MarketEvent toEvent(Side side) {
            MarketEvent event = (side == Side.BUY ? row : row.mirrored(CENTRE)).toEvent();
            if (tradedSize > 0) {
                long px = side == Side.BUY ? row.bid() : 2 * CENTRE - row.bid();
                BookSide aggressor = side == Side.BUY ? BookSide.ASK : BookSide.BID;
                event.action(BookAction.TRADE, aggressor, 0).order(px, tradedSize);
            }
            return event;
        }
    }

    private HandTape() {}

    static MarketTape of(Side side, List<Line> lines) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        lines.forEach(line -> tape.add(line.toEvent(side)));
        return tape.build();
    }

    /** Fills as {@code qty x price @ milliseconds, role}, the prices of a sell mirrored to those of the buy. */
    static List<String> fills(Side side, StrategyResult result) {
        List<String> fills = new ArrayList<>();
        for (Fill fill : result.fills()) {
            long px = side == Side.BUY ? fill.pxE9() : 2 * CENTRE - fill.pxE9();
            String role = fill.liquidity() == Liquidity.MAKER ? "maker" : "taker";
            fills.add(fill.qty() + " x " + px + " @ " + fill.timeNs() / 1_000_000 + ", " + role);
        }
        return fills;
    }
}
