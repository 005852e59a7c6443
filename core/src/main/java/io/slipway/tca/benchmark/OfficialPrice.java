package io.slipway.tca.benchmark;

import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.model.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Official opening or closing price of a day: that of the auction's print, of the largest if several venues hold auctions, since
 * that of the listing market is by far the largest. Without an auction's print, the price of the message with the largest size. A
 * corrected close is above both, the last one of several.
 */
final class OfficialPrice {

    private static final int MESSAGE = 1;
    private static final int AUCTION = 2;
    private static final int CORRECTION = 3;

    private LocalDate day = LocalDate.MIN;
    private int rank;
    private long size;
    private long pxE9;

    /** Adds a print of a day, the days ascending; prints of other kinds do not count. */
    void add(MarketEvent print, boolean opens, LocalDate printDay) {
        int newRank = rank(print.printKind(), opens);
        if (newRank == 0) {
            return;
        }
        if (!printDay.equals(day)) {
            day = printDay;
            rank = 0;
            size = -1;
        }
        boolean isBetter = newRank > rank || (newRank == rank && (print.size() > size || newRank == CORRECTION));
        if (isBetter) {
            rank = newRank;
            size = print.size();
            pxE9 = print.priceE9();
        }
    }

    private static int rank(PrintKind kind, boolean opens) {
        if (opens) {
            return kind == PrintKind.OPENING_AUCTION ? AUCTION : kind == PrintKind.OFFICIAL_OPEN ? MESSAGE : 0;
        }
        return switch (kind) {
            case CORRECTED_CLOSE -> CORRECTION;
            case CLOSING_AUCTION -> AUCTION;
            case OFFICIAL_CLOSE -> MESSAGE;
            default -> 0;
        };
    }

    /** The price, or null if there was none. */
    @Nullable
    BigDecimal price() {
        return rank == 0 ? null : Money.toDecimal(pxE9);
    }

    /** True if the price is of that day. */
    boolean isOf(LocalDate other) {
        return day.equals(other);
    }
}
