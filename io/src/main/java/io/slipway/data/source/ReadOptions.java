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
 * @param window the times to read
 * @param tolerance dealing with faults
 * @param layout form of the files
 * @param conventions meaning of times and sizes that do not tell it
 * @param units units of quantities and money
 */
public record ReadOptions(
        Optional<String> symbol,
        Window window,
        Tolerance tolerance,
        Layout layout,
        Conventions conventions,
        Units units) {

    /** The time zone of the US equity markets. */
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final ReadOptions ALL = new ReadOptions(
            Optional.empty(),
            new Window(Long.MIN_VALUE, Long.MAX_VALUE),
            new Tolerance(false, IssueLog.DEFAULT_SKIP_LIMIT, false),
            new Layout(Optional.empty(), Optional.empty()),
            new Conventions(Optional.empty(), NEW_YORK, Optional.empty()),
            new Units(QtyStep.WHOLE, BigDecimal.ONE, ""));

    /**
     * The times to read, both ends inclusive.
     *
     * @param fromNs rows of an earlier event time are left out, but for those that build the books as of then
     * @param toNs rows of a later event time are left out
     */
    public record Window(long fromNs, long toNs) {

        public Window {
            if (fromNs > toNs) {
                throw new IllegalArgumentException("--from is after --to");
            }
        }
    }

    /**
     * Dealing with faults.
     *
     * @param lenient whether rows that cannot be read are skipped and counted instead of stopping the reader
     * @param skipLimit the largest share of rows that may be skipped as faults
     * @param strictVenues whether a venue that is not known stops the reader
     */
    public record Tolerance(boolean lenient, double skipLimit, boolean strictVenues) {}

    /**
     * Form of the files.
     *
     * @param format the name of the format; empty if it is to be told from the first bytes
     * @param mapping the columns of a CSV file of one's own, a YAML file
     */
    public record Layout(Optional<String> format, Optional<Path> mapping) {}

    /**
     * Meaning of times and sizes that do not tell it.
     *
     * @param date the trading day of files whose rows have a time of day only
     * @param zone the time zone of times without one
     * @param roundLot shares in one unit of size, for formats that give sizes in round lots; empty for the format's own rule
     */
    public record Conventions(Optional<LocalDate> date, ZoneId zone, Optional<Integer> roundLot) {

        public Conventions {
            if (roundLot.isPresent() && roundLot.get() < 1) {
                throw new IllegalArgumentException("not a round lot: shares=" + roundLot.get());
            }
        }
    }

    /**
     * Units of quantities and money.
     *
     * @param qtyStep step of quantities with decimals
     * @param multiplier value of one contract at a price of one, in the quote currency
     * @param currency the quote currency; empty if venue and symbol tell it
     */
    public record Units(QtyStep qtyStep, BigDecimal multiplier, String currency) {}

    /** Reads all of a file that holds one symbol. */
    public static ReadOptions all() {
        return ALL;
    }

    /** Start of the {@linkplain Window window}. */
    public long fromNs() {
        return window.fromNs;
    }

    /** End of the {@linkplain Window window}. */
    public long toNs() {
        return window.toNs;
    }

    /** True if rows that cannot be read are {@linkplain Tolerance skipped}. */
    public boolean lenient() {
        return tolerance.lenient;
    }

    /** The largest share of rows that may be {@linkplain Tolerance skipped}. */
    public double skipLimit() {
        return tolerance.skipLimit;
    }

    /** True if a venue that is not known {@linkplain Tolerance stops} the reader. */
    public boolean strictVenues() {
        return tolerance.strictVenues;
    }

    /** The name of the {@linkplain Layout format}. */
    public Optional<String> format() {
        return layout.format;
    }

    /** The file of the {@linkplain Layout mapping}. */
    public Optional<Path> mapping() {
        return layout.mapping;
    }

    /** The trading day by {@linkplain Conventions convention}. */
    public Optional<LocalDate> date() {
        return conventions.date;
    }

    /** The time zone by {@linkplain Conventions convention}. */
    public ZoneId zone() {
        return conventions.zone;
    }

    /** The round lot by {@linkplain Conventions convention}. */
    public Optional<Integer> roundLot() {
        return conventions.roundLot;
    }

    /** Step of {@linkplain Units quantities}. */
    public QtyStep qtyStep() {
        return units.qtyStep;
    }

    /** Multiplier of {@linkplain Units contracts}. */
    public BigDecimal multiplier() {
        return units.multiplier;
    }

    /** The quote {@linkplain Units currency}. */
    public String currency() {
        return units.currency;
    }

    /** These options with another symbol. */
    public ReadOptions withSymbol(Optional<String> newSymbol) {
        return new ReadOptions(newSymbol, window, tolerance, layout, conventions, units);
    }

    /** These options with another time window, both ends inclusive. */
    public ReadOptions withWindow(long newFromNs, long newToNs) {
        return new ReadOptions(symbol, new Window(newFromNs, newToNs), tolerance, layout, conventions, units);
    }

    /** These options with other tolerance of faults. */
    public ReadOptions withTolerance(boolean newLenient, double newSkipLimit, boolean newStrictVenues) {
        Tolerance other = new Tolerance(newLenient, newSkipLimit, newStrictVenues);
        return new ReadOptions(symbol, window, other, layout, conventions, units);
    }

    /** These options with the format named instead of told from the first bytes. */
    public ReadOptions withFormat(Optional<String> newFormat, Optional<Path> newMapping) {
        return new ReadOptions(symbol, window, tolerance, new Layout(newFormat, newMapping), conventions, units);
    }

    /** These options with other conventions for times and sizes. */
    public ReadOptions withConventions(Optional<LocalDate> newDate, ZoneId newZone, Optional<Integer> newRoundLot) {
        Conventions other = new Conventions(newDate, newZone, newRoundLot);
        return new ReadOptions(symbol, window, tolerance, layout, other, units);
    }

    /** These options with another step of quantities. */
    public ReadOptions withQtyStep(QtyStep newQtyStep) {
        return withUnits(new Units(newQtyStep, units.multiplier, units.currency));
    }

    /** These options with another multiplier of contracts. */
    public ReadOptions withMultiplier(BigDecimal newMultiplier) {
        return withUnits(new Units(units.qtyStep, newMultiplier, units.currency));
    }

    /** These options with another quote currency. */
    public ReadOptions withCurrency(String newCurrency) {
        return withUnits(new Units(units.qtyStep, units.multiplier, newCurrency));
    }

    private ReadOptions withUnits(Units newUnits) {
        return new ReadOptions(symbol, window, tolerance, layout, conventions, newUnits);
    }
}
