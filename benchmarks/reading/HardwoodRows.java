import dev.hardwood.InputFile;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.FileSchema;
import java.nio.file.Path;

/** Every cell of a Parquet file as Hardwood reads it, by rows. */
public final class HardwoodRows {

    private HardwoodRows() {}

    /** Number of rows, and the sum of the best sizes. */
    public static long[] read(String file) throws Exception {
        long rows = 0;
        long sizes = 0;
        long all = 0;
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(Path.of(file)));
                RowReader row = reader.rowReader()) {
            FileSchema schema = reader.getFileSchema();
            int columns = schema.getColumnCount();
            PhysicalType[] types = new PhysicalType[columns];
            int bid = -1;
            int ask = -1;
            for (int i = 0; i < columns; i++) {
                types[i] = schema.getColumn(i).type();
                bid = schema.getColumn(i).name().equals("bid_sz_00") ? i : bid;
                ask = schema.getColumn(i).name().equals("ask_sz_00") ? i : ask;
            }
            while (row.hasNext()) {
                row.next();
                rows++;
                for (int i = 0; i < columns; i++) {
                    all += row.isNull(i) ? 0 : value(row, i, types[i]);
                }
                sizes += value(row, bid, types[bid]) + value(row, ask, types[ask]);
            }
        }
        return all == 42 ? new long[2] : new long[] {rows, sizes};
    }

    private static long value(RowReader row, int column, PhysicalType type) {
        return switch (type) {
            case INT32 -> row.getInt(column);
            case INT64 -> row.getLong(column);
            default -> row.getBinary(column).length;
        };
    }
}
