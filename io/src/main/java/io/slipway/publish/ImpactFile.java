package io.slipway.publish;

import io.slipway.executions.summary.OwnImpact;
import io.slipway.impact.ImpactFit;
import io.slipway.impact.ImpactModel;
import io.slipway.impact.ImpactWarning;
import io.slipway.publish.values.Decimals;
import io.slipway.result.file.impact.ImpactKeys;
import io.slipway.result.schema.Values;
import io.slipway.stats.ClusterRegression.Estimate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Laws of impact as values of {@code tca.json}, and {@code impact.csv}. */
final class ImpactFile {

    /** Shares of a day's volume may be below one in a million. */
    private static final int SIZE_DECIMALS = 9;

    private ImpactFile() {}

    static Values values(OwnImpact impact) {
        return Values.of(ImpactKeys.IMPACT)
                .put(ImpactKeys.ORDERS, (long) impact.usable())
                .put(ImpactKeys.STRETCHES, (long) impact.stretches())
                .put(
                        ImpactKeys.MODELS,
                        impact.models().stream().map(ImpactFile::model).toList());
    }

    private static Values model(ImpactModel model) {
        return Values.of(ImpactKeys.MODEL)
                .put(ImpactKeys.TARGET, model.target().key())
                .put(ImpactKeys.MODEL_ORDERS, (long) model.orders())
                .put(ImpactKeys.MODEL_STRETCHES, (long) model.clusters())
                .put(ImpactKeys.LEAST_SIZE, Decimals.of(model.sizes().least(), SIZE_DECIMALS))
                .put(ImpactKeys.MOST_SIZE, Decimals.of(model.sizes().most(), SIZE_DECIMALS))
                .put(ImpactKeys.CHOSEN, model.chosen().law().key())
                .put(ImpactKeys.BEST_EXPONENT, Decimals.of(model.exponents().best()))
                .put(ImpactKeys.LOWER_EXPONENT, Decimals.of(model.exponents().lower()))
                .put(ImpactKeys.UPPER_EXPONENT, Decimals.of(model.exponents().upper()))
                .put(
                        ImpactKeys.WARNINGS,
                        model.warnings().stream().map(ImpactWarning::key).toList())
                .put(ImpactKeys.FITS, model.fits().stream().map(ImpactFile::fit).toList());
    }

    private static Values fit(ImpactFit fit) {
        Estimate coefficient = fit.coefficient();
        Estimate fixed = fit.fixedBps();
        return Values.of(ImpactKeys.FIT)
                .put(ImpactKeys.LAW, fit.law().key())
                .put(ImpactKeys.COEFFICIENT, Decimals.of(coefficient.value()))
                .put(ImpactKeys.COEFFICIENT_ERROR, Decimals.of(coefficient.standardError()))
                .put(ImpactKeys.COEFFICIENT_LOWER, Decimals.of(coefficient.lower()))
                .put(ImpactKeys.COEFFICIENT_UPPER, Decimals.of(coefficient.upper()))
                .put(ImpactKeys.FIXED, Decimals.of(fixed.value()))
                .put(ImpactKeys.FIXED_ERROR, Decimals.of(fixed.standardError()));
    }

    static void write(Path directory, OwnImpact impact) throws IOException {
        try (CsvFile csv = CsvFile.open(directory.resolve(ImpactKeys.CSV.name()), ImpactKeys.CSV, List.of())) {
            for (OwnImpact.Expected each : impact.orders()) {
                csv.write(Values.of(ImpactKeys.CSV)
                        .put(ImpactKeys.ID, each.id())
                        .put(ImpactKeys.DAY_SHARE, Decimals.of(each.point().dayShare(), SIZE_DECIMALS))
                        .put(
                                ImpactKeys.PARTICIPATION,
                                Decimals.orNull(each.point().participation()))
                        .put(ImpactKeys.VOLATILITY, Decimals.of(each.point().volatilityBps()))
                        .put(ImpactKeys.COST, Decimals.of(each.point().costBps()))
                        .put(ImpactKeys.EXPECTED, Decimals.of(each.expectedBps()))
                        .put(ImpactKeys.IN_RANGE, each.inRange())
                        .put(ImpactKeys.PERMANENT, Decimals.orNull(each.point().permanentBps()))
                        .put(ImpactKeys.SCORE, Decimals.orNull(each.score())));
            }
        }
    }
}
