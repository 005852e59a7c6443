package io.slipway.data.table;

import io.slipway.data.DataFiles;
import io.slipway.data.FoundStep;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.model.Money;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Small text files for tests, read through all that a user's file goes through. */
public final class TextFiles {

    private TextFiles() {}

    public static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static MarketTape read(Path file, ReadOptions options) {
        return FoundStep.read(List.of(), options, step -> MarketTape.readAll(DataFiles.open(file, step)));
    }

    /** The message with which reading the file is refused. */
    public static String refusal(Path file, ReadOptions options) {
        try {
            read(file, options);
        } catch (MarketDataException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("accepted: " + file);
    }

    /** The events, one line each. */
    public static List<String> lines(MarketTape tape) {
        List<String> lines = new ArrayList<>();
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            lines.add(line(event));
        }
        return lines;
    }

    /** Time, publisher, action and side, {@code price x size} of the order, then {@code bid x size / ask x size}. */
    public static String line(MarketEvent event) {
        String order = event.hasPrice() ? " " + price(event.priceE9()) + "x" + event.size() : "";
        String bid = event.hasBid() ? price(event.bidPxE9()) + "x" + event.bidSize() : "-";
        String ask = event.hasAsk() ? price(event.askPxE9()) + "x" + event.askSize() : "-";
        return time(event.eventNs()) + " " + event.publisherId() + " "
                + event.action().code() + event.side().code() + order + " " + bid + "/" + ask;
    }

    public static String time(long ns) {
        return Instant.ofEpochSecond(0, ns).toString();
    }

    private static String price(long pxE9) {
        return Money.toDecimal(pxE9).toPlainString();
    }
}
