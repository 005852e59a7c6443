package io.slipway.data.itch;

import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketDataException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The stock to read, and its number, which the day's directory gives it. */
final class ItchStock {

    private static final int NONE = -1;

    private final Optional<String> wanted;
    private final Map<Integer, String> stocks = new HashMap<>();
    private int locate = NONE;

    ItchStock(ReadOptions options) {
        wanted = options.symbol();
    }

    /** Takes a line of the directory. */
    void add(int number, String stock) {
        stocks.put(number, stock);
        if (wanted.isPresent() && wanted.get().equals(stock)) {
            locate = number;
        }
    }

    /**
     * True if a message is about the stock.
     *
     * @throws MarketDataException if there are several stocks and none was chosen
     */
    boolean isWanted(int number, ItchMessages messages) {
        if (locate == NONE && wanted.isEmpty() && number != 0) {
            checkOne(messages);
            locate = number;
        }
        return number == locate;
    }

    private void checkOne(ItchMessages messages) {
        if (stocks.size() > 1) {
            throw new MarketDataException(messages.file() + ": several symbols in one file: " + stocks.size()
                    + " in its directory, such as " + first() + "; choose one with --symbol");
        }
    }

    private String first() {
        return stocks.values().stream()
                .sorted()
                .limit(3)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    /** The name that the directory gives a number. */
    String name(int number) {
        return stocks.getOrDefault(number, "");
    }

    /** The symbol; empty before it is known. */
    Optional<String> symbol() {
        return wanted.or(() -> Optional.ofNullable(stocks.get(locate)));
    }

    /**
     * Says that all messages have been read.
     *
     * @throws MarketDataException if none was about the stock
     */
    void end(ItchMessages messages) {
        if (locate == NONE && wanted.isPresent() && !stocks.isEmpty()) {
            throw new MarketDataException(messages.file() + ": no rows of the symbol: symbol=" + wanted.get()
                    + ", stocks in its directory=" + stocks.size());
        }
    }
}
