package io.slipway.data.lobster;

import io.slipway.data.source.DataFormat;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.FirstLine;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import java.util.regex.Pattern;

/** A pair of LOBSTER files, named by either of them. */
public final class LobsterFormat implements DataFormat {

    private static final Pattern NUMBERS = Pattern.compile("-?[0-9.]+(,-?[0-9.]+){3,}(,[^,]*)?");

    @Override
    public String name() {
        return "lobster";
    }

    @Override
    public boolean recognises(DataSource source) {
        return FilePair.isNamed(source.name())
                && NUMBERS.matcher(FirstLine.of(source)).matches();
    }

    @Override
    public MarketDataReader open(DataSource source, ReadOptions options, IssueLog issues) {
        FilePair files = FilePair.of(source);
        try {
            return LobsterReader.open(files, options, issues);
        } catch (RuntimeException e) {
            files.messages().close();
            files.books().close();
            throw e;
        }
    }
}
