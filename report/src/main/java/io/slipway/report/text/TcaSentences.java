package io.slipway.report.text;

import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.result.file.TcaFindingKeys;
import io.slipway.result.file.TcaKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sentences about own executions, for the terminal and the page alike. */
public final class TcaSentences {

    /** Contrasts that are told; the file has more. */
    private static final int MOST_CONTRASTS = 8;

    /** Examples that a file names at most; fewer are all that there are. */
    private static final int MOST_EXAMPLES = 5;

    /** Fewer fills than these say more of their moments than of their venue. */
    public static final int LEAST_FILLS = 10;

    /** From so many days on, a reader may take days as what varies. */
    private static final int MANY_DAYS = 6;

    /** A fee of zero, in any of its units. */
    private static final Pattern ZERO = Pattern.compile("[-+]?[0.,]+(c|bps)?");

    private static final BigDecimal LEAST_P = new BigDecimal("0.0001");

    private TcaSentences() {}

    /** The orders that were measured. */
    public static String asked(Values tca) {
        Values all = tca.get(TcaKeys.ALL);
        List<Values> markets = tca.get(TcaKeys.MARKETS);
        if (markets.size() > 1) {
            return Numbers.format(
                    "%,d orders of %d symbols, %s filled in %,d fill%s",
                    all.get(TcaKeys.GROUP_ORDERS),
                    markets.size(),
                    money(tca.get(TcaKeys.FILLED).get(TcaKeys.OF_ALL).get(TcaKeys.FILL_NOTIONAL))
                            + tca.find(TcaKeys.CURRENCY).map(each -> " " + each).orElse(""),
                    fills(tca),
                    fills(tca) == 1 ? "" : "s");
        }
        return Numbers.format(
                "%,d order%s of %s, %s of %s%s filled in %,d fill%s",
                all.get(TcaKeys.GROUP_ORDERS),
                all.get(TcaKeys.GROUP_ORDERS) == 1 ? "" : "s",
                symbol(markets.get(0)),
                Html.count(all.get(TcaKeys.GROUP_FILLED)),
                Html.count(all.get(TcaKeys.GROUP_QTY)),
                tca.find(TcaKeys.INSTRUMENT).isPresent() ? "" : " shares",
                fills(tca),
                fills(tca) == 1 ? "" : "s");
    }

    /** The word for quantities: shares, unless the instrument is counted in coins, contracts or other parts. */
    public static String unit(Values tca) {
        return tca.find(TcaKeys.INSTRUMENT).isPresent() ? "quantity" : "shares";
    }

    private static String symbol(Values market) {
        String symbol = market.get(TcaKeys.SYMBOL);
        return symbol.isEmpty() ? "one symbol" : symbol;
    }

    private static long fills(Values tca) {
        return tca.get(TcaKeys.FILLED).get(TcaKeys.OF_ALL).get(TcaKeys.COUNT);
    }

    /** The cost in money and bps. */
    public static String cost(Values tca) {
        Values all = tca.get(TcaKeys.ALL);
        long priced = all.get(TcaKeys.PRICED);
        if (priced == 0) {
            return "No cost is known: no order has a price to measure from. Market data (--input) or decision prices would"
                    + " help.";
        }
        BigDecimal total = all.get(TcaKeys.TOTAL);
        long without = all.get(TcaKeys.GROUP_ORDERS) - priced;
        return Numbers.format(
                "Implementation shortfall %s%s, %s bps of %s: delay %s, execution %s, unfilled %s %s, fees %s.%s",
                money(total),
                tca.find(TcaKeys.CURRENCY).map(currency -> " " + currency).orElse(""),
                Html.signed(all.find(TcaKeys.TOTAL_BPS), 2),
                money(all.get(TcaKeys.NOTIONAL)),
                money(all.get(TcaKeys.DELAY)),
                money(all.get(TcaKeys.EXECUTION)),
                unit(tca),
                money(all.get(TcaKeys.OPPORTUNITY)),
                money(all.get(TcaKeys.FEES)),
                lacking(without, all.or(TcaKeys.UNMARKED, 0L)));
    }

    /** Orders that the sum lacks, whole or in part. */
    private static String lacking(long without, long unmarked) {
        return (without == 0
                        ? ""
                        : Numbers.format(
                                " %,d order%s without a price to measure from %s left out.",
                                without, without == 1 ? "" : "s", without == 1 ? "is" : "are"))
                + (unmarked == 0
                        ? ""
                        : Numbers.format(
                                " The sum lacks the unfilled part of %,d order%s, which %s no mark.",
                                unmarked, unmarked == 1 ? "" : "s", unmarked == 1 ? "has" : "have"));
    }

