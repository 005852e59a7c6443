package io.slipway.market;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kind of a trade print: its relation to the displayed book, to the last price and to the day's volume. Data that say
 * nothing of it have {@link #REGULAR} prints.
 *
 * <pre>{@code
 * if (event.action() == BookAction.TRADE && event.printKind().tradesInBook()) {
 *     queue.shrinkBy(event.size());
 * }
 * }</pre>
 */
public enum PrintKind {
    /** A trade of continuous trading. */
    REGULAR(0, Flags.BOOK | Flags.LAST | Flags.VOLUME | Flags.VWAP),
    /** A trade of less than a round lot: as a regular one, but it does not set the last price. */
    ODD_LOT(1, Flags.BOOK | Flags.VOLUME | Flags.VWAP),
    /** A trade outside regular hours, in the book of that session. */
    EXTENDED_HOURS(2, Flags.BOOK | Flags.VOLUME | Flags.VWAP),
    /** A trade at the market that was agreed away from the displayed book: a cross, a block, an acquisition or a distribution. */
    NEGOTIATED(3, Flags.LAST | Flags.VOLUME | Flags.VWAP),
    /** The trade of an opening auction. */
    OPENING_AUCTION(4, Flags.LAST | Flags.VOLUME),
    /** The trade of an auction after a halt, or of any other auction within the day. */
    REOPENING_AUCTION(5, Flags.LAST | Flags.VOLUME),
    /** The trade of a closing auction. */
    CLOSING_AUCTION(6, Flags.LAST | Flags.VOLUME),
    /** A listing market's message of its official opening price; its shares were reported before. */
    OFFICIAL_OPEN(7, 0),
    /** A listing market's message of its official closing price; its shares were reported before. */
    OFFICIAL_CLOSE(8, 0),
    /** A later correction of the consolidated close. */
    CORRECTED_CLOSE(9, Flags.LAST),
    /** A trade reported late or out of sequence. */
    LATE(10, Flags.VOLUME),
    /** A trade at a price of an earlier moment. */
    PRIOR_REFERENCE(11, Flags.VOLUME),
    /** Several trades under their average price. */
    AVERAGE_PRICE(12, Flags.VOLUME),
    /** Several trades at one price, reported as one. */
    BUNCHED(13, Flags.LAST | Flags.VOLUME),
    /** A trade whose price follows from that of a derivative. */
    DERIVATIVE(14, Flags.VOLUME),
    /** A trade that depends on another one, so that its price need not be the market's. */
    CONTINGENT(15, Flags.VOLUME),
    /** A trade with other than regular settlement. */
    SPECIAL_SETTLEMENT(16, Flags.VOLUME),
    /** A trade that the reporter marks as away from the market. */
    PRICE_VARIATION(17, Flags.VOLUME),
    /** A trade with a condition that is not known: volume, and nothing else that could be wrong. */
    UNKNOWN(18, Flags.VOLUME),
    /** A trade that was cancelled or corrected later. */
    CANCELLED(19, 0);

    private static final PrintKind[] BY_CODE = values();

    private final int code;
    private final int flags;

    PrintKind(int code, int flags) {
        this.code = code;
        this.flags = flags;
    }

    /** A stable number from 0, the kind's form in a tape and on the wire. */
    public int code() {
        return code;
    }

    /**
     * The kind of a {@link #code}.
     *
     * @throws IllegalArgumentException if there is no such code
     */
    public static PrintKind ofCode(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException(
                    "unknown kind of a print: code=" + code + ", expected 0 to " + (BY_CODE.length - 1));
        }
        return BY_CODE[code];
    }

    /** Its name in files, such as {@code odd_lot}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a {@link #key}. */
    public static Optional<PrintKind> ofKey(String key) {
        return Arrays.stream(BY_CODE).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /**
     * The kind of a print that is of both kinds: the one that counts for less. A late print of an auction is late, an odd lot of an
     * average price an average price.
     */
    public PrintKind strictest(PrintKind other) {
        int more = Integer.bitCount(flags) - Integer.bitCount(other.flags);
        boolean isOther = more > 0 || (more == 0 && code < other.code);
        return isOther ? other : this;
    }

    /** True if orders in the displayed book may have been a party, so that it can fill or move a queue. */
    public boolean tradesInBook() {
        return has(Flags.BOOK);
    }

    /** True if it sets the last price. */
    public boolean updatesLast() {
        return has(Flags.LAST);
    }

    /** True if its shares are a part of the day's volume. */
    public boolean inVolume() {
        return has(Flags.VOLUME);
    }

    /**
     * True if it is a part of the volume-weighted price of continuous trading, and of the volume that an order can take part in:
     * at a price of its own moment, and no auction.
     */
    public boolean inVwap() {
        return has(Flags.VWAP);
    }

    /** True if it is the trade of an auction. */
    public boolean isAuction() {
        return this == OPENING_AUCTION || this == REOPENING_AUCTION || this == CLOSING_AUCTION;
    }

    /** True if it is a message of the official opening price. */
    public boolean isOfficialOpen() {
        return this == OFFICIAL_OPEN;
    }

    /** True if it is a message of the official closing price, the corrected one included. */
    public boolean isOfficialClose() {
        return this == OFFICIAL_CLOSE || this == CORRECTED_CLOSE;
    }

    /** True if it is reported late, so that its place in the data is not its place in time. */
    public boolean isLate() {
        return this == LATE;
    }

    /** True if it is several trades in one report. */
    public boolean isAveraged() {
        return this == AVERAGE_PRICE || this == BUNCHED;
    }

    public boolean isDerivative() {
        return this == DERIVATIVE;
    }

    public boolean isContingent() {
        return this == CONTINGENT;
    }

    public boolean isCancelled() {
        return this == CANCELLED;
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Bits of the answers. */
    private static final class Flags {

        static final int BOOK = 1;
        static final int LAST = 2;
        static final int VOLUME = 4;
        static final int VWAP = 8;

        private Flags() {}
    }
}
