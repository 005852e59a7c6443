package io.slipway.report.chart;

import io.slipway.report.html.Numbers;
import io.slipway.report.read.DayShades;
import io.slipway.report.read.Inspected;
import io.slipway.report.text.DataUses;
import io.slipway.result.file.InspectionKeys;
import io.slipway.result.schema.Key;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * {@code day.png}: the best bid and offer, the spread, the rates of updates and trades, the sizes at the best and the venues
 * at the best, one above the other over one axis of time; hours outside of regular sessions and stretches without any row are shaded.
 */
public final class DayPicture {

    private static final int WIDTH = 1600;
    private static final int LEFT = 150;
    private static final int RIGHT = 40;
    private static final int TOP = 160;
    private static final int PANEL = 170;
    private static final int GAP = 44;
    private static final int ROW = 24;

    /** Height of the mark of silence where hours are shaded too. */
    private static final int SILENT_STRIP = 10;

    private static final int BOTTOM = 96;
    private static final int MOST_TICKS = 10;
    private static final long[] STEPS_S = {1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14_400, 43_200, 86_400
    };
    private static final double PERCENT = 100;
    private static final Color BID = new Color(0x00, 0x72, 0xB2);
    private static final Color ASK = new Color(0xD5, 0x5E, 0x00);
    private static final Color NEUTRAL = new Color(0x1B, 0x7F, 0x79);
    private static final Color SILENT = new Color(0xF3, 0xE9, 0xCF);
    private static final Color OUTSIDE = new Color(0xE9, 0xEB, 0xED);
    private static final Color CLOSED = new Color(0xC6, 0xCB, 0xD0);

    private final Inspected day;
    private final List<Inspected.Venue> venues;
    private final DayShades shades;
    private final int height;
    private final BufferedImage image;
    private final Graphics2D graphics;

    private DayPicture(Inspected day) {
        this.day = day;
        this.venues = day.venues();
        this.shades = day.shades();
        this.height = TOP + 4 * (PANEL + GAP) + Math.max(1, venues.size()) * ROW + BOTTOM;
        this.image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        this.graphics = image.createGraphics();
    }

    public static void write(Inspected day, Path file) throws IOException {
        DayPicture picture = new DayPicture(day);
        picture.draw();
        ChartImage.save(picture.image, file);
    }

