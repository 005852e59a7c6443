package io.slipway.data.databento.dbn;

import io.slipway.data.databento.RecordFormat;
import io.slipway.data.databento.RecordReader;
import io.slipway.data.databento.RecordWriter;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.dbn.record.Schema;
import io.slipway.market.IssueLog;
import java.nio.file.Path;
import java.util.Locale;

/** Databento Binary Encoding; what came before it and pieces without metadata are recognised to be refused in words. */
public final class DbnFormat implements RecordFormat {

    private static final int DBZ_MAGIC_AT = 8;

    @Override
    public String name() {
        return "dbn";
    }

    @Override
    public boolean recognises(DataSource source) {
        byte[] head = source.head();
        String name = source.name().toLowerCase(Locale.ROOT);
        boolean isNamed = isNamed(name) || name.endsWith(".dbz") || name.contains(".dbn.frag");
        return isText(head, 0, "DBN") || isText(head, DBZ_MAGIC_AT, "DBZ") || isNamed;
    }

    private static boolean isText(byte[] bytes, int at, String text) {
        if (bytes.length < at + text.length()) {
            return false;
        }
        boolean is = true;
        for (int i = 0; i < text.length(); i++) {
            is &= bytes[at + i] == text.charAt(i);
        }
        return is;
    }

    @Override
    public RecordReader records(DataSource source, ReadOptions options, IssueLog issues, boolean allFields) {
        return DbnRecords.open(source, !allFields, issues);
    }

    @Override
    public boolean isNamed(String fileName) {
        return fileName.matches("(?i).*\\.dbn(\\.zst)?");
    }

    @Override
    public RecordWriter create(Path file, Schema schema, String dataset, boolean hasSymbols) {
        return DbnRecordWriter.create(file, schema, dataset);
    }
}
