package io.slipway.app.study;

import io.slipway.data.corpus.CorpusDay;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tables of a corpus for a person. */
final class CorpusText {

    private CorpusText() {}

    /** A line for each symbol, and the sum. */
    static String bySymbol(List<CorpusDay> days) {
        Map<String, List<CorpusDay>> symbols =
                days.stream().collect(Collectors.groupingBy(CorpusDay::symbol, TreeMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder(
                String.format("%-12s %6s  %-10s  %-10s %14s%n", "symbol", "days", "first", "last", "events"));
        symbols.forEach((symbol, own) -> text.append(line(symbol, own)));
        return text.append(symbols.size() == 1 ? "" : line("all", days)).toString();
    }

    private static String line(String name, List<CorpusDay> days) {
        return String.format(
                Locale.ROOT,
                "%-12s %,6d  %-10s  %-10s %,14d%n",
                name,
                days.size(),
                days.stream()
                        .map(CorpusDay::day)
                        .min((a, b) -> a.compareTo(b))
                        .map(String::valueOf)
                        .orElse("-"),
                days.stream()
                        .map(CorpusDay::day)
                        .max((a, b) -> a.compareTo(b))
                        .map(String::valueOf)
                        .orElse("-"),
                days.stream().mapToLong(CorpusDay::rows).sum());
    }

    /** A line for each day of each symbol. */
    static String byDay(List<CorpusDay> days) {
        StringBuilder text = new StringBuilder(String.format(
                "%-12s %-10s %12s %8s %7s %8s %6s %7s  %s%n",
                "symbol", "day", "events", "prints", "venues", "crossed", "gaps", "issues", "sha256"));
        for (CorpusDay day : days) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-12s %-10s %,12d %,8d %7d %,8d %,6d %,7d  %s%n",
                    day.symbol(),
                    day.day(),
                    day.rows(),
                    day.quality().prints(),
                    day.publishers().size(),
                    day.quality().crossed(),
                    day.quality().gaps(),
                    day.quality().issues(),
                    day.sha256().substring(0, 12)));
        }
        return text.toString();
    }
}
