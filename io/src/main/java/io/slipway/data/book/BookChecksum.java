package io.slipway.data.book;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * OKX's checksum of a book: the CRC32 of its best 25 levels as they are written, {@code price:size} of bid and offer in turn,
 * joined by colons; a side that has fewer levels is left out from there on. Not thread-safe.
 */
final class BookChecksum {

    private static final int LEVELS = 25;

    /** Texts by key, which is a price times the sign that makes a higher one better: the worst first. */
    private final TreeMap<Long, String> bids = new TreeMap<>();

    private final TreeMap<Long, String> asks = new TreeMap<>();
    private final CRC32 crc = new CRC32();

    void clear() {
        bids.clear();
        asks.clear();
    }

    /** Applies the changes of a message if it has texts. */
    void apply(LevelChanges changes) {
        for (int row = 0; row < changes.count() && changes.hasTexts(); row++) {
            TreeMap<Long, String> side = changes.isBid(row) ? bids : asks;
            if (isZero(changes.text(row))) {
                side.remove(changes.key(row));
            } else {
                side.put(changes.key(row), changes.text(row));
            }
        }
    }

    /** True if no digit of the size is above 0. */
    private static boolean isZero(String text) {
        return text.chars().skip(text.indexOf(':') + 1L).noneMatch(c -> c >= '1' && c <= '9');
    }

    /** The checksum, 32 bits with a sign. */
    int value() {
        Iterator<String> bid = bids.descendingMap().values().iterator();
        Iterator<String> ask = asks.descendingMap().values().iterator();
        StringBuilder text = new StringBuilder();
        for (int level = 0; level < LEVELS; level++) {
            append(bid, text);
            append(ask, text);
        }
        crc.reset();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        return (int) crc.getValue();
    }

    private static void append(Iterator<String> side, StringBuilder text) {
        if (side.hasNext()) {
            text.append(text.isEmpty() ? "" : ":").append(side.next());
        }
    }
}
