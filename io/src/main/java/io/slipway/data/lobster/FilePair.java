package io.slipway.data.lobster;

import io.slipway.data.source.DataSource;
import io.slipway.market.MarketDataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two files: {@code X_message_N.csv} and {@code X_orderbook_N.csv}.
 *
 * @param messages the one of messages
 * @param books the one of books
 */
record FilePair(DataSource messages, DataSource books) {

    private static final Pattern NAME = Pattern.compile("(.*)_(message|orderbook)_([0-9]+)(\\..*)?");

    /** True if a file is called as one of a pair. */
    static boolean isNamed(String name) {
        return NAME.matcher(name).matches();
    }

    /** The symbol: the name up to the first underscore. */
    static String symbol(String name) {
        int end = name.indexOf('_');
        return end < 0 ? name : name.substring(0, end);
    }

    /**
     * The pair that a file is one of; the other one is opened.
     *
     * @throws MarketDataException if the other one is not beside it
     */
    static FilePair of(DataSource one) {
        Matcher matcher = NAME.matcher(one.name());
        if (!matcher.matches()) {
            throw new MarketDataException(one.name()
                    + ": not the name of a LOBSTER file: expected one such as"
                    + " AAPL_2012-06-21_34200000_57600000_message_10.csv");
        }
        boolean isMessages = "message".equals(matcher.group(2));
        String rest = matcher.group(4) == null ? "" : matcher.group(4);
        String other = matcher.group(1) + "_" + (isMessages ? "orderbook" : "message") + "_" + matcher.group(3) + rest;
        DataSource opened = open(one, other);
        return isMessages ? new FilePair(one, opened) : new FilePair(opened, one);
    }

    private static DataSource open(DataSource one, String other) {
        Path path = one.path().orElseThrow(() -> missing(one, other)).resolveSibling(other);
        if (!Files.exists(path)) {
            throw missing(one, other);
        }
        return DataSource.open(path);
    }

    private static MarketDataException missing(DataSource one, String other) {
        return new MarketDataException(one.name() + ": the other file of the pair is not beside it: file=" + other);
    }
}