    /** The source of the fees: the fills, the settings, or nobody. */
    public static String fees(Values tca) {
        return source(tca) + (sellsUsEquities(tca) ? " " + FeeWords.OF_SELLS : "");
    }

    /** True if orders sell and pay the rates of US equities, or strategies in their place do. */
    private static boolean sellsUsEquities(Values tca) {
        boolean sells = tca.or(TcaKeys.GROUPS, List.of()).stream()
                .anyMatch(group -> group.or(TcaKeys.DIMENSION, "").equals("side")
                        && group.get(TcaKeys.VALUE).equals("sell"));
        return sells && "us-equities".equals(tca.get(TcaKeys.SETTINGS).get("venue-fees"));
    }

    private static String source(Values tca) {
        long unstated = tca.get(TcaKeys.ISSUES).stream()
                .filter(each -> each.get(TcaKeys.ISSUE_KEY).equals("fee_not_stated"))
                .mapToLong(each -> each.get(TcaKeys.ISSUE_COUNT))
                .sum();
        if (unstated == 0) {
            return "Fees: as the fills state them.";
        }
        Map<String, String> settings = tca.get(TcaKeys.SETTINGS);
        List<String> given = Stream.of("fee", "rebate", "venue-fees")
                .filter(settings::containsKey)
                .toList();
        String charged = given.isEmpty()
                ? "nothing, as no fee is given (--fee, --venue-fees)"
                : given.stream()
                                .map(each -> "--" + each + " " + settings.get(each))
                                .collect(Collectors.joining(", "))
                        + (given.stream()
                                        .allMatch(each -> ZERO.matcher(settings.getOrDefault(each, ""))
                                                .matches())
                                ? ": zero, as given"
                                : "");
        return unstated == fills(tca)
                ? Numbers.format("Fees: the file of fills has none; charged %s.", charged)
                : Numbers.format(
                        "Fees: as the fills state them; of %,d of %,d fills, which state none, charged %s.",
                        unstated, fills(tca), charged);
    }

    /** An amount of money with cents. */
    public static String money(BigDecimal amount) {
        return Html.number(Optional.of(amount), 2);
    }

    /** Number of {@link #verdicts} that are of all orders; those of groups come after them. */
    public static int overall(Values tca) {
        return tca.get(TcaFindingKeys.COMPARISONS).stream()
                .filter(each -> each.find(TcaFindingKeys.COMPARED_DIMENSION).isEmpty())
                .mapToInt(each -> Math.max(1, each.get(TcaFindingKeys.PAIRS).size()))
                .sum();
    }

    /** The findings of all orders against strategies, then those of groups: first where most orders differ by most. */
    public static List<String> verdicts(Values tca) {
        List<String> sentences = new ArrayList<>();
        Map<List<Object>, List<Values>> byOrders = new LinkedHashMap<>();
        Map<List<Object>, Values> pairs = new LinkedHashMap<>();
        for (Values comparison : tca.get(TcaFindingKeys.COMPARISONS)) {
            boolean isAll = comparison.find(TcaFindingKeys.COMPARED_DIMENSION).isEmpty();
            if (isAll && comparison.get(TcaFindingKeys.PAIRS).isEmpty()) {
                sentences.add(tooFew(comparison));
            }
            for (Values pair : comparison.get(TcaFindingKeys.PAIRS)) {
                if (isAll) {
                    sentences.add(capital(pair.get(TcaFindingKeys.VERDICT)) + ".");
                } else if (isFound(pair)) {
                    byOrders.computeIfAbsent(orders(comparison, pair), key -> new ArrayList<>())
                            .add(comparison);
                    pairs.putIfAbsent(orders(comparison, pair), pair);
                }
            }
        }
        pairs.entrySet().stream()
                .sorted(Comparator.comparing(each -> weight(byOrders, each.getKey(), each.getValue())))
                .forEach(each ->
                        sentences.add(ofGroup(byOrders.getOrDefault(each.getKey(), List.of()), each.getValue())));
        return sentences;
    }

