package io.slipway.data.databento;

import io.slipway.data.source.DataFormat;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import java.nio.charset.StandardCharsets;

/** Databento's CSV. */
public final class DatabentoCsvFormat implements DataFormat {

    @Override
    public String name() {
        return "databento-csv";
    }

    @Override
    public boolean recognises(DataSource source) {
        String head = new String(source.head(), StandardCharsets.ISO_8859_1);
        String header = head.lines().findFirst().orElse("");
        return header.contains("ts_event") && header.contains("publisher_id");
    }

    @Override
    public MarketDataReader open(DataSource source, ReadOptions options, IssueLog issues) {
        return DatabentoCsvReader.open(source.stream(), source.name(), options.symbol(), issues);
    }
}
