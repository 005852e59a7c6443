package io.slipway.data.corpus;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Symbols and days of a corpus.
 *
 * @param symbols patterns; {@code *} stands for any text
 * @param days ranges
 */
public record CorpusChoice(List<Pattern> symbols, List<Range> days) {

    /** Everything. */
    public static final CorpusChoice ALL = of("*", "");

    private static final int LENGTH_OF_MONTH = 7;
    private static final int LENGTH_OF_YEAR = 4;

    /**
     * Days from one to another, both inclusive.
     *
     * @param from first day
     * @param to last day
     */
    public record Range(LocalDate from, LocalDate to) {

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** Copies the lists. */
    public CorpusChoice {
        symbols = List.copyOf(symbols);
        days = List.copyOf(days);
    }

    /**
     * The choice of two texts such as {@code SPY,QQ*} and {@code 2024-01..2024-06,2024-12-02}.
     *
     * @param days days, months or years, alone or from one to another; empty for all
     * @throws IllegalArgumentException if a day is none
     */
    public static CorpusChoice of(String symbols, String days) {
        List<Pattern> patterns = new ArrayList<>();
        for (String symbol : symbols.split(",", -1)) {
            patterns.add(Pattern.compile(Pattern.quote(symbol.strip()).replace("*", "\\E.*\\Q"), Pattern.DOTALL));
        }
        List<Range> ranges = new ArrayList<>();
        for (String range : days.isEmpty() ? new String[0] : days.split(",", -1)) {
            ranges.add(range(range.strip()));
        }
        return new CorpusChoice(patterns, ranges);
    }

    private static Range range(String text) {
        int dots = text.indexOf("..");
        String from = dots < 0 ? text : text.substring(0, dots);
        String to = dots < 0 ? text : text.substring(dots + 2);
        try {
            Range range = new Range(first(from), last(to));
            if (range.to.isBefore(range.from)) {
                throw new IllegalArgumentException("the last day is before the first: value=" + text);
            }
            return range;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "not days: value=" + text + ", expected 2024-08-01, 2024-08, 2024 or 2024-01..2024-06", e);
        }
    }

    private static LocalDate first(String text) {
        return switch (text.length()) {
            case LENGTH_OF_YEAR -> YearMonth.parse(text + "-01").atDay(1);
            case LENGTH_OF_MONTH -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
    }

    private static LocalDate last(String text) {
        return switch (text.length()) {
            case LENGTH_OF_YEAR -> YearMonth.parse(text + "-12").atEndOfMonth();
            case LENGTH_OF_MONTH -> YearMonth.parse(text).atEndOfMonth();
            default -> LocalDate.parse(text);
        };
    }

    /** True if a day of a symbol is meant. */
    public boolean holds(CorpusDay day) {
        return symbols.stream()
                        .anyMatch(pattern -> pattern.matcher(day.symbol()).matches())
                && (days.isEmpty() || days.stream().anyMatch(range -> range.holds(day.day())));
    }
}
