package io.slipway.market;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Counts what a reader met, and stops it when the share of rows skipped as faults is over a limit. The limit is applied
 * from the {@value #ROWS_BEFORE_VERDICT}th row on and at the end. Not thread-safe.
 */
public final class IssueLog {

    /** One row in a hundred. */
    public static final double DEFAULT_SKIP_LIMIT = 0.01;

    private static final int ROWS_BEFORE_VERDICT = 1000;
    private static final double PERCENT = 100;

    private static final String NATIONAL_BEST =
            "; a national best with the venue that set it is read with bid_venue and ask_venue in a mapping";

    private final double skipLimit;
    private final long[] counts = new long[DataIssue.values().length];
    private final Map<DataIssue, String> examples = new EnumMap<>(DataIssue.class);
    private final Map<DataIssue, Long> longestNs = new EnumMap<>(DataIssue.class);
    private final Set<String> absences = new TreeSet<>();
    private long rows;
    private long skipped;
    private boolean namesSymbols;
    private final Set<String> otherSymbols = new TreeSet<>();

    /**
     * An empty log.
     *
     * @param skipLimit the largest share of rows that may be skipped as faults, 0 to 1
     */
    public IssueLog(double skipLimit) {
        if (!(skipLimit >= 0 && skipLimit <= 1)) {
            throw new IllegalArgumentException("not a share: skip limit=" + skipLimit + ", expected 0 to 1");
        }
        this.skipLimit = skipLimit;
    }

    /** Notes an optional column that a source does not have, with what follows from that, as a sentence for the user. */
    public void absent(String sentence) {
        absences.add(sentence);
    }

    /** Optional columns that sources do not have, in alphabetical order, each once. */
    public List<String> absences() {
        return List.copyOf(absences);
    }

    /** Counts a row that was read, whatever becomes of it. */
    public void row() {
        rows++;
    }

    /** Counts an issue that is no fault. */
    @SuppressWarnings("EnumOrdinal") // an array index within one run, never stored
    public void note(DataIssue issue) {
        counts[issue.ordinal()]++;
    }

    /** Counts an issue that is no fault, with an example of it as a sentence for the user. */
    public void note(DataIssue issue, String example) {
        note(issue);
        examples.putIfAbsent(issue, example);
    }

    /** Keeps the names of the symbols that are left out from now on. */
    public IssueLog namingSymbols() {
        namesSymbols = true;
        return this;
    }

    /** Counts a row of a symbol that was not chosen. */
    public void otherSymbol(Supplier<String> name) {
        note(DataIssue.OTHER_SYMBOL);
        if (namesSymbols) {
            otherSymbols.add(name.get());
        }
    }

    /**
     * Counts rows of symbols that were not chosen and that are not read, so that nobody knows their names.
     *
     * @throws IllegalStateException if names are asked for
     */
    @SuppressWarnings("EnumOrdinal") // an array index within one run, never stored
    public void otherSymbols(long number) {
        if (namesSymbols && number > 0) {
            throw new IllegalStateException("rows without names: number=" + number);
        }
        counts[DataIssue.OTHER_SYMBOL.ordinal()] += number;
    }

    /** True if {@link #namingSymbols} asked for the names of the symbols that are left out. */
    public boolean isNamingSymbols() {
        return namesSymbols;
    }

    /** Symbols that were left out, in alphabetical order; empty unless {@link #namingSymbols} asked for them. */
    public List<String> otherSymbols() {
        return List.copyOf(otherSymbols);
    }

    /** Counts an issue that lasts; the longest of its kind is the example. */
    public void longest(DataIssue issue, long lengthNs, String example) {
        note(issue);
        if (lengthNs > longestNs.getOrDefault(issue, -1L)) {
            longestNs.put(issue, lengthNs);
            examples.put(issue, example);
        }
    }

    /**
     * Counts a row that is skipped as a fault.
     *
     * @param fault the place and what is wrong there, as a sentence for the user
     * @throws MarketDataException if that makes too many
     */
    public void skip(DataIssue issue, String fault) {
        note(issue);
        skipped++;
        examples.putIfAbsent(issue, fault);
        if (rows >= ROWS_BEFORE_VERDICT) {
            checkLimit(issue);
        }
    }

    /**
     * Says that all has been read.
     *
     * @throws MarketDataException if too many rows were skipped
     */
    public void end() {
        DataIssue worst = DataIssue.BAD_ROW;
        for (DataIssue issue : examples.keySet()) {
            boolean isFault = issue.handling() == DataIssue.Handling.SKIPPED;
            worst = isFault && count(issue) > count(worst) ? issue : worst;
        }
        checkLimit(worst);
    }

    /** Number of times that an issue occurred. */
    @SuppressWarnings("EnumOrdinal") // an array index within one run, never stored
    public long count(DataIssue issue) {
        return counts[issue.ordinal()];
    }

    /** The issues met, each with its count, in the order of {@link DataIssue}. */
    public Map<DataIssue, Long> counts() {
        Map<DataIssue, Long> met = new EnumMap<>(DataIssue.class);
        for (DataIssue issue : DataIssue.values()) {
            if (count(issue) > 0) {
                met.put(issue, count(issue));
            }
        }
        return Collections.unmodifiableMap(met);
    }

    /** The first example of each issue that has one. */
    public Map<DataIssue, String> examples() {
        return Collections.unmodifiableMap(examples);
    }

    private void checkLimit(DataIssue issue) {
        if (skipped == 0 || skipped <= skipLimit * rows) {
            return;
        }
        String first = examples.getOrDefault(issue, "");
        boolean crosses = issue == DataIssue.CROSSED_ROW;
        String advice = crosses ? "bid and ask look swapped" : "too many faulty rows";
        throw new MarketDataException(String.format(
                "%s; %s: %s=%d, skipped=%d, rows=%d, at most=%s %%%s",
                first,
                advice,
                issue.key(),
                count(issue),
                skipped,
                rows,
                Double.toString(skipLimit * PERCENT).replaceAll("\\.0$", ""),
                crosses ? NATIONAL_BEST : ""));
    }
}
