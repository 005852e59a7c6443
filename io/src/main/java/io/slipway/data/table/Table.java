package io.slipway.data.table;

import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.text.FieldText;
import io.slipway.data.text.Heading;
import io.slipway.data.text.LineBlocks;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of delimited text, one at a time. A row that cannot be read stops it, or is skipped and counted if the options
 * are lenient; a last row without newline that cannot be read is always passed over and counted. Not thread-safe.
 */
public final class Table implements AutoCloseable {

    private final LineBlocks lines;
    private final IssueLog issues;
    private final boolean lenient;
    private final Header header;
    private final Fields fields;
    private byte[] endMark = {};
    private long row;
    private long rowBefore;
    private boolean again;
    private boolean lastIsCut;
    private boolean cutOff;
    private boolean ended;
    private Heading heading = Heading.NONE;

    private Table(LineBlocks lines, ReadOptions options, IssueLog issues, Header header) {
        this.lines = lines;
        this.issues = issues;
        this.lenient = options.lenient();
        this.header = header;
        this.fields = header.fields(issues);
    }

    /**
     * Text whose first line names its columns and tells the delimiter.
     *
     * @throws MarketDataException if there is no line
     */
    public static Table withHeader(DataSource source, ReadOptions options, IssueLog issues) {
        LineBlocks lines = new LineBlocks(source.stream(), source.name());
        return new Table(lines, options, issues, Header.parse(firstLine(lines), lines)).behindHeading();
    }

    /**
     * Text whose first line names its columns, with a given delimiter.
     *
     * @throws MarketDataException if there is no line
     */
    public static Table withHeader(DataSource source, char delimiter, ReadOptions options, IssueLog issues) {
        LineBlocks lines = new LineBlocks(source.stream(), source.name());
        return new Table(lines, options, issues, Header.parse(firstLine(lines), delimiter, lines)).behindHeading();
    }

    /**
     * Text without a header; its first row tells how many columns there are.
     *
     * @throws MarketDataException if there is no line
     */
    public static Table withoutHeader(DataSource source, char delimiter, ReadOptions options, IssueLog issues) {
        LineBlocks lines = new LineBlocks(source.stream(), source.name());
        firstLine(lines);
        int width = Fields.count(lines.buffer(), (byte) delimiter, lines.position(), lines.lineEnd());
        return new Table(lines, options, issues, Header.unnamed(width, delimiter, lines));
    }

    /**
     * JSON objects, one a line, of which the named fields are the columns. {@code a.b} is the field {@code b} of the object in the field {@code a},
     * {@code a.0} the first element of an array. A field that an object does not have is empty.
     *
     * @throws MarketDataException if there is no line
     */
    public static Table ofJson(DataSource source, List<String> names, ReadOptions options, IssueLog issues) {
        LineBlocks lines = new LineBlocks(source.stream(), source.name());
        firstLine(lines);
        return new Table(lines, options, issues, Header.ofJson(names, lines));
    }

    public Header header() {
        return header;
    }

    /**
     * The column of the first of these names that is there, or {@link Header#ABSENT}, which is noted.
     *
     * @param otherwise what follows where there is none, as the end of a sentence
     */
    public int optional(String otherwise, String... names) {
        int column = header.find(names);
        if (column == Header.ABSENT) {
            issues.absent(file() + ": no column " + String.join(" or ", names) + ": " + otherwise);
        }
        return column;
    }

    /** The current row. */
    public Fields fields() {
        return fields;
    }

    /**
     * Checks that each column was in some row, of data that names its fields in each row.
     *
     * @throws MarketDataException if one was in none
     */
    public void checkSeen() {
        if (row > 0 && !fields.unseen().isEmpty()) {
            throw fault("no row has these fields: " + String.join(", ", fields.unseen()));
        }
    }

    /** Says that a row whose first field is {@code mark} is the end. */
    public Table endingWith(String mark) {
        endMark = (mark + (char) header.delimiter()).getBytes(StandardCharsets.US_ASCII);
        return this;
    }

    /**
     * Moves to the next row that has the right number of fields.
     *
     * @return {@code false} at the end
     * @throws MarketDataException if a row cannot be read
     */
    public boolean next() {
        if (again) {
            again = false;
            return true;
        }
        while (!ended && lines.hasLine()) {
            if (lines.isBlankLine()) {
                lines.skipLine();
            } else if (heading.isAgain(lines)) {
                issues.note(DataIssue.REPEATED_HEADING);
                lines.skipLine();
            } else if (isEndMark()) {
                end();
            } else if (readRow()) {
                return true;
            }
        }
        return false;
    }

    /** Makes the next {@link #next()} give the current row once more. */
    public void repeat() {
        again = true;
    }

    /**
     * Deals with a row that turned out to be unreadable.
     *
     * @throws MarketDataException unless such rows are passed over
     */
    public void reject(RowFault fault) {
        if (lastIsCut) {
            issues.note(DataIssue.CUT_LAST_ROW);
            cutOff = true;
        } else if (lenient) {
            issues.skip(DataIssue.BAD_ROW, place() + ": " + fault.sentence());
        } else {
            throw new MarketDataException(place() + ": " + fault.sentence());
        }
    }

    /** True if the last row of all was passed over because it is cut off. */
    public boolean isCutOff() {
        return cutOff;
    }

    /** Place of the current row, such as {@code quotes.csv:1042}. */
    public String place() {
        return lines.file() + ":" + row;
    }

    /** Place of the row before the current one. */
    public String placeBefore() {
        return lines.file() + ":" + rowBefore;
    }

    /** The file's name. */
    public String file() {
        return lines.file();
    }

    /** A fault of the file as a whole. */
    public MarketDataException fault(String what) {
        return lines.faultOfFile(what);
    }

    @Override
    public void close() {
        lines.close();
    }

    private boolean readRow() {
        int start = lines.position();
        int end = lines.lineEnd();
        lastIsCut = lines.isCut();
        lines.advanceTo(end + 1);
        rowBefore = row;
        row = lines.linesPassed();
        if (header.mayBegin(lines.buffer()[start]) && header.isLike(FieldText.of(lines.buffer(), start, end))) {
            throw new MarketDataException(place()
                    + ": another heading, of other columns or in another order, between rows; split the file there");
        }
        try {
            fields.split(lines.buffer(), start, end);
            return true;
        } catch (RowFault fault) {
            reject(fault);
            return false;
        }
    }

    private Table behindHeading() {
        heading = Heading.of(lines);
        lines.skipLine();
        return this;
    }

    private boolean isEndMark() {
        byte[] b = lines.buffer();
        int start = lines.position();
        return endMark.length > 0 && Arrays.equals(b, start, start + endMark.length, endMark, 0, endMark.length);
    }

    private void end() {
        ended = true;
        lines.skipLine();
        while (lines.hasLine()) {
            if (!lines.isBlankLine()) {
                throw lines.fault("rows after the line that ends the file");
            }
            lines.skipLine();
        }
    }

    private static String firstLine(LineBlocks lines) {
        while (lines.hasLine() && lines.isBlankLine()) {
            lines.skipLine();
        }
        if (!lines.hasLine()) {
            throw lines.faultOfFile("empty file");
        }
        return FieldText.of(lines.buffer(), lines.position(), lines.lineEnd());
    }
}
