package io.slipway.executions.regulatory;

import io.slipway.executions.OrderTags;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.measure.FillPhase;
import io.slipway.executions.measure.MarketCosts;
import io.slipway.executions.measure.MeasuredOrder;
import io.slipway.executions.measure.OrderReceipt;
import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Type of a covered order in the sense of Rule 605 as amended in 2024, with the moment and the quote that its statistics refer to.
 *
 * @param type its type
 * @param fromNs receipt; of a limit order that was not marketable, the first moment at which it was executable
 * @param quote best bid and offer of that moment
 */
record OrderClass(Type type, long fromNs, NationalQuote quote) {

    /** Types, with the codes of the reporting plan. */
    enum Type {
        MARKET("MXXNN"),
        MARKETABLE_LIMIT("LYNNN"),
        MARKETABLE_IOC("LYNYN"),
        MIDPOINT_OR_BETTER("LNYNN"),
        MIDPOINT_OR_BETTER_IOC("LNYYN"),
        NON_MARKETABLE("LNNNN"),
        NON_MARKETABLE_IOC("LNNYN");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        /** True of the types that are reported from the moment at which they are executable. */
        boolean isNonMarketable() {
            return code.startsWith("LN");
        }

        /** True where prices are compared with the far touch of the quote. */
        boolean hasPriceImprovement() {
            return !code.startsWith("LNN");
        }
    }

    /** Reasons for which an order is in no row. */
    enum Exclusion {
        NO_MARKET_DATA("there is no market data of the order"),
        STOP("a stop price: the data do not tell when it was triggered"),
        FULL_SIZE("to be executed only at its full size"),
        AT_AUCTION("to be executed at the price of an auction"),
        OUTSIDE_HOURS("received outside the session, and no limit order that then waited for its price"),
        NO_QUOTE(
                "no best bid and offer when the order was received, and no limit order that then waited for its price"),
        EXECUTED_OUTSIDE("executed outside regular trading hours, in part or whole"),
        NEVER_EXECUTABLE("a limit order that was not executable before its end");

        private final String meaning;

        Exclusion(String meaning) {
            this.meaning = meaning;
        }

        String meaning() {
            return meaning;
        }
    }

    /** A class, or the reason for which there is none. */
    record Found(@Nullable OrderClass found, @Nullable Exclusion exclusion) {

        /** The class of an order that is not excluded. */
        OrderClass get() {
            return Objects.requireNonNull(found);
        }
    }

    /** The class of an order. */
    static Found of(MeasuredOrder measured) {
        OwnOrder order = measured.own().order();
        MarketCosts market = measured.market();
        if (market == null && !measured.isOutsideHours()) {
            return excluded(Exclusion.NO_MARKET_DATA);
        }
        Long limitE9 = order.prices().limitE9();
        String kind =
                order.tags().getOrDefault(OrderTags.ORDER_TYPE, limitE9 == null ? OrderTags.MARKET : OrderTags.LIMIT);
        if (kind.equals(OrderTags.STOP) || kind.equals(OrderTags.STOP_LIMIT)) {
            return excluded(Exclusion.STOP);
        }
        String inForce = order.tags().getOrDefault(OrderTags.TIME_IN_FORCE, "");
        if (inForce.equals(OrderTags.FOK) || inForce.equals(OrderTags.AT_AUCTION)) {
            return excluded(inForce.equals(OrderTags.FOK) ? Exclusion.FULL_SIZE : Exclusion.AT_AUCTION);
        }
        if (market == null) {
            return excluded(Exclusion.OUTSIDE_HOURS);
        }
        if (measured.fills().stream().anyMatch(fill -> fill.phase() == FillPhase.CLOSED)) {
            return excluded(Exclusion.EXECUTED_OUTSIDE);
        }
        OrderReceipt receipt = market.activity().receipt();
        long arrivalNs = measured.own().arrivalNs();
        if (kind.equals(OrderTags.MARKET) || limitE9 == null) {
            return ofMarket(receipt, arrivalNs);
        }
        boolean isIoc = inForce.equals(OrderTags.IOC);
        return ofLimit(receipt, arrivalNs, new Limit(order.side(), limitE9, isIoc));
    }

    private static Found excluded(Exclusion exclusion) {
        return new Found(null, exclusion);
    }

    private static Found ofMarket(OrderReceipt receipt, long arrivalNs) {
        NationalQuote quote = receipt.quote();
        if (!receipt.inSession()) {
            return excluded(Exclusion.OUTSIDE_HOURS);
        }
        return quote == null
                ? excluded(Exclusion.NO_QUOTE)
                : new Found(new OrderClass(Type.MARKET, arrivalNs, quote), null);
    }

    private record Limit(Side side, long limitE9, boolean isIoc) {

        boolean isMarketable(NationalQuote quote) {
            return side.sign() * (limitE9 - quote.farTouchE9(side)) >= 0;
        }

        Type resting(NationalQuote quote) {
            boolean isMid = side.sign() * (2 * limitE9 - quote.twiceMidE9()) >= 0;
            return isMid
                    ? isIoc ? Type.MIDPOINT_OR_BETTER_IOC : Type.MIDPOINT_OR_BETTER
                    : isIoc ? Type.NON_MARKETABLE_IOC : Type.NON_MARKETABLE;
        }
    }

    /** An order that was received without a quote, or outside the session, is judged by the first quote after it. */
    private static Found ofLimit(OrderReceipt receipt, long arrivalNs, Limit limit) {
        NationalQuote received = receipt.inSession() ? receipt.quote() : null;
        NationalQuote judged = received == null ? receipt.firstQuote() : received;
        Exclusion unseen = receipt.inSession() ? Exclusion.NO_QUOTE : Exclusion.OUTSIDE_HOURS;
        if (judged == null) {
            return excluded(unseen);
        }
        if (limit.isMarketable(judged)) {
            return received == null
                    ? excluded(unseen)
                    : new Found(
                            new OrderClass(
                                    limit.isIoc() ? Type.MARKETABLE_IOC : Type.MARKETABLE_LIMIT, arrivalNs, received),
                            null);
        }
        NationalQuote executable = receipt.executableQuote();
        return executable == null
                ? excluded(Exclusion.NEVER_EXECUTABLE)
                : new Found(new OrderClass(limit.resting(judged), receipt.executableNs(), executable), null);
    }
}
