package io.slipway.data.source;

import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import java.util.List;

/** A file format of market data. Found by {@link java.util.ServiceLoader}, so that a format may come in its own jar. */
public interface DataFormat {

    /** Its name for {@code --format} and in messages, such as {@code taq-quotes}. */
    String name();

    /** True if the first bytes of the source, its name, or both say that it is of this format. */
    boolean recognises(DataSource source);

    /** Names of usual columns of a table of this format, in lower case, by which the nearest format to a foreign table is found; empty if it has no columns. */
    default List<String> usualColumns() {
        return List.of();
    }

    /**
     * Opens the source; the reader then owns its stream.
     *
     * @param issues counts what the reader cannot take as it stands; it is the reader's {@link MarketDataReader#issues()}
     * @throws io.slipway.market.MarketDataException if it is empty, damaged or not of this format
     */
    MarketDataReader open(DataSource source, ReadOptions options, IssueLog issues);
}
