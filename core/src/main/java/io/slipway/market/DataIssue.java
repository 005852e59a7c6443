package io.slipway.market;

import java.util.Arrays;
import java.util.Optional;

/**
 * Something about a row of market data that a reader cannot take as it stands, but need not stop for: it passes the row
 * over or sets it right, and counts it.
 */
public enum DataIssue {
    BAD_ROW("bad_rows", Handling.SKIPPED, "rows that cannot be read"),
    CUT_LAST_ROW("cut_last_rows", Handling.SET_ASIDE, "last rows cut off in the middle"),
    CROSSED_ROW("crossed_rows", Handling.SKIPPED, "rows with a bid above the offer of the same venue"),
    REPEATED_ROW(
            "repeated_rows",
            Handling.SKIPPED,
            "rows of the book equal in every field to the one before of their venue"),
    DUPLICATE_ROW("duplicate_rows", Handling.SET_ASIDE, "rows that several files have, taken once"),
    REPEATED_HEADING(
            "repeated_headings",
            Handling.SET_ASIDE,
            "repetitions of the heading between rows, as in files that were joined"),
    CORRECTED_TRADE("corrected_trades", Handling.SET_ASIDE, "trades cancelled or corrected later"),
    AUCTION_PRINT("auction_prints", Handling.ACCEPTED, "trades of an auction"),
    OFFICIAL_PRICE("official_prices", Handling.ACCEPTED, "official opening or closing prices, which are no trades"),
    UNKNOWN_CONDITION("unknown_conditions", Handling.ACCEPTED, "trades with a sale condition that is not known"),
    OFF_EXCHANGE_PRINT("off_exchange_prints", Handling.ACCEPTED, "trades reported from off the exchanges"),
    SUB_PENNY_PRINT("sub_penny_prints", Handling.ACCEPTED, "trades at a fraction of a cent"),
    INDICATIVE_QUOTE("indicative_quotes", Handling.SET_ASIDE, "quotes that nobody has to honour"),
    CANCELLED_QUOTE("cancelled_quotes", Handling.SET_ASIDE, "quotes cancelled or corrected later"),
    LEFT_OUT("left_out_rows", Handling.SET_ASIDE, "rows that the mapping leaves out"),
    NO_WHOLE_LOT("trades_below_a_lot", Handling.SET_ASIDE, "trades of less than one lot"),
    OTHER_SYMBOL("other_symbol_rows", Handling.SET_ASIDE, "rows of other symbols"),
    OTHER_RECORD("other_records", Handling.SET_ASIDE, "records that are not market data of a known kind"),
    DEFINITION("definitions", Handling.SET_ASIDE, "definitions of instruments, which are shown and not used"),
    IMBALANCE("imbalances", Handling.SET_ASIDE, "messages of the imbalance before an auction, which are not used"),
    PRICE_WITHOUT_SIZE("prices_without_size", Handling.ACCEPTED, "quotes with a price and no size, taken as absent"),
    OUT_OF_ORDER(
            "rows_put_in_order", Handling.ACCEPTED, "rows earlier than one before them of their venue, put in order"),
    SNAPSHOT_ROW("snapshot_rows", Handling.ACCEPTED, "rows of a snapshot, timed by their receipt"),
    UNKNOWN_ORDER("unknown_orders", Handling.ACCEPTED, "changes of an order that was never added"),
    UNKNOWN_LEVEL("unknown_levels", Handling.ACCEPTED, "deletions of a price level that was not there"),
    UNKNOWN_VENUE("unknown_venue_rows", Handling.ACCEPTED, "rows of a publisher that is not known"),
    UNROUTABLE_VENUE("unroutable_venue_rows", Handling.ACCEPTED, "rows of a publisher that takes no orders"),
    AUCTION_BOOK(
            "auction_books", Handling.ACCEPTED, "books of orders that cross, as before an auction, taken as no quotes"),
    CUT_LEVELS(
            "cut_levels",
            Handling.ACCEPTED,
            "books whose deeper levels get no worse or have no size, cut to the levels before those"),
    HALT_ROW("halt_rows", Handling.ACCEPTED, "rows that say that trading is halted"),
    FRACTIONAL_SIZE("fractional_sizes", Handling.ACCEPTED, "sizes cut to whole lots"),
    ROUND_LOT_SIZE("round_lot_sizes", Handling.ACCEPTED, "sizes given in round lots, turned into shares"),
    LOST_DELETION(
            "lost_deletions",
            Handling.ACCEPTED,
            "orders or levels removed because a later row of their venue shows that their deletion was lost"),
    STUCK_ORDER(
            "stuck_orders",
            Handling.ACCEPTED,
            "times that up to three orders, stuck or of an auction, crossed a book for 10 s or more"),
    KEPT_FIELD("kept_fields", Handling.ACCEPTED, "quotes of a price or a size alone, completed by the one before"),
    ROUNDED_NUMBER(
            "rounded_numbers",
            Handling.ACCEPTED,
            "numbers of more than nine decimals, or beside the price step of a mapping, rounded"),
    CONSTANT_SIZE("constant_sizes", Handling.ACCEPTED, "rows whose size is a constant of the mapping and no data"),
    SEQUENCE_GAP("sequence_gaps", Handling.ACCEPTED, "places where numbers of a feed's sequence are missing"),
    UPDATE_WITHOUT_BOOK(
            "updates_without_book",
            Handling.SET_ASIDE,
            "messages of a book whose snapshot is missing or follows later"),
    OLD_UPDATE("old_updates", Handling.SET_ASIDE, "messages of a book that the book already contains"),
    CHECKSUM_FAULT(
            "checksum_faults", Handling.ACCEPTED, "books whose checksum is another, taken as unknown from there on"),
    PASSED_OVER_FILE(
            "passed_over_files",
            Handling.ACCEPTED,
            "files without quotes and trades of their own, which were not read");

    /** Treatment of such a row. */
    public enum Handling {
        /** Passed over as a fault; too many of them stop the reader. */
        SKIPPED,
        /** Passed over by rule, however many there are. */
        SET_ASIDE,
        /** Used, after being set right where that is needed. */
        ACCEPTED
    }

    private final String key;
    private final Handling handling;
    private final String meaning;

    DataIssue(String key, Handling handling, String meaning) {
        this.key = key;
        this.handling = handling;
        this.meaning = meaning;
    }

    /** Its name in result files and streams, such as {@code crossed_rows}. */
    public String key() {
        return key;
    }

    /** The issue of a {@link #key}. */
    public static Optional<DataIssue> ofKey(String key) {
        return Arrays.stream(values()).filter(issue -> issue.key.equals(key)).findFirst();
    }

    public Handling handling() {
        return handling;
    }

    /** The counted rows, as a plural noun for people to read. */
    public String meaning() {
        return meaning;
    }
}
