package io.slipway.data.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.slipway.data.source.DataSource;
import io.slipway.data.text.LineBlocks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are made by hand, which would fill the memory. */
class ArrowLimitsTest {

    private static final byte STRUCT = 13;

    /** Opens a stream that begins with a message. */
    private static void open(byte[] message) {
        byte[] stream = ByteBuffer.allocate(message.length + 24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(-1)
                .putInt(message.length + 8)
                .put(message)
                .array();
        DataSource source = DataSource.of("t.arrow", new ByteArrayInputStream(stream));
        assertThat(new ArrowFormat().recognises(source)).isTrue();
        new ArrowFormat().text(source, List.of()).close();
    }

    /** Structures within structures; each level has so many references to the one structure of the next level. */
    private static FlatMessage schema(int levels, int each) {
        FlatMessage message = new FlatMessage();
        int root = message.table(1, 2);
        message.set(FlatMessage.slot(root, 0), 1);
        int schema = message.table(1);
        message.refer(FlatMessage.slot(root, 1), schema);
        int list = FlatMessage.slot(schema, 0);
        for (int level = 0; level < levels; level++) {
            int vector = message.references(each);
            message.refer(list, vector);
            int field = message.table(2, 5);
            message.set(FlatMessage.slot(field, 0), STRUCT);
            for (int i = 1; i <= each; i++) {
                message.refer(vector + Integer.BYTES * i, field);
            }
            list = FlatMessage.slot(field, 1);
        }
        message.refer(list, message.references(0));
        return message;
    }

    private static int root() {
        // After its first four bytes and the definition of the root, which has three slots.
        return 4 + 4 + 2 * 3;
    }

    @Test
    void aFieldThatManyListsShareIsCountedEachTime() {
        open(schema(5, 8).bytes(root()));
        byte[] small = schema(12, 10).bytes(root());
        assertThat(small.length).isLessThan(1_500);
        assertThatThrownBy(() -> open(small))
                .hasMessage(
                        "t.arrow: a schema of more than 100000 columns and parts of columns, ten times as many as tables of"
                                + " data have; it is damaged or made to fill the memory");
    }

    @Test
    void aNameThatManyColumnsShareIsCountedEachTime() {
        FlatMessage message = new FlatMessage();
        int root = message.table(1, 2);
        message.set(FlatMessage.slot(root, 0), 1);
        int schema = message.table(1);
        message.refer(FlatMessage.slot(root, 1), schema);
        int vector = message.references(2_000);
        message.refer(FlatMessage.slot(schema, 0), vector);
        int field = message.table(0, 2);
        message.set(FlatMessage.slot(field, 1), STRUCT);
        for (int i = 1; i <= 2_000; i++) {
            message.refer(vector + Integer.BYTES * i, field);
        }
        message.refer(FlatMessage.slot(field, 0), message.text(new byte[10_000]));
        assertThatThrownBy(() -> open(message.bytes(root)))
                .hasMessage(
                        "t.arrow: Arrow data is damaged: reason=names of columns that are longer than their message");
    }

    /** To itself, back to the list that it is in, and beyond the end. */
    @ParameterizedTest
    @ValueSource(ints = {0, -4, Integer.MIN_VALUE, 1 << 20, Integer.MAX_VALUE})
    void aReferenceBackwardsOrOutsideIsRefused(int distance) {
        FlatMessage message = schema(2, 1);
        byte[] bytes = message.bytes(root());
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(FlatMessage.slot(root(), 1), distance);
        assertThatThrownBy(() -> open(bytes))
                .hasMessageStartingWith("t.arrow: Arrow data is damaged: reason=a reference backwards or outside: at=")
                .hasMessageEndingWith("by=" + distance);
    }

    private static ArrowColumn texts(int bytes) {
        LittleEndian none = new LittleEndian(new byte[0]);
        return new ArrowColumn.Lengths(1, none, row -> (long) row * bytes, new LittleEndian(new byte[bytes]), true);
    }

    @Test
    void aValueAndALineAreNoLongerThanALineOfText() {
        int most = LineBlocks.LONGEST_LINE_BYTES;
        StringBuilder line = new StringBuilder();
        texts(most).append(0, line, "");
        assertThat(line).hasSize(most);
        assertThatThrownBy(() -> texts(1).append(0, line, ""))
                .hasMessage("line too long: bytes=4194305, at most=4194304");
        assertThatThrownBy(() -> texts(most + 1).append(0, new StringBuilder(), ""))
                .hasMessage("line too long: bytes=4194305, at most=4194304");
    }

    /** The last number's lowest 32 bits are those of entry 1. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 2, Long.MIN_VALUE, -4_294_967_295L, 4_294_967_297L})
    void anEntryThatTheDictionaryDoesNotHaveIsRefused(long entry) {
        LittleEndian none = new LittleEndian(new byte[0]);
        List<ArrowColumn> parts = List.of(
                new ArrowColumn.Narrow(1, none, row -> 7, (value, out) -> out.append(value)),
                new ArrowColumn.Narrow(1, none, row -> 8, (value, out) -> out.append(value)));
        StringBuilder line = new StringBuilder();
        new ArrowColumn.Entries(1, none, row -> 1, parts).append(0, line, "");
        assertThat(line).hasToString("8");
        assertThatThrownBy(() -> new ArrowColumn.Entries(1, none, row -> entry, parts).append(0, line, ""))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("an entry that the dictionary does not have: " + entry);
    }

    /** A thousand bytes that do not pack: packed and unpacked ones are there at once. */
    @Test
    void packedBytesCountWhileTheyAreUnpacked() throws IOException {
        byte[] plain = new byte[1_000];
        new Random(1).nextBytes(plain);
        byte[] packed = Zstd.compress(plain);
        ByteBuffer body = ByteBuffer.allocate(Long.BYTES + packed.length).order(ByteOrder.LITTLE_ENDIAN);
        body.putLong(plain.length).put(packed);
        assertThat(read(body.array(), plain.length + packed.length).heldBytes()).isEqualTo(plain.length);
        assertThatThrownBy(() -> read(body.array(), plain.length + packed.length - 1))
                .hasMessage(
                        "a batch of rows too large for the memory: bytes=1000, at most=999; write the table in smaller"
                                + " batches, or give more memory");
    }

    /** A batch of one column of 125 whole numbers, of which all are there, packed by Zstandard. */
    private static ArrowBatch read(byte[] body, long mostBytes) throws IOException {
        FlatMessage message = new FlatMessage();
        int batch = message.table(0, 1, 2, 3);
        message.set(FlatMessage.slot(batch, 0), 125);
        message.refer(FlatMessage.slot(batch, 1), message.longs(2, 125, 0));
        message.refer(FlatMessage.slot(batch, 2), message.longs(2, 0, 0, 0, body.length));
        int compression = message.table(0);
        message.set(FlatMessage.slot(compression, 0), 1);
        message.refer(FlatMessage.slot(batch, 3), compression);
        ArrowType whole = new ArrowType(ArrowType.Kind.INTEGER, Long.SIZE, 0, true);
        List<ArrowField> fields = List.of(new ArrowField("n", whole, List.of(), Optional.empty()));
        return ArrowBatch.read(
                FlatTable.root(message.bytes(batch)),
                fields,
                field -> true,
                new ByteArrayInputStream(body),
                body.length,
                mostBytes);
    }
}
