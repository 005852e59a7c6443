package io.slipway.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes of files as people write them: {@code 512MB}, {@code 50 GB}. A unit is 1,000 times the one before it. */
public final class ByteSize {

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?) ?(B|KB|MB|GB|TB)");
    private static final String UNITS = "KMGT";
    private static final double STEP = 1000;

    private ByteSize() {}

    /**
     * Bytes of a text.
     *
     * @throws ConfigException if it is no number with a unit
     */
    public static long parse(String text) {
        Matcher matcher = SIZE.matcher(text.trim().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new ConfigException(
                    "not a size with its unit: value=" + text + ", expected one such as 50GB or 512MB");
        }
        int power = UNITS.indexOf(matcher.group(2).charAt(0)) + 1;
        return Math.round(Double.parseDouble(matcher.group(1)) * Math.pow(STEP, power));
    }

    /** The size with one decimal in the largest unit that it reaches, such as {@code 1.5 GB}. */
    public static String text(long bytes) {
        double value = bytes;
        int power = 0;
        while (value >= STEP && power < UNITS.length()) {
            value /= STEP;
            power++;
        }
        return power == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %sB", value, UNITS.charAt(power - 1));
    }
}
