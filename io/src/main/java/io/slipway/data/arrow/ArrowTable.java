package io.slipway.data.arrow;

import io.slipway.data.text.FieldLines;
import io.slipway.market.MarketDataException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rows of an Arrow file or stream as lines of text, separated by tabs, below a header. Batches of rows are read one after the
 * other, of each the needed columns only. A file is read from its beginning to the end of its stream; its footer is needed only
 * where a writer has put the schema there alone.
 */
final class ArrowTable extends FieldLines {

    static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    private static final int MAGIC_BYTES = 8;
    private static final int CONTINUATION = -1;
    /** A schema of ten thousand columns takes a few megabytes. */
    private static final int LARGEST_MESSAGE = 1 << 26;

    /** Bytes of the root of a message, whose table has four fields. */
    private static final int SHORTEST_MESSAGE = 16;

    private static final int SCHEMA = 1;
    private static final int DICTIONARY = 2;
    private static final int ROWS = 3;
    /** The rest is for what is made of the rows. */
    private static final int PART_OF_MEMORY = 4;

    private final String name;
    private final InputStream in;
    private final boolean isPlain;
    private final boolean isFile;
    private final Optional<Path> file;
    private final List<ArrowField> fields;
    private final Set<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<Long, List<ArrowColumn>> dictionaries = new HashMap<>();
    private final Map<Long, Long> dictionaryBytes = new HashMap<>();

    /** Dictionaries that were read before their place. */
    private final Set<Long> ahead = new HashSet<>();

    private Optional<Message> next;
    private List<ArrowColumn> columns = List.of();
    private long batches;
    private int row;
    private int rows;
    private boolean ended;

    private ArrowTable(String name, InputStream in, Optional<Path> file, List<String> names, boolean isPlain)
            throws IOException {
        this.name = name;
        this.in = in;
        this.isPlain = isPlain;
        this.file = file;
        byte[] start = in.readNBytes(Integer.BYTES);
        this.isFile = start.length == Integer.BYTES && start[0] == MAGIC[0];
        if (isFile) {
            in.skipNBytes(MAGIC_BYTES - Integer.BYTES);
        }
        byte[] prefix = isFile ? in.readNBytes(Integer.BYTES) : start;
        boolean isBare = isFile && prefix.length == Integer.BYTES && isReference(number(prefix));
        Message first = isBare ? bareSchema(prefix) : message(prefix, in);
        this.fields = ArrowField.of(first.kind() == SCHEMA ? first.header() : ArrowFooter.schema(file));
        if (isBare) {
            this.next = Optional.of(body(number(in.readNBytes(Integer.BYTES)), in));
        } else {
            this.next = first.kind() == SCHEMA ? Optional.empty() : Optional.of(first);
        }
        wanted.addAll(names.isEmpty() ? fields.stream().map(ArrowField::name).toList() : names);
        begin(fields.stream()
                .filter(this::isWanted)
                .map(ArrowField::name)
                .map(FieldLines::oneField)
                .collect(Collectors.joining("\t")));
    }

    /**
     * Starts to read.
     *
     * @param name name of the file, for messages
     * @param in the bytes, which this then owns
     * @param file the plain file of the disk that the bytes are of; empty for others
     * @param columns names of the columns to read, of which those that the table has are read; all for an empty list
     * @param isPlain the notation of CSV files: {@link io.slipway.data.source.TableFormat#asCsv}
     * @throws MarketDataException if it cannot be read, or has none of the columns
     */
    static ArrowTable open(String name, InputStream in, Optional<Path> file, List<String> columns, boolean isPlain) {
        try {
            ArrowTable table = new ArrowTable(name, in, file, columns, isPlain);
            if (table.fields.stream().noneMatch(table::isWanted)) {
                throw new MarketDataException(
                        name + ": none of the mapped columns is there: " + String.join(", ", columns)
                                + ", found="
                                + table.fields.stream()
                                        .map(ArrowField::name)
                                        .map(FieldLines::oneField)
                                        .collect(Collectors.joining(", ")));
            }
            return table;
        } catch (IOException | IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException e) {
            throw damaged(name, 0, e);
        }
    }

