package io.slipway.report.text;

import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.result.file.pretrade.PretradeKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The cost of an order before it is given, as text for a terminal, and its sentences for the page. */
public final class PretradeText {

    private static final String ROW = "  %-28s%10s%12s%20s%20s%9s";

    /** With fewer days the standard deviation itself is known to within a third only. */
    private static final long FEW_DAYS = 6;

    /** Shares of the volume beyond which the recorded market says little: others would have answered. */
    private static final BigDecimal LARGE = new BigDecimal("0.1");

    private static final BigDecimal OFTEN_LEFT = new BigDecimal("0.05");

    private PretradeText() {}

    /** The text, each line with its end. */
    public static String of(Values found) {
        StringBuilder text = new StringBuilder(asked(found))
                .append(".\n")
                .append(market(found))
                .append("\n\n");
        text.append(Numbers.format(ROW, "strategy", "mean bps", "spread", "mean between", "one order", "left"))
                .append('\n');
        for (Values each : found.get(PretradeKeys.STRATEGIES)) {
            text.append(Numbers.format(
                            ROW,
                            each.get(PretradeKeys.NAME),
                            Html.signed(each.find(PretradeKeys.MEAN), 2),
                            Html.number(each.find(PretradeKeys.DEVIATION), 2),
                            range(each.find(PretradeKeys.MEAN_LOWER), each.find(PretradeKeys.MEAN_UPPER)),
                            range(each.find(PretradeKeys.ORDER_LOWER), each.find(PretradeKeys.ORDER_UPPER)),
                            percent(each.get(PretradeKeys.COMPLETED))))
                    .append('\n');
        }
        text.append(
                        "  Cost in bps of the arrival mid, fees included; positive is a cost. Spread: standard deviation over days.\n")
                .append("  Left: part of the quantity that the strategy had not filled at the end.\n");
        if (found.find(PretradeKeys.IMPACT).isPresent()) {
            text.append("\n").append(answer(found)).append("\n");
        }
        warnings(found).forEach(each -> text.append("  - ").append(each).append('\n'));
        return text.toString();
    }

    /** An interval, or a dash. */
    public static String range(Optional<BigDecimal> lower, Optional<BigDecimal> upper) {
        return lower.isEmpty() ? Html.ABSENT : Html.signed(lower, 2) + " to " + Html.signed(upper, 2);
    }

    private static String percent(BigDecimal share) {
        return Html.number(Optional.of(share.movePointRight(2)), 1) + " %";
    }

    /** The question and the number of days behind the answer. */
    public static String asked(Values found) {
        long days = found.get(PretradeKeys.DAYS);
        return Numbers.format(
                "%s %s %s, %s: from %,d independent day%s",
                found.get(PretradeKeys.SIDE).equals("buy") ? "Buy" : "Sell",
                Html.count(found.get(PretradeKeys.QTY)),
                found.get(PretradeKeys.SYMBOL),
                found.get(PretradeKeys.WINDOW),
                days,
                days == 1 ? "" : "s");
    }

    /** The market in the window. */
    public static String market(Values found) {
        Values market = found.get(PretradeKeys.MARKETS);
        return Numbers.format(
                "Market in the window: spread %s bps, %s displayed at the best price, volume %s (least %s), of which the"
                        + " order is %s. Volume by sixths of the window: %s.",
                Html.number(market.find(PretradeKeys.SPREAD), 2),
                qty(market.find(PretradeKeys.DISPLAYED)),
                qty(market.find(PretradeKeys.VOLUME)),
                Html.count(market.get(PretradeKeys.LEAST_VOLUME)),
                market.find(PretradeKeys.PARTICIPATION)
                        .map(PretradeText::percent)
                        .orElse("an unknown part"),
                market.get(PretradeKeys.CURVE).stream()
                        .map(each -> Html.number(Optional.of(each.movePointRight(2)), 0) + " %")
                        .collect(Collectors.joining(", ")));
    }

    /** A mean quantity: whole from ten on, as of shares; below that, as of coins, with four decimals. */
    private static String qty(Optional<BigDecimal> mean) {
        boolean isSmall = mean.filter(each -> each.signum() > 0 && each.compareTo(BigDecimal.TEN) < 0)
                .isPresent();
        return Html.number(mean, isSmall ? 4 : 0);
    }

