package io.slipway.report.chart;

import io.slipway.report.read.Headlines;
import io.slipway.report.read.RunDirectory;
import io.slipway.report.read.RunDirectory.FillRow;
import io.slipway.result.file.OrderKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.schema.Values;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * {@code cumulative_cost.png}: for each strategy what it has paid so far above the arrival mid (for a sell: received below
 * it), fees included, over time. A strategy that is done stays at its final cost.
 */
public final class CumulativeCostChart {

    private static final Color[] COLORS = {
        new Color(0xD5, 0x5E, 0x00),
        new Color(0x00, 0x72, 0xB2),
        new Color(0x00, 0x9E, 0x73),
        new Color(0xCC, 0x79, 0xA7),
        new Color(0x5D, 0x3A, 0x9B),
        new Color(0x8C, 0x6D, 0x1F),
        new Color(0x44, 0x44, 0x44)
    };
    private static final float[][] DASHES = {{1, 0}, {22, 12}, {4, 10}, {22, 10, 4, 10}};
    private static final float THICKEST = 7;
    private static final float THINNEST = 3;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double NANOS_PER_SECOND = 1e9;

    private final RunDirectory run;
    private final Instant start;
    private final double unitSeconds;
    private final double end;
    private final BigDecimal arrivalMid;

    private CumulativeCostChart(RunDirectory run, BigDecimal arrivalMid) {
        this.run = run;
        this.arrivalMid = arrivalMid;
        this.start = run.start();
        double seconds = secondsSinceStart(run.order().get(OrderKeys.END));
        this.unitSeconds = seconds > 3 * SECONDS_PER_MINUTE ? SECONDS_PER_MINUTE : 1;
        this.end = seconds / unitSeconds;
    }

    public static void write(RunDirectory run, Path file) throws IOException {
        Optional<BigDecimal> arrivalMid =
                Optional.ofNullable(run.results().get(ResultsKeys.BENCHMARKS).get("arrival_mid"));
        CumulativeCostChart chart = new CumulativeCostChart(run, arrivalMid.orElse(BigDecimal.ZERO));
        String title = run.orderInWords() + ": cost against the arrival mid of "
                + arrivalMid.map(BigDecimal::toPlainString).orElse("(none)");
        ChartImage.write(file, chart.draw(), title, "lower is cheaper  \u00b7  " + Headlines.subtitle(run));
    }

    private XYChart draw() {
        XYChart chart = new XYChartBuilder()
                .width(ChartImage.WIDTH)
                .height(ChartImage.chartHeight())
                .xAxisTitle(
                        unitSeconds > 1
                                ? "minutes since the start of the order"
                                : "seconds since the start of the order")
                .yAxisTitle("cost so far in the quote currency, fees included")
                .build();
        XYStyler styler = chart.getStyler();
        ChartImage.style(styler);
        styler.setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Step);
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setLegendSeriesLineLength(48);
        styler.setLegendFont(Fonts.plain(19));
        styler.setXAxisTickMarkSpacingHint(110);
        styler.setXAxisMin(0.0);
        styler.setXAxisMax(Math.max(end, 1e-3));
        styler.setXAxisDecimalPattern("0.##");
        styler.setYAxisDecimalPattern("#,##0.##");
        int index = 0;
        for (Map.Entry<String, List<FillRow>> entry : run.fills().entrySet()) {
            if (!entry.getValue().isEmpty() && arrivalMid.signum() > 0) {
                addSeries(chart, entry.getKey(), entry.getValue(), index++);
            }
        }
        if (index == 0) {
            chart.addSeries(
                            arrivalMid.signum() > 0 ? "no strategy traded" : "no arrival mid, so no cost",
                            new double[] {0, end},
                            new double[] {0, 0})
                    .setMarker(SeriesMarkers.NONE);
        }
        return chart;
    }

    /** Earlier series are thicker, so that one that coincides with a later one still shows beside it. */
    private void addSeries(XYChart chart, String name, List<FillRow> fills, int index) {
        List<Double> times = new ArrayList<>(List.of(0.0));
        List<Double> costs = new ArrayList<>(List.of(0.0));
        BigDecimal cost = BigDecimal.ZERO;
        for (FillRow fill : fills) {
            cost = cost.add(cost(fill));
            times.add(secondsSinceStart(fill.time()) / unitSeconds);
            costs.add(cost.doubleValue());
        }
        times.add(end);
        costs.add(cost.doubleValue());
        XYSeries series = chart.addSeries(String.format("%s  %,.2f", label(name), cost), times, costs);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(COLORS[index % COLORS.length]);
        series.setLineStyle(new BasicStroke(
                Math.max(THINNEST, THICKEST - 1.5f * index),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1,
                DASHES[index % DASHES.length],
                0));
    }

    /** A strategy with unfilled quantity is marked, because its line is not comparable with the others. */
    private String label(String name) {
        Values strategy = run.strategy(name);
        return !RunDirectory.isComplete(strategy) ? name + " (part)" : name;
    }

    private BigDecimal cost(FillRow fill) {
        BigDecimal slippage = fill.price().subtract(arrivalMid).multiply(fill.qty());
        return (run.isSell() ? slippage.negate() : slippage).add(fill.fee());
    }

    private double secondsSinceStart(Instant time) {
        return Duration.between(start, time).toNanos() / NANOS_PER_SECOND;
    }
}
