package io.slipway.report.chart;

import io.slipway.report.html.Numbers;
import io.slipway.report.read.Headlines;
import io.slipway.report.read.RunDirectory;
import io.slipway.result.file.SavingKeys;
import java.awt.Color;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;

/** {@code savings_plot.png}: what the strategy under test saved against each baseline, in basis points. */
public final class SavingsChart {

    private static final Color BETTER = new Color(0x1B, 0x7F, 0x79);
    private static final Color WORSE = new Color(0xC8, 0x5A, 0x17);
    private static final double HEADROOM = 0.22;
    private static final double LEAST_RANGE = 0.5;
    private static final double COARSE_RANGE = 2;
    private static final double CENTRE_OF_BAR = 0.5;
    private static final double LABEL_DISTANCE = 0.09;

    private final RunDirectory run;
    private final List<String> labels = new ArrayList<>();
    private final List<Double> better = new ArrayList<>();
    private final List<Double> worse = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private double low;
    private double high;

    private SavingsChart(RunDirectory run) {
        this.run = run;
    }

    public static void write(RunDirectory run, Path file) throws IOException {
        SavingsChart chart = new SavingsChart(run);
        chart.collect();
        ChartImage.write(file, chart.draw(), Headlines.title(run), Headlines.subtitle(run));
    }

    private void collect() {
        for (Map.Entry<String, Optional<BigDecimal>> entry :
                run.results().get(SavingKeys.SAVINGS_VS_BASELINES_BPS).entrySet()) {
            Optional<BigDecimal> saving = entry.getValue();
            double bps = saving.map(BigDecimal::doubleValue).orElse(0.0);
            labels.add("vs " + Headlines.baseline(run, entry.getKey()));
            better.add(bps >= 0 ? bps : 0);
            worse.add(bps < 0 ? bps : 0);
            values.add(saving.map(value -> Numbers.format("%+.2f bps", value)).orElse("no comparison"));
            low = Math.min(low, bps);
            high = Math.max(high, bps);
        }
    }

    private CategoryChart draw() {
        CategoryChart chart = new CategoryChartBuilder()
                .width(ChartImage.WIDTH)
                .height(ChartImage.chartHeight())
                .yAxisTitle("saving in basis points, above zero is better")
                .build();
        CategoryStyler styler = chart.getStyler();
        ChartImage.style(styler);
        styler.setLegendVisible(false);
        styler.setOverlapped(true);
        styler.setAvailableSpaceFill(0.5);
        styler.setPlotGridVerticalLinesVisible(false);
        double range = Math.max(high - low, LEAST_RANGE);
        styler.setYAxisDecimalPattern(range < COARSE_RANGE ? "0.00" : "#,##0.0");
        styler.setYAxisMax(high + HEADROOM * range);
        styler.setYAxisMin(low < 0 ? low - HEADROOM * range : 0.0);
        styler.setAnnotationTextFont(Fonts.bold(34));
        styler.setAnnotationTextFontColor(ChartImage.INK);
        chart.addSeries("better", labels, better).setFillColor(BETTER);
        chart.addSeries("worse", labels, worse).setFillColor(WORSE);
        for (int i = 0; i < labels.size(); i++) {
            double bps = better.get(i) + worse.get(i);
            double y = bps + (bps < 0 ? -LABEL_DISTANCE : LABEL_DISTANCE) * range;
            chart.addAnnotation(new AnnotationText(values.get(i), i + CENTRE_OF_BAR, y, false));
        }
        return chart;
    }
}
