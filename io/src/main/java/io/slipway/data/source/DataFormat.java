package io.slipway.data.source;

import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;

/** A file format of market data. Found by {@link java.util.ServiceLoader}, so that a format may come in its own jar. */
public interface DataFormat {

    /** Its name for {@code --format} and in messages, such as {@code taq-quotes}. */
    String name();

    /** True if the first bytes of the source, its name, or both say that it is of this format. */
    boolean recognises(DataSource source);

    /**
     * Opens the source; the reader then owns its stream.
     *
     * @param issues counts what the reader cannot take as it stands; it is the reader's {@link MarketDataReader#issues()}
     * @throws io.slipway.market.MarketDataException if it is empty, damaged or not of this format
     */
    MarketDataReader open(DataSource source, ReadOptions options, IssueLog issues);
}
