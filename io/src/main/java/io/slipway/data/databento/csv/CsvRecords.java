package io.slipway.data.databento.csv;

import io.slipway.data.databento.RecordReader;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.text.FieldText;
import io.slipway.data.text.Heading;
import io.slipway.data.text.LineBlocks;
import io.slipway.data.text.PriceEncoding;
import io.slipway.data.text.PriceParser;
import io.slipway.data.text.TimeParser;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.Schema;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads Databento's CSV of any schema, record by record.
 *
 * <p>The schema is told from the columns, which are found by name, in any order, others being ignored; commas or tabs,
 * quotes, blanks, CRLF and a byte order mark are accepted. A row written the common way is read in one sweep and allocates
 * nothing; any other is read field by field. A message names the file, line and column at fault.
 */
public final class CsvRecords implements RecordReader {

    /** Stands for the width of a time, which is that of a long. */
    private static final int TIME = 9;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final LineBlocks lines;
    private final Heading heading;
    private final IssueLog issues;
    private final boolean lenient;
    private final boolean hasNames;
    private final Schema schema;
    private final int levels;
    private final PriceParser prices;
    private final Supplier<ParsedRows> aheadRows;
    private RowParser fastRow;
    private int aheadBytes;
    private final CarefulRow carefulRow;
    private final int[] offsets;
    private final int[] widths;
    private final long[] values;
    private final ByteBuffer record;
    private final NameCache names = new NameCache();
    private String name = "";
    private long rows;

    private CsvRecords(
            LineBlocks lines,
            CsvHeader header,
            boolean allFields,
            ReadOptions options,
            IssueLog issues,
            int aheadBytes) {
        this.lines = lines;
        heading = header.heading();
        this.aheadBytes = aheadBytes;
        this.issues = issues;
        lenient = options.lenient();
        int nameIndex = header.indexOf("symbol");
        hasNames = nameIndex >= 0;
        TimeParser times = new TimeParser();
        prices = new PriceParser(allFields);
        fastRow = new FastRow(header, nameIndex, times, prices);
        carefulRow = new CarefulRow(header, nameIndex, times, prices);
        List<Field> fields = header.columns().stream().map(Column::field).toList();
        offsets = fields.stream().mapToInt(Field::offset).toArray();
        widths = fields.stream().mapToInt(CsvRecords::width).toArray();
        values = new long[fields.size()];
        aheadRows = () -> new ParsedRows(new FastRow(header, nameIndex, new TimeParser(), prices), values.length);
        schema = CsvSchemas.refine(header.schema(), firstRtype(lines, header));
        levels = schema == Schema.MBP_10 ? header.levels() : 1;
        record = schema.newRecord();
    }

    /**
     * Starts to read plain CSV; the reader then owns {@code in}.
     *
     * @param file the file's name, for messages
     * @param allFields whether all fields of a record are read, or only those that events are made of
     * @param aheadBytes bytes of the blocks that a thread of its own reads and parses ahead; zero for none
     * @throws MarketDataException if there are no rows, or no header of a known schema
     */
    static CsvRecords open(
            InputStream in, String file, boolean allFields, ReadOptions options, IssueLog issues, int aheadBytes) {
        LineBlocks lines = new LineBlocks(in, file);
        CsvHeader header = header(lines, allFields);
        header.absent().forEach(column -> issues.absent(file + ": no column " + column));
        while (lines.hasLine() && lines.isBlankLine()) {
            lines.skipLine();
        }
        if (!lines.hasLine()) {
            throw lines.faultOfFile("no rows after the header");
        }
        return new CsvRecords(lines, header, allFields, options, issues, aheadBytes);
    }

    private static CsvHeader header(LineBlocks lines, boolean allFields) {
        if (!lines.hasLine()) {
            throw lines.faultOfFile("empty file");
        }
        String line = FieldText.of(lines.buffer(), lines.position(), lines.lineEnd());
        if (line.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\r')) {
            throw lines.faultOfFile("not text, and of no known format");
        }
        try {
            CsvHeader header = CsvHeader.parse(line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line, allFields)
                    .with(Heading.of(lines));
            lines.skipLine();
            return header;
        } catch (IllegalArgumentException e) {
            throw lines.fault(String.valueOf(e.getMessage()));
        }
    }