    private void draw() {
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, height);
        ChartImage.drawFitting(graphics, day.title(), true, 34, 62, ChartImage.INK);
        ChartImage.drawFitting(graphics, subtitle(), false, 22, 104, ChartImage.MUTED);
        int y = TOP;
        double[] bid = day.series(InspectionKeys.BID);
        double[] ask = day.series(InspectionKeys.ASK);
        panel(y, "best |bid |offer", range(bid, ask), "%.2f", bid, BID, ask, ASK);
        y += PANEL + GAP;
        double[] spread = scaled(day.series(InspectionKeys.SPREAD), PERCENT);
        panel(y, "spread, cents", fromZero(spread), "%.1f", spread, NEUTRAL);
        y += PANEL + GAP;
        double[] updates = scaled(day.series(InspectionKeys.UPDATES), 1 / day.binSeconds());
        double[] prints = scaled(day.series(InspectionKeys.PRINTS), 1 / day.binSeconds());
        panel(y, "a second: |updates |trades", fromZero(updates, prints), "%.1f", updates, BID, prints, ASK);
        y += PANEL + GAP;
        double[] bidSize = day.series(InspectionKeys.BID_SIZE);
        double[] askSize = day.series(InspectionKeys.ASK_SIZE);
        panel(y, "size at the best |bid |offer", fromZero(bidSize, askSize), "%,.0f", bidSize, BID, askSize, ASK);
        y += PANEL + GAP;
        venues(y);
        y += Math.max(1, venues.size()) * ROW;
        times(y);
        legend(y + 62);
        graphics.dispose();
    }

    private String subtitle() {
        return second(InspectionKeys.FROM) + " to " + second(InspectionKeys.TO) + " UTC  \u00b7  "
                + String.join("  \u00b7  ", texts());
    }

    private String second(Key<Instant> key) {
        return day.values().get(key).toString().substring(0, 19);
    }

    private List<String> texts() {
        return DataUses.of(day.values()).stream().limit(2).toList();
    }

    /** Draws one or two series, each an array of values followed by its colour. */
    private void panel(int y, String title, double[] range, String format, Object... series) {
        shadeHours(y);
        shadeSilence(y, shades.list().isEmpty() ? PANEL : SILENT_STRIP);
        graphics.setFont(Fonts.plain(16));
        for (int line = 0; line <= 2; line++) {
            int at = y + PANEL - line * PANEL / 2;
            graphics.setColor(ChartImage.GRID);
            graphics.drawLine(LEFT, at, WIDTH - RIGHT, at);
            graphics.setColor(ChartImage.MUTED);
            String text = Numbers.format(format, range[0] + (range[1] - range[0]) * line / 2);
            graphics.drawString(text, LEFT - 12 - graphics.getFontMetrics().stringWidth(text), at + 6);
        }
        for (int i = 0; i < series.length; i += 2) {
            line(y, range, (double[]) series[i], (Color) series[i + 1]);
        }
        title(y, title, series);
    }

    /** Above a panel: the first part of the title, then the name of each series in its colour. */
    private void title(int y, String title, Object... series) {
        String[] parts = title.split("\\|", -1);
        int at = LEFT;
        graphics.setFont(Fonts.bold(17));
        for (int i = 0; i < parts.length; i++) {
            graphics.setColor(i == 0 ? ChartImage.INK : (Color) series[2 * i - 1]);
            graphics.drawString(parts[i], at, y - 10);
            at += graphics.getFontMetrics().stringWidth(parts[i] + " ");
        }
    }

    private void line(int y, double[] range, double[] values, Color color) {
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                drawing = false;
                continue;
            }
            double at = y + PANEL - PANEL * Math.min(1, (values[i] - range[0]) / (range[1] - range[0]));
            if (drawing) {
                path.lineTo(x(i), at);
            } else {
                path.moveTo(x(i), at);
            }
            path.lineTo(x(i + 1), at);
            drawing = true;
        }
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
        graphics.setStroke(new BasicStroke(1));
    }

    private void venues(int y) {
        graphics.setFont(Fonts.plain(16));
        for (int row = 0; row < venues.size(); row++) {
            Inspected.Venue venue = venues.get(row);
            int top = y + row * ROW;
            for (int i = 0; i < venue.atBest().size(); i++) {
                graphics.setColor(heat(venue.atBest().get(i)));
                graphics.fillRect((int) x(i), top, (int) x(i + 1) - (int) x(i), ROW - 2);
            }
            String label = Numbers.format("%s %.0f%%", venue.name(), PERCENT * venue.share());
            graphics.setColor(ChartImage.INK);
            graphics.drawString(label, LEFT - 12 - graphics.getFontMetrics().stringWidth(label), top + 17);
        }
        graphics.setFont(Fonts.bold(17));
        graphics.setColor(ChartImage.INK);
        graphics.drawString("time at the best bid or offer, by venue", LEFT, y - 10);
    }

    private void times(int y) {
        double[] times = day.times();
        double start = times[0] - day.binSeconds();
        double span = times[times.length - 1] - start;
        DateTimeFormatter clock = DateTimeFormatter.ofPattern(span < 600 ? "HH:mm:ss" : "HH:mm", Locale.ROOT);
        DateTimeFormatter date = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
        graphics.setFont(Fonts.plain(16));
        graphics.setColor(ChartImage.MUTED);
        long step = STEPS_S[STEPS_S.length - 1];
        for (int i = STEPS_S.length - 1; i >= 0 && span / STEPS_S[i] <= MOST_TICKS; i--) {
            step = STEPS_S[i];
        }
        long offset = shades.zone()
                .getRules()
                .getOffset(Instant.ofEpochSecond((long) start))
                .getTotalSeconds();
        for (long tick = (long) Math.ceil((start + offset) / step) * step - offset;
                tick <= start + span;
                tick += step) {
            ZonedDateTime time = Instant.ofEpochSecond(tick).atZone(shades.zone());
            String text = (time.toLocalTime().equals(LocalTime.MIDNIGHT) ? date : clock).format(time);
            int at = (int) (LEFT + (WIDTH - LEFT - RIGHT) * (tick - start) / span);
            int width = graphics.getFontMetrics().stringWidth(text);
            graphics.drawLine(at, y, at, y + 6);
            graphics.drawString(text, Math.min(at - width / 2, WIDTH - 4 - width), y + 26);
        }
        String zone = shades.zone().getId();
        String place = zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
        graphics.drawString(place, 40, y + 26);
    }

    /** The shades that occur, in words. */
    private void legend(int y) {
        int at = LEFT;
        if (shades.has(DayShades.Kind.EXTENDED)) {
            at = entry(at, y, OUTSIDE, "before or after the regular session");
        }
        if (shades.has(DayShades.Kind.CLOSED)) {
            at = entry(at, y, CLOSED, "closed");
        }
        if (Arrays.stream(day.series(InspectionKeys.SILENT)).anyMatch(silent -> silent > 0)) {
            entry(at, y, SILENT, "no row");
        }
    }

    private int entry(int x, int y, Color color, String text) {
        graphics.setColor(color);
        graphics.fillRect(x, y, 16, 16);
        graphics.setColor(ChartImage.MUTED);
        graphics.drawRect(x, y, 16, 16);
        graphics.drawString(text, x + 24, y + 14);
        return x + 24 + graphics.getFontMetrics().stringWidth(text) + 32;
    }

    private void shadeHours(int y) {
        double start = day.times()[0] - day.binSeconds();
        for (DayShades.Shade shade : shades.list()) {
            int from = (int) x((shade.from() - start) / day.binSeconds());
            int to = (int) x((shade.to() - start) / day.binSeconds());
            graphics.setColor(shade.kind() == DayShades.Kind.CLOSED ? CLOSED : OUTSIDE);
            graphics.fillRect(from, y, to - from, PANEL);
        }
    }

    private void shadeSilence(int y, int markHeight) {
        double[] silent = day.series(InspectionKeys.SILENT);
        graphics.setColor(SILENT);
        for (int i = 0; i < silent.length; i++) {
            if (silent[i] > 0) {
                graphics.fillRect((int) x(i), y, (int) x(i + 1) - (int) x(i) + 1, markHeight);
            }
        }
    }

    private double x(double bin) {
        return LEFT + (WIDTH - LEFT - RIGHT) * bin / day.bins();
    }

    private static Color heat(double share) {
        double s = Math.sqrt(Math.max(0, Math.min(1, share)));
        return new Color(mix(0xF4, 0x0B, s), mix(0xF6, 0x4F, s), mix(0xF8, 0x7D, s));
    }

    private static int mix(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    /** From the least to the greatest, a few outliers cut off. */
    private static double[] range(double[]... series) {
        double[] sorted = sorted(series);
        if (sorted.length == 0) {
            return new double[] {0, 1};
        }
        double low = sorted[sorted.length / 100];
        double high = sorted[sorted.length - 1 - sorted.length / 100];
        double margin = Math.max((high - low) * 0.08, 0.01);
        return new double[] {low - margin, high + margin};
    }

    private static double[] fromZero(double[]... series) {
        double[] sorted = sorted(series);
        double high = sorted.length == 0 ? 1 : sorted[sorted.length - 1 - sorted.length / 200];
        return new double[] {0, high > 0 ? high * 1.1 : 1};
    }

    private static double[] sorted(double[]... series) {
        return Arrays.stream(series)
                .flatMapToDouble(Arrays::stream)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }
}