    /** The saving times the number of orders, negative: the largest comes first. */
    private static BigDecimal weight(Map<List<Object>, List<Values>> byOrders, List<Object> orders, Values pair) {
        long count = byOrders.getOrDefault(orders, List.of()).stream()
                .mapToLong(each -> each.get(TcaFindingKeys.COMPARED_ORDERS))
                .findFirst()
                .orElse(0);
        return pair.find(TcaFindingKeys.SAVING_BPS)
                .orElse(BigDecimal.ZERO)
                .abs()
                .multiply(BigDecimal.valueOf(-count));
    }

    /** The same for groups of different properties that have the same orders. */
    private static List<Object> orders(Values comparison, Values pair) {
        return List.of(
                comparison.get(TcaFindingKeys.COMPARED_ORDERS),
                comparison.get(TcaFindingKeys.COMPARED_STRETCHES),
                pair.get(TcaFindingKeys.PAIR_STRATEGY),
                pair.find(TcaFindingKeys.EXECUTED_BPS),
                pair.find(TcaFindingKeys.STRATEGY_BPS));
    }

    private static String tooFew(Values comparison) {
        return Numbers.format(
                "Refused: %,d comparable order%s too few independent stretches of time to be compared with"
                        + " strategies; six that do not overlap are needed.",
                comparison.get(TcaFindingKeys.COMPARED_ORDERS),
                comparison.get(TcaFindingKeys.COMPARED_ORDERS) == 1 ? " makes" : "s make");
    }

    /** True if a difference is shown. */
    public static boolean isFound(Values pair) {
        String finding = pair.get(TcaFindingKeys.FINDING);
        return finding.equals("better") || finding.equals("worse");
    }

    private static String ofGroup(List<Values> alike, Values pair) {
        String groups = alike.stream()
                .map(each ->
                        each.get(TcaFindingKeys.COMPARED_DIMENSION) + " " + each.get(TcaFindingKeys.COMPARED_VALUE))
                .collect(Collectors.joining(", that is "));
        return Numbers.format(
                "Of %s: %s is %s than what was executed by %s bps (%s, adjusted for all groups).",
                groups,
                pair.get(TcaFindingKeys.PAIR_STRATEGY),
                pair.get(TcaFindingKeys.FINDING),
                Html.number(pair.find(TcaFindingKeys.SAVING_BPS).map(BigDecimal::abs), 2),
                p(pair.get(TcaFindingKeys.PAIR_P)));
    }

    /**
     * The mean of a measure over the orders of a group, with their number in brackets where it is not all of them: {@code +1.50 (1)}.
     *
     * @param mean the mean as text
     */
    public static String withCount(Values group, String measure, String mean) {
        Long count = group.or(TcaKeys.MEASURED, Map.of()).get(measure);
        return count == null || count.equals(group.get(TcaKeys.GROUP_ORDERS))
                ? mean
                : Numbers.format("%s (%,d)", mean, count);
    }

    /** The weight of the means over fills. */
    public static String fillWeights(Values tca) {
        return tca.get(TcaKeys.MARKETS).size() > 1
                ? "Means over fills weigh by notional, and parts are of the notional: quantities of several symbols do not add up."
                : "Means over fills weigh by quantity.";
    }

    /** The weights of the columns of groups. */
    public static final String WEIGHTS =
            "Bps of the shortfall are money over notional, so that large orders count for more; the columns vs arrival, vs VWAP,"
                    + " first fill and took are means over orders, each order once. Own fills are in the volume of the VWAP. A number in brackets is that of the orders that have the"
                    + " figure, where not all do.";

    /** A caution where groups are compared with other orders. */
    public static final String ORDERS_DIFFER =
            "A group may differ because its orders did (size, symbol, time), not because of how they were worked.";

    /** A sentence that tests hold for few days; none where there are many, or nothing was tested. */
    public static Optional<String> fewDays(Values tca) {
        long days = tca.get(TcaKeys.GROUPS).stream()
                .filter(group -> group.or(TcaKeys.DIMENSION, "").equals("day"))
                .count();
        boolean isTested = tca.get(TcaFindingKeys.CONTRASTS_TRIED) > 0
                || tca.get(TcaFindingKeys.COMPARISONS).stream()
                        .anyMatch(comparison ->
                                !comparison.get(TcaFindingKeys.PAIRS).isEmpty());
        return days == 0 || days >= MANY_DAYS || !isTested
                ? Optional.empty()
                : Optional.of(Numbers.format(
                        "The orders are of %s. Tests and intervals hold for the market of %s; other days may differ.",
                        days == 1 ? "one day" : days + " days", days == 1 ? "that day" : "those days"));
    }