    /** The type in the first row, where there is a column for it that holds a number. */
    private static long firstRtype(LineBlocks lines, CsvHeader header) {
        int index = header.indexOf("rtype");
        String line = FieldText.of(lines.buffer(), lines.position(), lines.lineEnd());
        String[] row = line.split(header.delimiter() == '\t' ? "\t" : ",", -1);
        String text = index < 0 || index >= row.length ? "" : row[index].strip();
        return text.matches("[0-9]{1,3}") ? Long.parseLong(text) : -1;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int levels() {
        return levels;
    }

    /** Encoding of the prices, as far as the file has been read. */
    public PriceEncoding priceEncoding() {
        return prices.encoding();
    }

    @Override
    public boolean next() {
        if (aheadBytes > 0 && lines.isBetweenBlocks() && prices.encoding() != PriceEncoding.UNDECIDED) {
            lines.readAhead(aheadBytes, aheadRows, rows -> fastRow = rows);
            aheadBytes = 0;
        }
        while (lines.hasLine()) {
            if (readLine()) {
                rows++;
                return true;
            }
        }
        return false;
    }

    @Override
    public ByteBuffer buffer() {
        return record;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public String symbol() {
        return name;
    }

    @Override
    public boolean hasSymbols() {
        return hasNames;
    }

    @Override
    public String place() {
        return lines.place();
    }

    @Override
    public IssueLog issues() {
        return issues;
    }

    @Override
    public void close() {
        lines.close();
    }

    private boolean readLine() {
        int next = fastRow.read(lines.buffer(), lines.position(), values);
        if (next >= 0) {
            boolean isWhole = !isCutInName(fastRow.nameFrom(), fastRow.nameTo());
            if (isWhole) {
                finish(fastRow.nameFrom(), fastRow.nameTo());
            }
            lines.advanceTo(next);
            return isWhole;
        }
        if (lines.isBlankLine()) {
            lines.skipLine();
            return false;
        }
        if (heading.isAgain(lines)) {
            issues.note(DataIssue.REPEATED_HEADING);
            lines.skipLine();
            return false;
        }
        return readCarefully();
    }

    /** True if the row is the file's last, has no newline, and ends within the symbol of the row before. */
    private boolean isCutInName(int from, int to) {
        if (!hasNames || rows == 0 || to - from >= name.length() || !lines.isCut()) {
            return false;
        }
        boolean isCut = name.startsWith(FieldText.of(lines.buffer(), from, to));
        if (isCut) {
            issues.note(
                    DataIssue.CUT_LAST_ROW,
                    String.valueOf(lines.fault("truncated last line").getMessage()));
        }
        return isCut;
    }

    private boolean readCarefully() {
        boolean isRow = true;
        long rounded = prices.rounded();
        try {
            carefulRow.read(lines, values);
            finish(carefulRow.nameFrom(), carefulRow.nameTo());
        } catch (MarketDataException e) {
            isRow = false;
            pardon(e);
        }
        for (long i = rounded; i < prices.rounded(); i++) {
            issues.note(DataIssue.ROUNDED_NUMBER);
        }
        lines.skipLine();
        return isRow;
    }

    /** A last line that was cut off is left out; another fault only by request. */
    private void pardon(MarketDataException fault) {
        String message = String.valueOf(fault.getMessage());
        if (lines.isCut() && rows > 0) {
            issues.note(DataIssue.CUT_LAST_ROW, message);
        } else if (lenient) {
            issues.row();
            issues.skip(DataIssue.BAD_ROW, message);
        } else {
            throw fault;
        }
    }

    private void finish(int nameFrom, int nameTo) {
        if (hasNames) {
            name = names.get(lines.buffer(), nameFrom, nameTo);
        }
        for (int i = 0; i < values.length; i++) {
            long value = values[i];
            int at = offsets[i];
            switch (widths[i]) {
                case Byte.BYTES -> record.put(at, (byte) value);
                case Character.BYTES -> record.putChar(at, (char) value);
                case Integer.BYTES -> record.putInt(at, (int) value);
                case TIME -> record.putLong(at, value == TimeParser.NONE ? Field.UNDEFINED_TIME : value);
                default -> record.putLong(at, value);
            }
        }
    }

    /** Bytes of a field, and {@link #TIME} of one that may be undefined. */
    private static int width(Field field) {
        return switch (field.type()) {
            case CHAR, U8 -> Byte.BYTES;
            case U16 -> Character.BYTES;
            case U32, I32 -> Integer.BYTES;
            case U64, PRICE -> Long.BYTES;
            case TIME -> TIME;
        };
    }
}
