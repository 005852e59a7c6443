package io.slipway.data.databento.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The plainest reader of Databento's decimal CSV with a symbol column, to compare the fast one with. */
public final class NaiveCsv {

    private final List<String> header;
    private String[] fields = {};

    private NaiveCsv(String header) {
        this.header = Arrays.asList(header.split(",", -1));
    }

    public static MarketTape read(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            NaiveCsv csv = new NaiveCsv(String.valueOf(lines.readLine()));
            String line = String.valueOf(lines.readLine());
            csv.fields = line.split(",", -1);
            MarketTape.Builder tape = new MarketTape.Builder(new Instrument(csv.field("symbol")));
            while (line != null) {
                csv.fields = line.split(",", -1);
                tape.add(csv.event());
                line = lines.readLine();
            }
            return tape.build();
        }
    }

    private MarketEvent event() {
        MarketEvent event = new MarketEvent();
        event.times(time("ts_event"), time("ts_recv"));
        event.origin((int) number("publisher_id"), number("sequence"));
        event.action(
                BookAction.ofCode(field("action").charAt(0)),
                BookSide.ofCode(field("side").charAt(0)),
                (int) number("flags"));
        event.order(price("price"), number("size"));
        event.bid(price("bid_px_00"), number("bid_sz_00"));
        event.ask(price("ask_px_00"), number("ask_sz_00"));
        return header.contains("bid_px_09") ? deeper(event) : event;
    }

    private MarketEvent deeper(MarketEvent event) {
        event.levels(10);
        for (int level = 1; level < 10; level++) {
            long bid = price("bid_px_0" + level);
            long ask = price("ask_px_0" + level);
            boolean isBid = bid != Long.MAX_VALUE;
            boolean isAsk = ask != Long.MAX_VALUE;
            assertThat(event.addBid(isBid ? bid : -1, isBid ? number("bid_sz_0" + level) : 0))
                    .isEqualTo(isBid);
            assertThat(event.addAsk(ask, number("ask_sz_0" + level))).isEqualTo(isAsk);
        }
        return event;
    }

    private String field(String name) {
        return fields[header.indexOf(name)];
    }

    private long number(String name) {
        return Long.parseLong(field(name));
    }

    private long price(String name) {
        String text = field(name);
        return text.isEmpty()
                ? Long.MAX_VALUE
                : new BigDecimal(text).movePointRight(9).longValueExact();
    }

    private long time(String name) {
        Instant instant = Instant.parse(field(name));
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
