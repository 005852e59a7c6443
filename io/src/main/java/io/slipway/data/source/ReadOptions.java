package io.slipway.data.source;

import io.slipway.market.IssueLog;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Choice of the market data to read, and rules for reading it. Immutable.
 *
 * @param symbol the only symbol to read; empty if there is one only
 * @param fromNs rows of an earlier event time are left out, but for those that build the books as of then
 * @param toNs rows of a later event time are left out
 * @param lenient whether rows that cannot be read are skipped and counted instead of stopping the reader
 * @param skipLimit the largest share of rows that may be skipped as faults
 * @param strictVenues whether a venue that is not known stops the reader
 * @param format the name of the format; empty if it is to be told from the first bytes
 * @param mapping the columns of a CSV file of one's own, a YAML file
 * @param date the trading day of files whose rows have a time of day only
 * @param zone the time zone of times without one
 * @param roundLot shares in one unit of size, for formats that give sizes in round lots; empty for the format's own rule
 * @param qtyStep step of quantities with decimals
 * @param multiplier value of one contract at a price of one, in the quote currency
 * @param currency the quote currency; empty if venue and symbol tell it
 */
public record ReadOptions(
        Optional<String> symbol,
        long fromNs,
        long toNs,
        boolean lenient,
        double skipLimit,
        boolean strictVenues,
        Optional<String> format,
        Optional<Path> mapping,
        Optional<LocalDate> date,
        ZoneId zone,
        Optional<Integer> roundLot,
        QtyStep qtyStep,
        BigDecimal multiplier,
        String currency) {

    /** The time zone of the US equity markets. */
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    public ReadOptions {
        if (fromNs > toNs) {
            throw new IllegalArgumentException("--from is after --to");
        }
        if (roundLot.isPresent() && roundLot.get() < 1) {
            throw new IllegalArgumentException("not a round lot: shares=" + roundLot.get());
        }
    }

    /** Reads all of a file that holds one symbol. */
    public static ReadOptions all() {
        return new ReadOptions(
                Optional.empty(),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                false,
                IssueLog.DEFAULT_SKIP_LIMIT,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NEW_YORK,
                Optional.empty(),
                QtyStep.WHOLE,
                BigDecimal.ONE,
                "");
    }

    /** These options with another symbol. */
    public ReadOptions withSymbol(Optional<String> newSymbol) {
        return new ReadOptions(
                newSymbol,
                fromNs,
                toNs,
                lenient,
                skipLimit,
                strictVenues,
                format,
                mapping,
                date,
                zone,
                roundLot,
                qtyStep,
                multiplier,
                currency);
    }

    /** These options with another time window, both ends inclusive. */
    public ReadOptions withWindow(long newFromNs, long newToNs) {
        return new ReadOptions(
                symbol,
                newFromNs,
                newToNs,
                lenient,
                skipLimit,
                strictVenues,
                format,
                mapping,
                date,
                zone,
                roundLot,
                qtyStep,
                multiplier,
                currency);
    }

    /** These options with other tolerance of faults. */
    public ReadOptions withTolerance(boolean newLenient, double newSkipLimit, boolean newStrictVenues) {
        return new ReadOptions(
                symbol,
                fromNs,
                toNs,
                newLenient,
                newSkipLimit,
                newStrictVenues,
                format,
                mapping,
                date,
                zone,
                roundLot,
                qtyStep,
                multiplier,
                currency);
    }

    /** These options with the format named instead of told from the first bytes. */
    public ReadOptions withFormat(Optional<String> newFormat, Optional<Path> newMapping) {
        return new ReadOptions(
                symbol,
                fromNs,
                toNs,
                lenient,
                skipLimit,
                strictVenues,
                newFormat,
                newMapping,
                date,
                zone,
                roundLot,
                qtyStep,
                multiplier,
                currency);
    }

    /** These options with other conventions for times and sizes. */
    public ReadOptions withConventions(Optional<LocalDate> newDate, ZoneId newZone, Optional<Integer> newRoundLot) {
        return new ReadOptions(
                symbol,
                fromNs,
                toNs,
                lenient,
                skipLimit,
                strictVenues,
                format,
                mapping,
                newDate,
                newZone,
                newRoundLot,
                qtyStep,
                multiplier,
                currency);
    }

    /** These options with another step of quantities. */
    public ReadOptions withQtyStep(QtyStep newQtyStep) {
        return new ReadOptions(
                symbol,
                fromNs,
                toNs,
                lenient,
                skipLimit,
                strictVenues,
                format,
                mapping,
                date,
                zone,
                roundLot,
                newQtyStep,
                multiplier,
                currency);
    }

    /** These options with another multiplier of contracts. */
    public ReadOptions withMultiplier(BigDecimal newMultiplier) {
        return new ReadOptions(
                symbol,
                fromNs,
                toNs,
                lenient,
                skipLimit,
                strictVenues,
                format,
                mapping,
                date,
                zone,
                roundLot,
                qtyStep,
                newMultiplier,
                currency);
    }

    /** These options with another quote currency. */
    public ReadOptions withCurrency(String newCurrency) {
        return new ReadOptions(
                symbol,
                fromNs,
                toNs,
                lenient,
                skipLimit,
                strictVenues,
                format,
                mapping,
                date,
                zone,
                roundLot,
                qtyStep,
                multiplier,
                newCurrency);
    }
}
