package io.slipway.data.databento.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;

/** Rows under construction, as bytes. Grows never: its user writes it out in time. */
final class RowBytes {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long ONE_E9 = 1_000_000_000L;
    private static final long DAY_SECONDS = 86_400;
    private static final int MOST_DIGITS = 19;

    private final byte[] bytes;
    private final byte[] digits = new byte[MOST_DIGITS];
    private int length;
    private long lastDay = Long.MIN_VALUE;
    private String lastDate = "";

    RowBytes(int capacity) {
        bytes = new byte[capacity];
    }

    int length() {
        return length;
    }

    RowBytes letter(char c) {
        bytes[length++] = (byte) c;
        return this;
    }

    RowBytes comma() {
        return letter(',');
    }

    RowBytes ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            letter(text.charAt(i));
        }
        return this;
    }

    RowBytes bytes(byte[] text) {
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    /** A number above the least of all. */
    RowBytes number(long value) {
        return (value < 0 ? letter('-') : this).padded(Math.abs(value), 1);
    }

    /** A price with nine decimals. */
    RowBytes price(long priceE9) {
        long magnitude = Math.abs(priceE9);
        RowBytes signed = priceE9 < 0 ? letter('-') : this;
        return signed.padded(magnitude / ONE_E9, 1).letter('.').padded(magnitude % ONE_E9, 9);
    }

    /** A time since 1970 in ISO form with nine decimals. */
    RowBytes time(long ns) {
        long seconds = Math.floorDiv(ns, SECOND_NS);
        long ofDay = Math.floorMod(seconds, DAY_SECONDS);
        date(Math.floorDiv(seconds, DAY_SECONDS)).letter('T');
        padded(ofDay / 3600, 2)
                .letter(':')
                .padded(ofDay / 60 % 60, 2)
                .letter(':')
                .padded(ofDay % 60, 2);
        return letter('.').padded(Math.floorMod(ns, SECOND_NS), 9).letter('Z');
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    private RowBytes date(long day) {
        if (day != lastDay) {
            lastDay = day;
            lastDate = LocalDate.ofEpochDay(day).toString();
        }
        return ascii(lastDate);
    }

    private RowBytes padded(long value, int width) {
        int p = MOST_DIGITS;
        long left = value;
        while (left > 0 || MOST_DIGITS - p < width) {
            digits[--p] = (byte) ('0' + left % 10);
            left /= 10;
        }
        System.arraycopy(digits, p, bytes, length, MOST_DIGITS - p);
        length += MOST_DIGITS - p;
        return this;
    }
}