    /** Groups that differ from the other orders. A split that several properties make is told once. */
    public static List<String> contrasts(Values tca) {
        Map<List<Object>, List<Values>> bySplit = new LinkedHashMap<>();
        for (Values contrast : tca.get(TcaFindingKeys.CONTRASTS)) {
            if (contrast.get(TcaFindingKeys.IS_SHOWN)) {
                bySplit.computeIfAbsent(split(contrast), key -> new ArrayList<>())
                        .add(contrast);
            }
        }
        return bySplit.values().stream()
                .limit(MOST_CONTRASTS)
                .map(TcaSentences::contrast)
                .toList();
    }

    /** The figure and its two means, in whichever order: two properties that part the orders alike have the same. */
    private static List<Object> split(Values contrast) {
        List<Optional<BigDecimal>> means = Stream.of(TcaFindingKeys.MEAN, TcaFindingKeys.OTHER_MEAN)
                .map(contrast::find)
                .sorted(Comparator.comparing(Optional::toString))
                .toList();
        return List.of(contrast.get(TcaFindingKeys.MEASURE), means);
    }

    private static String contrast(List<Values> alike) {
        Values contrast = alike.get(0);
        String unit = contrast.get(TcaFindingKeys.UNIT);
        return Numbers.format(
                "%s %s%s: %s %s%s, other orders %s%s (%s).",
                capital(contrast.get(TcaFindingKeys.DIMENSION)),
                contrast.get(TcaFindingKeys.VALUE),
                others(contrast, alike, TcaFindingKeys.DIMENSION),
                contrast.get(TcaFindingKeys.MEANING),
                Html.number(contrast.find(TcaFindingKeys.MEAN), 2),
                unit.isEmpty() ? "" : " " + unit,
                Html.number(contrast.find(TcaFindingKeys.OTHER_MEAN), 2),
                unit.isEmpty() ? "" : " " + unit,
                p(contrast.get(TcaFindingKeys.ADJUSTED_P)));
    }

    /** The other properties by which the orders are parted alike, in brackets. */
    private static String others(Values first, List<Values> alike, Key<String> dimension) {
        List<String> names = alike.stream()
                .map(each -> each.get(dimension))
                .filter(each -> !each.equals(first.get(dimension)))
                .distinct()
                .toList();
        return names.isEmpty() ? "" : " (the split by " + String.join(" and by ", names) + " is the same)";
    }

    /** Fills as a part of others: of the quantity, or of the notional where there are several symbols. */
    public static double part(Values tca, Values some, Values all) {
        return tca.get(TcaKeys.MARKETS).size() > 1
                ? part(some.get(TcaKeys.FILL_NOTIONAL), all.get(TcaKeys.FILL_NOTIONAL))
                : part(some.get(TcaKeys.QTY), all.get(TcaKeys.QTY));
    }

    /** A quantity as a part of another; zero of nothing. */
    public static double part(BigDecimal qty, BigDecimal of) {
        return of.signum() == 0 ? 0 : qty.doubleValue() / of.doubleValue();
    }

    private static String p(BigDecimal value) {
        return value.compareTo(LEAST_P) < 0 ? "p < 0.0001" : "p = " + Html.number(Optional.of(value), 4);
    }

    /** Faults of the records, with their first examples. */
    public static List<String> faults(Values tca) {
        return issues(tca, true);
    }

    /** Remarks on the market and the measurement, with their first examples: nothing is wrong with the records. */
    public static List<String> notes(Values tca) {
        return issues(tca, false);
    }

    private static List<String> issues(Values tca, boolean areFaults) {
        List<String> sentences = new ArrayList<>();
        for (Values issue : tca.get(TcaKeys.ISSUES)) {
            if (issue.or(TcaKeys.ISSUE_ABOUT, TcaKeys.RECORD).equals(TcaKeys.RECORD) != areFaults) {
                continue;
            }
            List<String> examples = issue.get(TcaKeys.ISSUE_EXAMPLES);
            sentences.add(Numbers.format(
                    "%,d: %s (%s%s).",
                    issue.get(TcaKeys.ISSUE_COUNT),
                    issue.get(TcaKeys.ISSUE_MEANING),
                    String.join("; ", examples),
                    examples.size() >= MOST_EXAMPLES && issue.get(TcaKeys.ISSUE_COUNT) > examples.size()
                            ? "; ..."
                            : ""));
        }
        return sentences;
    }

    private static String capital(String sentence) {
        return sentence.isEmpty() ? "" : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
