package io.slipway.data.arrow;

import io.slipway.data.DataFiles;
import io.slipway.data.source.DataFormat;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.source.TableFormat;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Arrow files and streams, also called Feather, as pandas, polars and others write them: tables of others through a mapping, or with the
 * columns of another format.
 */
public final class ArrowFormat implements TableFormat {

    /** The first bytes of Feather's first version, which is another format. */
    private static final String OLD_MAGIC = "FEA1";

    @Override
    public String name() {
        return "arrow";
    }

    @Override
    public boolean recognises(DataSource source) {
        return ArrowTable.begins(source.head()) || isOld(source);
    }

    private static boolean isOld(DataSource source) {
        return new String(source.head(), StandardCharsets.ISO_8859_1).startsWith(OLD_MAGIC);
    }

    @Override
    public DataSource text(DataSource source, List<String> columns) {
        return table(source, columns, false);
    }

    @Override
    public DataSource asCsv(DataSource source) {
        return table(source, List.of(), true);
    }

    private static DataSource table(DataSource source, List<String> columns, boolean isPlain) {
        if (isOld(source)) {
            throw new MarketDataException(source.name()
                    + ": Feather version 1, which is not read; read it with pandas and write it again, as version 2");
        }
        Optional<Path> file = source.isCompressed() ? Optional.empty() : source.path();
        return DataSource.of(source.name(), ArrowTable.open(source.name(), source.stream(), file, columns, isPlain));
    }

    @Override
    public MarketDataReader open(DataSource source, ReadOptions options, IssueLog issues) {
        DataSource table = asCsv(source);
        ReadOptions ofTable = options.withFormat(Optional.empty(), Optional.empty());
        try {
            DataFormat format = DataFiles.formatOf(table, ofTable);
            return format.open(table, ofTable, issues);
        } catch (RuntimeException e) {
            table.close();
            throw e;
        }
    }
}
