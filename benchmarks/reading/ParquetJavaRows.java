import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Every cell of a Parquet file as parquet-java reads it, column by column, which makes no object of a row. File, settings and
 * decompression are those without Hadoop; its jars must be there all the same, since the options of the reader name its classes.
 */
public final class ParquetJavaRows {

    private ParquetJavaRows() {}

    /** Number of rows, and the sum of the best sizes. */
    public static long[] read(String file) throws Exception {
        long rows = 0;
        long sizes = 0;
        long all = 0;
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdPages())
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(Path.of(file)), options)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                ColumnReadStoreImpl columns = new ColumnReadStoreImpl(
                        group,
                        new GroupRecordConverter(schema).getRootConverter(),
                        schema,
                        reader.getFileMetaData().getCreatedBy());
                for (ColumnDescriptor column : schema.getColumns()) {
                    long sum = sum(columns.getColumnReader(column), column, group.getRowCount());
                    String name = column.getPath()[0];
                    sizes += name.equals("bid_sz_00") || name.equals("ask_sz_00") ? sum : 0;
                    all += sum;
                }
                rows += group.getRowCount();
            }
        }
        return all == 42 ? new long[2] : new long[] {rows, sizes};
    }

    private static long sum(ColumnReader values, ColumnDescriptor column, long rows) {
        PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
        int present = column.getMaxDefinitionLevel();
        long sum = 0;
        for (long row = 0; row < rows; row++) {
            if (values.getCurrentDefinitionLevel() == present) {
                sum += switch (type) {
                    case INT32 -> values.getInteger();
                    case INT64 -> values.getLong();
                    default -> values.getBinary().length();
                };
            }
            values.consume();
        }
        return sum;
    }

    /** Pages compressed by zstd, which all files of the measurement are. */
    private static final class ZstdPages implements CompressionCodecFactory {

        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("nothing is written");
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            if (codec != CompressionCodecName.ZSTD) {
                throw new IllegalArgumentException("not zstd: codec=" + codec);
            }
            return new BytesInputDecompressor() {
                @Override
                public BytesInput decompress(BytesInput bytes, int size) throws IOException {
                    byte[] page = new byte[size];
                    Zstd.decompress(page, bytes.toByteArray());
                    return BytesInput.from(page);
                }

                @Override
                public void decompress(ByteBuffer bytes, int packed, ByteBuffer page, int size) {
                    throw new UnsupportedOperationException("pages are read into arrays");
                }

                @Override
                public void release() {}
            };
        }

        @Override
        public void release() {}
    }
}
