package io.slipway.report.html;

/** A drawing in SVG that grows with each call. */
public final class Svg {

    private static final int FONT = 14;

    private final StringBuilder text;

    /** A drawing of a size in pixels, with a description for those who do not see it. */
    public Svg(int width, int height, String description) {
        text = new StringBuilder(Numbers.format(
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"%s\">",
                width, height, width, Html.escape(description)));
    }

    public Svg line(String kind, double fromX, double fromY, double toX, double toY) {
        return add(
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", kind, fromX, fromY, toX, toY);
    }

    public Svg rectangle(String kind, double x, double y, double width, double height) {
        return add(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", kind, x, y, width, height);
    }

    public Svg circle(String kind, double x, double y, double radius) {
        return add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", kind, x, y, radius);
    }

    /** A line through points that are given as alternating x and y. */
    public Svg path(String kind, double[] points) {
        text.append("<polyline class=\"").append(kind).append("\" points=\"");
        for (int i = 0; i < points.length; i += 2) {
            text.append(Numbers.format(i == 0 ? "%.1f,%.1f" : " %.1f,%.1f", points[i], points[i + 1]));
        }
        text.append("\"/>");
        return this;
    }

    /** Words at a place; {@code anchor} is start, middle or end. */
    public Svg words(String kind, String anchor, double x, double y, String words) {
        return add(
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" text-anchor=\"%s\">%s</text>",
                kind, x, y, FONT, anchor, Html.escape(words));
    }

    private Svg add(String format, Object... values) {
        text.append(Numbers.format(format, values));
        return this;
    }

    @Override
    public String toString() {
        return text + "</svg>";
    }
}
