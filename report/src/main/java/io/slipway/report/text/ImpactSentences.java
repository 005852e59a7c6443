package io.slipway.report.text;

import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.result.file.TcaFindingKeys;
import io.slipway.result.file.impact.ImpactKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sentences about the laws of impact of own executions. */
public final class ImpactSentences {

    private ImpactSentences() {}

    /** The law of the cost by size, or the reason why there is none; then warnings. */
    public static List<String> of(Values tca) {
        Values impact = tca.get(TcaFindingKeys.IMPACT);
        long orders = impact.get(ImpactKeys.ORDERS);
        if (orders == 0) {
            return List.of();
        }
        List<Values> models = impact.get(ImpactKeys.MODELS);
        if (models.isEmpty()) {
            return List.of(Numbers.format(
                    "No law of impact is fitted: %,d order%s in %,d independent stretch%s of time; ten stretches, and"
                            + " filled quantities that differ, are needed.",
                    orders,
                    orders == 1 ? "" : "s",
                    impact.get(ImpactKeys.STRETCHES),
                    impact.get(ImpactKeys.STRETCHES) == 1 ? "" : "es"));
        }
        Values cost = models.get(0);
        List<String> sentences = new ArrayList<>();
        sentences.add(law(cost));
        cost.get(ImpactKeys.WARNINGS).forEach(warning -> sentences.add(warning(cost, warning)));
        return sentences;
    }

    /** The law that was chosen for a cost. */
    static String law(Values model) {
        Values fit = model.get(ImpactKeys.FITS).stream()
                .filter(each -> each.get(ImpactKeys.LAW).equals(model.get(ImpactKeys.CHOSEN)))
                .findFirst()
                .orElseThrow();
        return Numbers.format(
                "Impact: %s bps + %s (± %s) x volatility x %s, from %,d orders in %,d stretches between %s and %s of"
                        + " %s.",
                Html.number(fit.find(ImpactKeys.FIXED), 2),
                Html.number(fit.find(ImpactKeys.COEFFICIENT), 3),
                Html.number(fit.find(ImpactKeys.COEFFICIENT_ERROR), 3),
                model.get(ImpactKeys.CHOSEN).equals("linear") ? "size" : "square root of size",
                model.get(ImpactKeys.MODEL_ORDERS),
                model.get(ImpactKeys.MODEL_STRETCHES),
                percent(model.get(ImpactKeys.LEAST_SIZE)),
                percent(model.get(ImpactKeys.MOST_SIZE)),
                model.get(ImpactKeys.TARGET).endsWith("day_share")
                        ? "a session's volume"
                        : "the volume from arrival to end");
    }

    /** A share in percent with three significant digits or so. */
    public static String percent(BigDecimal share) {
        BigDecimal percent = share.movePointRight(2);
        int decimals = Math.max(0, Math.min(6, 3 - percent.precision() + percent.scale()));
        return Html.number(Optional.of(percent), decimals) + " %";
    }

    /** A warning of a model as a sentence. */
    static String warning(Values model, String warning) {
        String exponents = Html.number(model.find(ImpactKeys.LOWER_EXPONENT), 2) + " to "
                + Html.number(model.find(ImpactKeys.UPPER_EXPONENT), 2);
        return switch (warning) {
            case "sizes_alike" ->
                "The largest size is below four times the smallest: the law says little about other sizes.";
            case "exponent_open" ->
                "The sizes cannot identify the exponent: " + exponents
                        + " are all possible, the square root and the linear law among them.";
            case "neither_law" -> "Neither law fits: exponents " + exponents + " are possible.";
            case "not_shown" -> "No impact of size is shown: the interval of the coefficient contains zero.";
            case "negative" -> "Larger orders were cheaper: size stands for something else here, such as patience.";
            default -> warning;
        };
    }

    /** Name of a target for a person. */
    public static String target(String key) {
        return switch (key) {
            case "cost_by_day_share" -> "cost by share of the day";
            case "cost_by_participation" -> "cost by participation";
            case "permanent_by_day_share" -> "permanent, by share of the day";
            case "temporary_by_participation" -> "temporary, by participation";
            default -> key;
        };
    }
}
