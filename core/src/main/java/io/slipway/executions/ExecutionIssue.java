package io.slipway.executions;

import java.util.Locale;

/** Faults of orders and fills, and remarks on their market and measurement. Each is counted, and its first examples are named. */
public enum ExecutionIssue {
    LOCAL_TIME(
            About.MEASUREMENT,
            "a time has no zone; it is read as one of the zone that --zone or a mapping names, by default of New York"),
    BAD_ROW(About.RECORD, "a row or message of orders or fills cannot be read; skipped"),
    DOUBLED(About.RECORD, "a fill, a correction or a bust was reported again; it changes nothing"),
    LOOKS_DOUBLED(About.RECORD, "two fills have no execution id and are equal in all that is known; both count"),
    REUSED_ID(About.RECORD, "an execution id names two different fills; both count"),
    BUSTED(About.MEASUREMENT, "a fill was taken back; left out"),
    CORRECTED(About.MEASUREMENT, "a fill was corrected; the last correction counts, at the time of the fill"),
    UNMATCHED_BUST(About.RECORD, "a bust refers to a fill that is not there; nothing was taken back"),
    UNMATCHED_CORRECTION(
            About.RECORD,
            "a correction refers to a fill that is not there; the last one of that fill counts as a fill, at the time of the correction: that of the execution is not known"),
    CORRECTED_AFTER_BUST(
            About.RECORD, "a correction refers to a fill that was taken back before; the fill stays left out"),
    DOUBLED_ORDER(About.RECORD, "an order id occurs again; the last order of it counts"),
    NO_TIME(About.RECORD, "an order has no arrival, no decision and no fill; left out"),
    UNKNOWN_ORDER(About.RECORD, "a fill names an order that is not there; an order is inferred"),
    NO_ORDER(
            About.MEASUREMENT,
            "a fill names no order; it belongs to the one order of its symbol and side at its time, or one is inferred"),
    INFERRED(
            About.MEASUREMENT,
            "an order is inferred from its fills; it arrives with the first of them, so the wait before it is in no cost"),
    WRONG_SIDE(About.RECORD, "a fill has the other side than its order; left out"),
    WRONG_SYMBOL(About.RECORD, "a fill has another symbol than its order; left out"),
    NO_SIDE(About.RECORD, "a fill without an order has no side; left out: such a fill needs time, side, qty and price"),
    FAR_OVERFILLED(
            About.RECORD,
            "ten times the ordered quantity or more was filled, as where one file counts lots; the order is left out"),
    OVERFILLED(About.RECORD, "more was filled than ordered; the order counts as large as its fills"),
    BEFORE_ARRIVAL(About.RECORD, "a fill is before the arrival of its order; it counts"),
    AFTER_END(About.RECORD, "a fill is after the end of its order; it counts, and the order ends with it"),
    BEYOND_LIMIT(About.RECORD, "a fill is worse than the limit that its order had then; it counts"),
    AMENDED_QTY(
            About.MEASUREMENT,
            "the quantity of an order was changed while it was open; it is measured as if the last quantity had been ordered at its arrival: what was added pays the move of the market before it, and what was cut has no opportunity cost"),
    AMENDED_LIMIT(
            About.MEASUREMENT,
            "the limit of an order was changed while it was open; strategies beside it, and the Rule 605 table, have the last limit"),
    STOP(
            About.MEASUREMENT,
            "an order has a stop price; its costs count from its arrival, so the move of the market until the stop is in them"),
    OUT_OF_HOURS(About.RECORD, "a fill is outside the sessions of the market; it counts, without spreads"),
    OTHER_DAY(About.MARKET, "there are no market data of the day of a fill; it counts, without spreads"),
    NO_SPREAD(
            About.MARKET,
            "the market was locked or crossed at a fill; it counts, but not in effective over quoted spread"),
    IN_AUCTION(
            About.MARKET,
            "a fill is of an auction; it counts, without spreads, and pays the fee for taking unless it states one"),
    AUCTION_ORDER(
            About.MEASUREMENT,
            "all fills of an order are of auctions; it is not compared with strategies, which trade continuously, nor with the VWAP of continuous trading: see its cost against the official open or close"),
    IN_HALT(About.RECORD, "a fill is in a trading halt of its venue; it counts, without spreads"),
    ARRIVED_CLOSED(
            About.MARKET,
            "an order arrived while the market was closed; its costs count from the next session of its window"),
    CLOSED_ORDER(
            About.MARKET,
            "the market was closed in all of the time of an order; its fills count, without spreads, and only prices that its owner states are compared"),
    HALTED_ORDER(About.MARKET, "trading was halted at all venues while an order was open; the wait is in its costs"),
    ARRIVED_HALTED(
            About.MARKET,
            "an order arrived while all venues were halted; its costs count from the last mid before the halt"),
    HALTED_UNQUOTED(
            About.MARKET,
            "an order arrived while all venues were halted, and the market data have no mid of its session before the halt; the jump of the reopening is in no cost, unless a decision price is stated"),
    LATE_QUOTE(
            About.MARKET,
            "the market data have no quote at the arrival of an order; its costs count from the first one after it, within a minute and before its first fill"),
    THIN_ARRIVAL(
            About.MARKET,
            "fewer than half of the venues showed a price when an order arrived, or the spread was more than five times its mean until the end of the order, as in the first moments of a session, whose books begin empty; costs against such an arrival say little"),
    ARRIVED_CROSSED(
            About.MARKET,
            "the best bid of all venues was above the best offer when an order arrived, as where a venue has stopped sending; costs against such an arrival say little"),
    NO_ARRIVAL_QUOTE(
            About.MARKET,
            "the market data have no quote at the arrival of an order, nor within a minute and before its first fill; without a stated arrival price its shortfall counts from its decision price, and without that it is left out of the shortfall"),
    DECISION_CLOSED(
            About.MARKET,
            "an order was decided while the market was closed; its costs count from the mid at the last close before"),
    DECISION_UNQUOTED(
            About.MARKET,
            "the market data have no mid at the decision of an order; its costs count from its arrival, and the delay before it is in no cost"),
    MARK_BOUND(
            About.MARKET,
            "mark is a lower bound: nothing was offered to a buy, or bid for a sell, when an order ended unfilled; it is marked at the last far touch within it, or at the near touch at its end where that is worse, and its opportunity cost is at least as large"),
    MARK_HALTED(
            About.MARKET,
            "trading was halted when an order ended unfilled; it is marked at the last far touch before the halt, and its opportunity cost may be larger"),
    NO_MARK(
            About.MARKET,
            "no mark: an order ended unfilled, and neither the market data nor its owner tell a price to mark it with; what was filled counts, and its opportunity cost is not known and in no sum"),
    ZERO_PRICE(
            About.MARKET,
            "the price that the shortfall of an order counts from is zero; its money counts, and its bps are undefined"),
    ENDS_AFTER_DATA(
            About.MARKET,
            "the market data end more than a minute before an order does; its averages end with them, the last quotes that were shown mark what was unfilled, and it is not compared with strategies"),
    OFF_TICK(About.RECORD, "a price is not a multiple of half a tick; it counts"),
    ORDER_FAR_FROM_MARKET(
            About.RECORD,
            "a stated decision, arrival or end price of an order is more than half away from the mid of its arrival; it counts: check its unit and sign"),
    FAR_FROM_MARKET(
            About.RECORD,
            "a price is farther from the best bid and offer of its time than a price band (5 % above 3.00, 20 % from 0.75 to 3.00, below that the lesser of 0.15 and 75 %), or more than half away from the mid; it counts: check its unit, sign, symbol and time zone"),
    RESTED_BEYOND_TOUCH(
            About.RECORD,
            "a fill says that it rested, at a price at which it would have taken: a buy above the best offer of its time, or a sell below the best bid, by more than the spread; it counts as stated: check its time, price and liquidity"),
    WHOLE_SECONDS(
            About.MEASUREMENT,
            "the times of all fills are whole seconds; the quote before a fill may be a second off, so spreads, markouts of a second or less, and the choice of the venue are not those of its moment"),
    FEE_NOT_STATED(
            About.MEASUREMENT,
            "a fill states no fee; it is charged that of --fee, --rebate and --venue-fees, and nothing where none of them is given"),
    FEE_ABOVE_CAP(
            About.MEASUREMENT,
            "a fill that states no fee is charged more per share than 0.3 % of its price; below 1 dollar, venues of US equities may charge that for taking (17 CFR 242.610(c)): give a fee in bps, or most_below_one in a table"),
    OLD_FEE_CAPS(
            About.MEASUREMENT,
            "an order pays fees of us-equities on or after 2 November 2026; they are those before the amended caps of 17 CFR 242.610(c): 0.1 cent per share, 0.1 % below 1 dollar. Check whether these are in force on its day, and set your own rates"),
    NO_PRINTS(
            About.MARKET,
            "the market data of a symbol show no trades of others; strategies that trade by their volume have nothing due before the end of an order, and take all of it then"),
    FEES_OF_ONE_SIDE(
            About.MEASUREMENT,
            "an order has fees and no fees are set for the strategies (--fee, --venue-fees); it is compared with them without its fees"),
    UNKNOWN_VENUE(About.MARKET, "a fill states no venue, or one that is not in the market data; it counts"),
    UNKNOWN_VENUE_NAME(
            About.MEASUREMENT,
            "a fill names a venue that is not known; it counts under the name in the file; venues in a mapping says which venue a name is"),
    LIQUIDITY_INFERRED(
            About.MEASUREMENT,
            "a fill does not say whether it took or rested; its place between bid and offer decides"),
    NO_QUOTE(
            About.MARKET,
            "the market data have no quote at the fill, or end more than a minute before it; it counts, without spreads"),
    LARGE_PART(
            About.MEASUREMENT,
            "own fills are more than 20 % of the volume of the market from arrival to end, and are in it: the market VWAP and the price at the participation are largely those of the order itself, so its cost against them says little"),
    DATA_GAP(
            About.MARKET,
            "the market data have a gap in the session: no venue has a row for more than ten minutes, and 20 times the median time between rows. The last quotes hold for a minute; then a fill has no quote, an order that arrives has no arrival price, and one that is open is not compared with strategies"),
    NO_MARKET_DATA(
            About.MARKET, "there is no market data for an order; only prices that its owner states are compared");

    private final About about;
    private final String meaning;

    ExecutionIssue(About about, String meaning) {
        this.about = about;
        this.meaning = meaning;
    }

    /** The thing that an issue says something of. */
    public enum About {
        /** The record of orders or fills: it contradicts itself or the market, or lacks what it needs. A fault. */
        RECORD,
        /** The market or its data: a halt, an auction, a quote that is not there. Nothing is wrong with the record. */
        MARKET,
        /** The measurement: how a sound record was counted. */
        MEASUREMENT;

        /** Name in files. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Subject of the issue; only {@link About#RECORD} is a fault of orders or fills. */
    public About about() {
        return about;
    }

    /** A clause for a person: the fault, and what follows. */
    public String meaning() {
        return meaning;
    }

    /** Name in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
