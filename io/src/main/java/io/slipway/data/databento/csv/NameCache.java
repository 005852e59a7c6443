package io.slipway.data.databento.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Names in the bytes of rows as strings: a name that was seen before, as nearly all are, allocates nothing. */
final class NameCache {

    private static final int SLOTS = 1 << 10;

    private final byte[][] bytes = new byte[SLOTS][];
    private final String[] texts = new String[SLOTS];
    private final Map<String, String> known = new HashMap<>();

    NameCache() {
        Arrays.fill(bytes, new byte[0]);
        Arrays.fill(texts, "");
    }

    /** The name in the bytes; the same object for the same name. */
    String get(byte[] b, int from, int to) {
        int hash = to - from;
        for (int p = from; p < to; p++) {
            hash = 31 * hash + b[p];
        }
        int slot = hash & (SLOTS - 1);
        byte[] held = bytes[slot];
        if (!Arrays.equals(b, from, to, held, 0, held.length)) {
            bytes[slot] = Arrays.copyOfRange(b, from, to);
            String text = new String(b, from, to - from, StandardCharsets.UTF_8);
            String first = known.putIfAbsent(text, text);
            texts[slot] = first == null ? text : first;
        }
        return texts[slot];
    }
}
