package io.slipway.app.run;

import io.slipway.calendar.TradingHours;
import io.slipway.config.FilesDigest;
import io.slipway.config.PretradeSettings;
import io.slipway.config.Settings;
import io.slipway.executions.measure.DayScale;
import io.slipway.impact.ImpactLaw;
import io.slipway.impact.ImpactTarget;
import io.slipway.impact.SizeRange;
import io.slipway.market.MarketDataException;
import io.slipway.pretrade.AddedImpact;
import io.slipway.pretrade.PastDay;
import io.slipway.publish.PretradeFile;
import io.slipway.publish.values.Decimals;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ResultReader;
import io.slipway.result.file.TcaFindingKeys;
import io.slipway.result.file.TcaKeys;
import io.slipway.result.file.impact.ImpactKeys;
import io.slipway.result.schema.SchemaException;
import io.slipway.result.schema.Values;
import io.slipway.stats.ClusterRegression.Estimate;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The law of impact of a {@code tca.json} that {@code --impact} names. */
final class GivenImpact {

    /** Shares of a day's volume may be below one in a million. */
    private static final int SIZE_DECIMALS = 9;

    private final String sha256;
    private final Values model;

    private GivenImpact(String sha256, Values model) {
        this.sha256 = sha256;
        this.model = model;
    }

    /**
     * Reads it.
     *
     * @return empty if none is given
     * @throws ConfigException if the file is missing or damaged, or has no law of cost by share of the day
     */
    static Optional<GivenImpact> of(Settings settings) {
        return settings.find(PretradeSettings.IMPACT).map(GivenImpact::read);
    }

    private static GivenImpact read(Path file) {
        try {
            Values impact = ResultReader.objectIn(file, TcaKeys.FILE).get(TcaFindingKeys.IMPACT);
            Values model = impact.get(ImpactKeys.MODELS).stream()
                    .filter(each -> each.get(ImpactKeys.TARGET).equals(ImpactTarget.COST_BY_DAY_SHARE.key()))
                    .findFirst()
                    .orElseThrow(() ->
                            new ConfigException("--impact: no law is fitted in it, ten independent stretches of time"
                                    + " and sizes that differ are needed: file=" + file + ", stretches="
                                    + impact.get(ImpactKeys.STRETCHES)));
            model.check("impact");
            if (chosen(model).get(ImpactKeys.COEFFICIENT).signum() <= 0) {
                throw new ConfigException(
                        "--impact: its law lets a larger order cost less, so there is no impact to add:"
                                + " file=" + file + ", coefficient="
                                + chosen(model).get(ImpactKeys.COEFFICIENT).toPlainString() + ", standard error="
                                + chosen(model)
                                        .get(ImpactKeys.COEFFICIENT_ERROR)
                                        .toPlainString());
            }
            return new GivenImpact(FilesDigest.of(List.of(file)).orElse(""), model);
        } catch (ReportException | SchemaException e) {
            throw new ConfigException("--impact: not the tca.json of a tca run: " + file + ": " + e.getMessage(), e);
        }
    }

    private static Values chosen(Values model) {
        String law = model.get(ImpactKeys.CHOSEN);
        return model.get(ImpactKeys.FITS).stream()
                .filter(each ->
                        each.get(ImpactKeys.LAW).equals(law) && exponent(law).isPresent())
                .findFirst()
                .orElseThrow(() -> new SchemaException("the chosen law is missing: law=" + law));
    }

    private static Optional<Double> exponent(String law) {
        for (ImpactLaw each : ImpactLaw.values()) {
            if (each.key().equals(law)) {
                return Optional.of(each.exponent());
            }
        }
        return Optional.empty();
    }

    /**
     * The impact on an order, from volume and volatility of past days.
     *
     * @param hours sessions of the market, not the window of the order
     * @throws MarketDataException if no day tells both
     */
    PretradeFile.Impact on(MarketTape tape, TradingHours hours, List<PastDay> days, long qty) {
        List<AddedImpact.Day> scaled = new ArrayList<>();
        for (PastDay day : days) {
            DayScale.of(tape, hours, day.date())
                    .ifPresent(scale -> scaled.add(new AddedImpact.Day(
                            day.date(),
                            Decimals.of(qty / scale.volume(), SIZE_DECIMALS).doubleValue(),
                            Decimals.of(scale.volatilityBps()).doubleValue())));
        }
        if (scaled.isEmpty()) {
            throw new MarketDataException(
                    "--impact: no day of the data tells volume and volatility, which the law of impact needs");
        }
        Values fit = chosen(model);
        Estimate coefficient = new Estimate(
                fit.get(ImpactKeys.COEFFICIENT).doubleValue(),
                fit.get(ImpactKeys.COEFFICIENT_ERROR).doubleValue(),
                fit.get(ImpactKeys.COEFFICIENT_LOWER).doubleValue(),
                fit.get(ImpactKeys.COEFFICIENT_UPPER).doubleValue());
        SizeRange sizes = new SizeRange(
                model.get(ImpactKeys.LEAST_SIZE).doubleValue(),
                model.get(ImpactKeys.MOST_SIZE).doubleValue());
        double exponent = exponent(fit.get(ImpactKeys.LAW)).orElseThrow();
        return new PretradeFile.Impact(
                sha256, model, new AddedImpact(new AddedImpact.Law(exponent, coefficient, sizes), scaled));
    }
}
