package io.slipway.data.lobster;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The plainest book of a LOBSTER pair: sizes by price of both sides, begun with the levels of the first row of books and kept
 * by the messages. The files say nothing of orders beyond their last level, so levels that leave the rows are
 * forgotten, and those that come back from there are taken over from the row.
 */
final class NaiveLevels {

    private final Levels bids = new Levels(-1);
    private final Levels asks = new Levels(1);

    NaiveLevels(String firstBook) {
        compare(firstBook);
    }

    void apply(String message) {
        String[] fields = message.split(",", -1);
        int type = Integer.parseInt(fields[1]);
        if (type <= 4) {
            long size = Long.parseLong(fields[3]);
            Levels side = fields[5].equals("1") ? bids : asks;
            side.change(Long.parseLong(fields[4]), type == 1 ? size : -size);
        }
    }

    /** The number of levels of a row of books that are not as here. */
    int compare(String book) {
        String[] fields = book.split(",", -1);
        return asks.compare(fields, 0) + bids.compare(fields, 2);
    }

    /** The best bid and offer as {@code bid x size / ask x size}, prices times 10000. */
    String best() {
        return bids.best() + "/" + asks.best();
    }

    /** One side; keys are prices times a sign, so that the first is the best. */
    private static final class Levels {

        private final NavigableMap<Long, Long> sizes = new TreeMap<>();
        private final long sign;
        private long last = Long.MIN_VALUE;

        Levels(long sign) {
            this.sign = sign;
        }

        void change(long price, long change) {
            sizes.merge(sign * price, change, Long::sum);
            sizes.values().removeIf(left -> left == 0);
        }

        int compare(String[] fields, int from) {
            NavigableMap<Long, Long> row = new TreeMap<>();
            for (int i = from; i < fields.length; i += 4) {
                row.put(sign * Long.parseLong(fields[i]), Long.parseLong(fields[i + 1]));
            }
            long known = Math.min(last, row.lastKey());
            Map<Long, Long> here = sizes.headMap(known, true);
            Map<Long, Long> there = row.headMap(known, true);
            int differences = here.equals(there) ? 0 : 1;
            sizes.tailMap(known, false).clear();
            sizes.putAll(row.tailMap(known, false));
            last = row.lastKey();
            return differences;
        }

        String best() {
            return sign * sizes.firstKey() + "x" + sizes.firstEntry().getValue();
        }
    }
}