    /** The answer in one sentence. */
    public static String answer(Values found) {
        Values best = found.get(PretradeKeys.STRATEGIES).get(0);
        return Numbers.format(
                        "%s was the cheapest %s: %s bps%s.",
                        best.get(PretradeKeys.NAME),
                        found.get(PretradeKeys.DAYS) == 1 ? "on the one day there is" : "on average",
                        Html.signed(best.find(PretradeKeys.MEAN), 2),
                        best.find(PretradeKeys.ORDER_LOWER).isEmpty()
                                ? ""
                                : ", one order "
                                        + range(
                                                best.find(PretradeKeys.ORDER_LOWER),
                                                best.find(PretradeKeys.ORDER_UPPER)))
                + AddedImpactText.answer(found, best);
    }

    /** Reasons to doubt the figures. */
    public static List<String> warnings(Values found) {
        List<String> warnings = new ArrayList<>(AddedImpactText.notes(found));
        long days = found.get(PretradeKeys.DAYS);
        if (days == 1) {
            warnings.add("One day says nothing of the spread of costs: give more days (--input).");
        } else if (days < FEW_DAYS) {
            warnings.add("Fewer than six days: intervals are wide, and rest on costs that are normally distributed.");
        }
        warnings.add("The cheapest of several strategies looks better than it is; slipway study tests differences.");
        Optional<BigDecimal> participation = found.get(PretradeKeys.MARKETS).find(PretradeKeys.PARTICIPATION);
        if (participation.isEmpty()) {
            warnings.add(
                    "The data show no trades in the window, so the order's part of the volume is not known: costs are"
                            + " too low if it is large.");
        } else if (participation.get().compareTo(LARGE) > 0) {
            warnings.add(
                    "The order is more than a tenth of the volume: others would have answered it, and costs are too low"
                            + (found.find(PretradeKeys.IMPACT).isEmpty() ? "." : " without the impact."));
        }
        if (found.get(PretradeKeys.STRATEGIES).stream()
                .anyMatch(each -> each.get(PretradeKeys.COMPLETED).compareTo(OFTEN_LEFT) > 0)) {
            warnings.add("Some strategies left more than 5 % to the end, where it walks the book or is marked.");
        }
        List<String> idle = found.or(PretradeKeys.IDLE, List.of());
        if (!idle.isEmpty()) {
            warnings.add(DataCaveats.idle(idle, "The window of at least one day shows no trades of others"));
        }
        found.find(PretradeKeys.FEE_DOUBTS)
                .map(doubts -> FeeWords.ofMany(doubts, found.get(PretradeKeys.DAYS), "day"))
                .ifPresent(warnings::addAll);
        addStarts(found, warnings);
        if (!found.get(PretradeKeys.LEFT_OUT).isEmpty()) {
            warnings.add(
                    "Days left out, as market or data did not cover the whole window, or had no price at its start: "
                            + String.join(", ", found.get(PretradeKeys.LEFT_OUT)) + ".");
        }
        return warnings;
    }

    /** Days whose window opens in no usual market. */
    private static void addStarts(Values found, List<String> warnings) {
        addDays(
                found.get(PretradeKeys.EARLY),
                found,
                "fewer than half of the venues show a price when the window opens: costs of such a start say little, a later"
                        + " --window says more",
                warnings);
        addDays(
                found.or(PretradeKeys.INTERRUPTED, List.of()),
                found,
                "trading is halted later in the window: the jump of the reopening is in the costs of what trades after it",
                warnings);
        addDays(
                found.or(PretradeKeys.HALTED, List.of()),
                found,
                "trading is halted when the window opens: the arrival price is of when it goes on or later, so the jump of the"
                        + " reopening is in no cost",
                warnings);
    }

    private static void addDays(List<String> some, Values found, String fact, List<String> warnings) {
        long days = found.get(PretradeKeys.DAYS);
        if (!some.isEmpty()) {
            warnings.add(
                    0,
                    Numbers.format(
                            "On %,d of %,d day%s %s (%s).",
                            some.size(), days, days == 1 ? "" : "s", fact, String.join(", ", some)));
        }
    }
}
