package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.text.ImpactSentences;
import io.slipway.result.file.TcaFindingKeys;
import io.slipway.result.file.impact.ImpactKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;

/** The part of {@code tca.html} about impact. */
final class ImpactSection {

    private ImpactSection() {}

    static String html(Values tca) {
        List<String> sentences = ImpactSentences.of(tca);
        if (sentences.isEmpty()) {
            return "";
        }
        String html = Html.list(sentences);
        List<Values> models = tca.get(TcaFindingKeys.IMPACT).get(ImpactKeys.MODELS);
        if (!models.isEmpty()) {
            html += table(models)
                    + Html.muted(
                            "Bps = fixed + coefficient x volatility of a session x size^exponent, without fees. Intervals"
                                    + " are of 95 %, by jackknife over stretches of time. Exponents: those that the data do not reject."
                                    + " Permanent: mid five minutes after the last fill against arrival. impact.csv has each order beside"
                                    + " its expected cost.");
        }
        return Html.section("impact", "Impact", html);
    }

    private static String table(List<Values> models) {
        HtmlTable table = HtmlTable.of(
                2,
                List.of(
                        "cost",
                        "law",
                        "orders",
                        "stretches",
                        "sizes",
                        "fixed, bps",
                        "coefficient",
                        "from",
                        "to",
                        "exponents"));
        for (Values model : models) {
            for (Values fit : model.get(ImpactKeys.FITS)) {
                boolean isChosen = fit.get(ImpactKeys.LAW).equals(model.get(ImpactKeys.CHOSEN));
                table.row(
                        isChosen ? "tested" : "",
                        List.of(
                                ImpactSentences.target(model.get(ImpactKeys.TARGET)),
                                fit.get(ImpactKeys.LAW).replace('_', ' '),
                                Html.count(model.get(ImpactKeys.MODEL_ORDERS)),
                                Html.count(model.get(ImpactKeys.MODEL_STRETCHES)),
                                sizes(model),
                                Html.signed(fit.find(ImpactKeys.FIXED), 2),
                                Html.number(fit.find(ImpactKeys.COEFFICIENT), 3),
                                Html.number(fit.find(ImpactKeys.COEFFICIENT_LOWER), 3),
                                Html.number(fit.find(ImpactKeys.COEFFICIENT_UPPER), 3),
                                exponents(model)));
            }
        }
        return table.html();
    }

    private static String sizes(Values model) {
        BigDecimal least = model.get(ImpactKeys.LEAST_SIZE);
        return ImpactSentences.percent(least) + " to " + ImpactSentences.percent(model.get(ImpactKeys.MOST_SIZE));
    }

    private static String exponents(Values model) {
        return Html.number(model.find(ImpactKeys.LOWER_EXPONENT), 2) + " to "
                + Html.number(model.find(ImpactKeys.UPPER_EXPONENT), 2);
    }
}
