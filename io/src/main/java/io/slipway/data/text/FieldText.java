package io.slipway.data.text;

import java.nio.charset.StandardCharsets;

/** A field as text, for messages and names. */
public final class FieldText {

    private static final int SHOWN_BYTES = 40;

    private FieldText() {}

    public static String of(byte[] b, int from, int to) {
        return new String(b, from, to - from, StandardCharsets.UTF_8);
    }

    /** Says what is wrong with a field: {@code what: value="...", expected ...}. */
    public static IllegalArgumentException fault(String what, byte[] b, int from, int to, String expected) {
        return new IllegalArgumentException(what + ": value=" + quoted(b, from, to) + ", expected " + expected);
    }

    private static String quoted(byte[] b, int from, int to) {
        boolean isLong = to - from > SHOWN_BYTES;
        String text = of(b, from, isLong ? from + SHOWN_BYTES : to);
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) ? '?' : c);
        }
        return shown.append(isLong ? "..." : "").append('"').toString();
    }
}
