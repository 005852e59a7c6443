package io.slipway.report.text;

import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.result.file.impact.ImpactKeys;
import io.slipway.result.file.pretrade.AddedImpactKeys;
import io.slipway.result.file.pretrade.PretradeKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Sentences on the impact that is added to costs before the trade. */
public final class AddedImpactText {

    private AddedImpactText() {}

    /** The clause of the answer: the cost of a strategy with the impact, its error, and the law's range. Empty without impact. */
    static String answer(Values found, Values best) {
        Optional<Values> impact = found.find(PretradeKeys.IMPACT);
        if (impact.isEmpty()) {
            return "";
        }
        Values added = impact.get();
        Values model = added.get(AddedImpactKeys.MODEL);
        return Numbers.format(
                " With the impact of own executions it is %s bps%s: impact %s bps, standard error %s, interval of 95 %% %s,"
                        + " by a law fitted to orders of %s to %s of a session's volume; this order is %s.%s",
                Html.signed(best.find(PretradeKeys.WITH_IMPACT), 2),
                best.find(PretradeKeys.WITH_IMPACT_LOWER).isEmpty()
                        ? ""
                        : " ("
                                + PretradeText.range(
                                        best.find(PretradeKeys.WITH_IMPACT_LOWER),
                                        best.find(PretradeKeys.WITH_IMPACT_UPPER))
                                + ")",
                Html.signed(added.find(AddedImpactKeys.ADDED), 2),
                Html.number(added.find(AddedImpactKeys.ERROR), 2),
                PretradeText.range(added.find(AddedImpactKeys.LOWER), added.find(AddedImpactKeys.UPPER)),
                ImpactSentences.percent(model.get(ImpactKeys.LEAST_SIZE)),
                ImpactSentences.percent(model.get(ImpactKeys.MOST_SIZE)),
                sizes(added),
                isWithin(added) ? "" : " That is outside the sizes of the fit.");
    }

    private static boolean isWithin(Values added) {
        return added.get(AddedImpactKeys.IN_RANGE)
                == added.get(AddedImpactKeys.SIZES).size();
    }

    private static String sizes(Values added) {
        Collection<BigDecimal> sizes = added.get(AddedImpactKeys.SIZES).values();
        String least = ImpactSentences.percent(Collections.min(sizes));
        String most = ImpactSentences.percent(Collections.max(sizes));
        return least.equals(most) ? least : least + " to " + most;
    }

    /** The law, its limits and its warnings; empty without impact. */
    static List<String> notes(Values found) {
        List<String> notes = new ArrayList<>();
        found.find(PretradeKeys.IMPACT).ifPresent(added -> {
            Values model = added.get(AddedImpactKeys.MODEL);
            notes.add(ImpactSentences.law(model));
            int days = added.get(AddedImpactKeys.SIZES).size();
            if (!isWithin(added)) {
                notes.add(Numbers.format(
                        "On %,d of %,d day%s the order is outside the sizes of the fit: the law is extended beyond all orders"
                                + " that it has seen, and its interval does not cover that.",
                        days - added.get(AddedImpactKeys.IN_RANGE), days, days == 1 ? "" : "s"));
            }
            if (days < found.get(PretradeKeys.DAYS)) {
                notes.add(Numbers.format(
                        "The impact is of %,d of %,d days: the others do not tell volume or volatility.",
                        days, found.get(PretradeKeys.DAYS)));
            }
            model.get(ImpactKeys.WARNINGS).forEach(each -> notes.add(ImpactSentences.warning(model, each)));
            notes.add(
                    "The impact is the part of the law that grows with size, the same for all strategies; the fixed part is in"
                            + " the costs already. Depth that a strategy walks through is in both, so the sum may be too high.");
        });
        return notes;
    }
}
