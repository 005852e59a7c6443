package io.slipway.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;

/** A picture of 1600 by 900: a headline in words, a line below it, and a chart. */
final class ChartImage {

    static final int WIDTH = 1600;
    static final Color INK = new Color(0x22, 0x2B, 0x38);
    static final Color MUTED = new Color(0x5F, 0x6B, 0x7A);
    static final Color GRID = new Color(0xDD, 0xE2, 0xE8);

    private static final int HEIGHT = 900;
    private static final int HEADER = 150;
    private static final int MARGIN = 48;
    private static final int LARGEST_TITLE = 38;
    private static final int LARGEST_SUBTITLE = 24;

    private ChartImage() {}

    /** Height that is left for the chart. */
    static int chartHeight() {
        return HEIGHT - HEADER;
    }

    /** The look that all charts share. */
    static void style(AxesChartStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setChartFontColor(INK);
        styler.setChartTitleVisible(false);
        styler.setChartPadding(24);
        styler.setAxisTickLabelsFont(Fonts.plain(22));
        styler.setAxisTitleFont(Fonts.plain(22));
        styler.setAxisTickPadding(12);
        styler.setAxisTitlePadding(14);
        styler.setLegendFont(Fonts.plain(21));
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendPadding(14);
        styler.setYAxisLabelAlignment(TextAlignment.Right);
        styler.setYAxisTickMarkSpacingHint(90);
        styler.setAntiAlias(true);
    }

    /** Draws the picture and puts it in place at once. */
    static void write(Path file, Chart<?, ?> chart, String title, String subtitle) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        drawFitting(graphics, title, true, LARGEST_TITLE, 72, INK);
        drawFitting(graphics, subtitle, false, LARGEST_SUBTITLE, 118, MUTED);
        graphics.translate(0, HEADER);
        chart.paint(graphics, WIDTH, chartHeight());
        graphics.dispose();
        save(image, file);
    }

    static void drawFitting(Graphics2D graphics, String text, boolean bold, int largest, int baseline, Color color) {
        int size = largest;
        do {
            graphics.setFont(bold ? Fonts.bold(size) : Fonts.plain(size));
            size--;
        } while (size > 10 && graphics.getFontMetrics().stringWidth(text) > WIDTH - 2 * MARGIN);
        graphics.setColor(color);
        graphics.drawString(text, MARGIN, baseline);
    }

    static void save(BufferedImage image, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, PngFile.of(image));
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