    /**
     * A message before its body.
     *
     * @param kind what it is: a schema, rows of a dictionary or of the table, or none at the end
     */
    private record Message(int kind, FlatTable header, long bodyBytes) {}

    private static final Message END = new Message(0, new FlatTable(ByteBuffer.allocate(0), 0), 0);

    private boolean isWanted(ArrowField field) {
        return wanted.contains(field.name());
    }

    /** The message whose first four bytes are given; fewer at the end. */
    private Message message(byte[] start, InputStream from) throws IOException {
        if (start.length == 0 && !isFile) {
            return END;
        }
        int length = number(start);
        if (length == CONTINUATION) {
            length = number(from.readNBytes(Integer.BYTES));
        }
        return body(length, from);
    }

    /** True if a file begins with the reference of a message to its first table, where the length of the message should be. */
    private static boolean isReference(int number) {
        return number > 0 && number < SHORTEST_MESSAGE;
    }

    /** The schema as polars writes it to files: without the length before it. It ends where the mark of the next message is. */
    private Message bareSchema(byte[] start) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(start);
        byte[] word = in.readNBytes(Integer.BYTES);
        while (number(word) != CONTINUATION || bytes.size() % Long.BYTES != 0) {
            bytes.write(word);
            if (bytes.size() > LARGEST_MESSAGE) {
                throw new IndexOutOfBoundsException("bytes of a message=" + bytes.size());
            }
            word = in.readNBytes(Integer.BYTES);
        }
        return message(FlatTable.root(bytes.toByteArray()));
    }

    /** The message of so many bytes. */
    private static Message body(int length, InputStream from) throws IOException {
        if (length == 0) {
            return END;
        }
        if (length < 0 || length > LARGEST_MESSAGE) {
            throw new IndexOutOfBoundsException("bytes of a message=" + length);
        }
        byte[] bytes = from.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return message(FlatTable.root(bytes));
    }

    private static Message message(FlatTable message) {
        FlatTable header = message.table(2).orElseThrow(() -> new IndexOutOfBoundsException("no header"));
        long bodyBytes = message.longAt(3, 0);
        if (bodyBytes < 0) {
            throw new IndexOutOfBoundsException("bytes of a body=" + bodyBytes);
        }
        return new Message(message.byteAt(1, 0), header, bodyBytes);
    }

    private static int number(byte[] bytes) throws EOFException {
        if (bytes.length < Integer.BYTES) {
            throw new EOFException();
        }
        return new LittleEndian(bytes).intAt(0);
    }

    @Override
    protected boolean next(StringBuilder line) throws IOException {
        while (row == rows) {
            if (ended || !nextBatch()) {
                ended = true;
                return false;
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            line.append(i == 0 ? "" : "\t");
            int from = line.length();
            columns.get(i).append(row, line, "");
            clean(line, from);
        }
        row++;
        return true;
    }

    @Override
    public int read(byte[] to, int from, int count) {
        try {
            return super.read(to, from, count);
        } catch (IOException | IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException e) {
            throw damaged(name, batches, e);
        }
    }

    private boolean nextBatch() throws IOException {
        Message message = next.isPresent() ? next.get() : message(in.readNBytes(Integer.BYTES), in);
        next = Optional.empty();
        // The rows that are done make room for the next ones.
        columns = List.of();
        rows = 0;
        row = 0;
        return switch (message.kind()) {
            case 0 -> false;
            case ROWS -> {
                readRows(message);
                yield true;
            }
            case DICTIONARY -> {
                readDictionary(message, in);
                yield true;
            }
            default -> throw new IndexOutOfBoundsException("kind of a message=" + message.kind());
        };
    }

    private void readRows(Message message) throws IOException {
        batches++;
        ArrowBatch batch = batch(message.header(), fields, message.bodyBytes(), in);
        if (isFile && file.isPresent() && batches == 1 && lacksDictionary()) {
            readAhead(file.get());
        }
        columns = columns(batch);
        rows = batch.rows();
    }

    private ArrowBatch batch(FlatTable table, List<ArrowField> of, long bodyBytes, InputStream from)
            throws IOException {
        long held = dictionaryBytes.values().stream().mapToLong(Long::longValue).sum();
        long most = Runtime.getRuntime().maxMemory() / PART_OF_MEMORY - held;
        boolean isOfTable = of.equals(fields);
        return ArrowBatch.read(table, of, field -> !isOfTable || isWanted(field), from, bodyBytes, most);
    }

    private List<ArrowColumn> columns(ArrowBatch batch) {
        ArrowColumns maker = new ArrowColumns(batch, dictionaries, isPlain);
        batch.rewind();
        List<ArrowColumn> made = new ArrayList<>();
        for (ArrowField field : fields) {
            if (!isWanted(field)) {
                batch.skip(field);
                continue;
            }
            ArrowColumn column = maker.next(field);
            if (column.rows() != batch.rows()) {
                throw new IndexOutOfBoundsException(
                        "rows of a column=" + column.rows() + ", of the batch=" + batch.rows());
            }
            made.add(column);
        }
        return made;
    }

    private boolean lacksDictionary() {
        return fields.stream()
                .filter(this::isWanted)
                .flatMap(ArrowField::all)
                .flatMap(field -> field.dictionary().stream())
                .anyMatch(dictionary -> !dictionaries.containsKey(dictionary.id()));
    }

    /** Reads the dictionaries that come after rows, as polars writes them. */
    private void readAhead(Path file) throws IOException {
        for (long position : ArrowFooter.lateDictionaries(file)) {
            try (InputStream from = new BufferedInputStream(Files.newInputStream(file))) {
                from.skipNBytes(position);
                Message message = message(from.readNBytes(Integer.BYTES), from);
                if (message.kind() != DICTIONARY) {
                    throw new IndexOutOfBoundsException("kind of a message=" + message.kind());
                }
                readDictionary(message, from);
                ahead.add(message.header().longAt(0, 0));
            }
        }
    }

    private void readDictionary(Message message, InputStream from) throws IOException {
        long id = message.header().longAt(0, 0);
        FlatTable table = message.header().table(1).orElseThrow(() -> new IndexOutOfBoundsException("no entries"));
        List<ArrowField> of = fields.stream()
                .filter(this::isWanted)
                .flatMap(ArrowField::all)
                .filter(field ->
                        field.dictionary().filter(each -> each.id() == id).isPresent())
                .limit(1)
                .map(ArrowField::entries)
                .toList();
        if (of.isEmpty() || (from == in && ahead.contains(id))) {
            from.skipNBytes(message.bodyBytes());
            return;
        }
        ArrowBatch batch = batch(table, of, message.bodyBytes(), from);
        batch.rewind();
        ArrowColumn part = new ArrowColumns(batch, dictionaries, isPlain).next(of.get(0));
        boolean isMore = message.header().isSet(2);
        List<ArrowColumn> parts = new ArrayList<>(isMore ? dictionaries.getOrDefault(id, List.of()) : List.of());
        parts.add(part);
        dictionaries.put(id, parts);
        dictionaryBytes.put(id, batch.heldBytes() + (isMore ? dictionaryBytes.getOrDefault(id, 0L) : 0));
    }

    private static MarketDataException damaged(String name, long batch, Exception e) {
        String where = batch == 0 ? "" : "batch=" + batch + ", ";
        if (e instanceof EOFException) {
            return new MarketDataException(name + ": Arrow data is cut off: " + where + "reason=unexpected end", e);
        }
        boolean isPlainWord = e instanceof IllegalArgumentException && !(e instanceof NumberFormatException);
        return new MarketDataException(
                name + ": " + (isPlainWord ? "" : "Arrow data is damaged: " + where + "reason=") + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** True if the bytes begin a file, or a stream of messages of which the first is a schema. */
    static boolean begins(byte[] head) {
        if (head.length < 2 * MAGIC_BYTES) {
            return false;
        }
        if (Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return true;
        }
        LittleEndian numbers = new LittleEndian(head);
        int length = numbers.intAt(1);
        if (numbers.intAt(0) != CONTINUATION || length <= 0 || length > LARGEST_MESSAGE) {
            return false;
        }
        try {
            return FlatTable.root(Arrays.copyOfRange(head, 8, head.length)).byteAt(1, 0) == SCHEMA;
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }
}
