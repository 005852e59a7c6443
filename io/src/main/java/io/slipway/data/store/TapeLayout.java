package io.slipway.data.store;

import io.slipway.market.MarketDataException;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Layout of a tape file, all numbers little-endian but those of table and facts, which are written as in a saved state:
 *
 * <pre>
 * at  0  8 bytes   SLIPTAPE
 *     8  4 bytes   version of the layout
 *    12  4 bytes   length of the table
 *    16  8 bytes   place of the table, behind the blocks
 *    24  8 bytes   length of table and facts, with which the file ends
 *    32 32 bytes   SHA-256 of the 32 bytes before it, the table and the facts
 *    64            blocks, each at a multiple of 64 and padded with zeros
 *                  table: lengths and CRC-32C of the blocks, notes
 *                  facts of the tape
 * </pre>
 */
final class TapeLayout {

    static final int HEAD_BYTES = 64;

    private static final long MAGIC = 0x4550415450494C53L;

    private static final int VERSION = 2;
    private static final int DIGEST_AT = 32;

    private final long[] offsets;
    private final long[] lengths;
    private final long[] checksums;
    private final List<String> notes;
    private final byte[] facts;

    /**
     * A layout.
     *
     * @param lengths bytes of each block without its padding
     * @param checksums CRC-32C of each block with its padding
     * @param notes sentences for the user
     * @param facts facts of the tape, as its image has them
     * @throws IllegalArgumentException if a length is none of a block
     */
    TapeLayout(long[] lengths, long[] checksums, List<String> notes, byte[] facts) {
        this.offsets = offsets(lengths);
        this.lengths = lengths;
        this.checksums = checksums;
        this.notes = List.copyOf(notes);
        this.facts = facts;
        if (lengths.length != checksums.length) {
            throw new IllegalArgumentException("blocks=" + lengths.length + ", checksums=" + checksums.length);
        }
    }

    /** Number of blocks. */
    int blocks() {
        return lengths.length;
    }

    /** Place of a block, or of the table, which is behind the last one. */
    long offset(int block) {
        return offsets[block];
    }

    /** Bytes of a block. */
    int length(int block) {
        return (int) lengths[block];
    }

    /** CRC-32C of a block with its padding. */
    long checksum(int block) {
        return checksums[block];
    }

    List<String> notes() {
        return notes;
    }

    byte[] facts() {
        return facts;
    }

    /** Places of blocks of such lengths, and behind them the place of the table. */
    static long[] offsets(long[] lengths) {
        long[] offsets = new long[lengths.length + 1];
        offsets[0] = HEAD_BYTES;
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] < 0 || lengths[i] > Integer.MAX_VALUE - HEAD_BYTES) {
                throw new IllegalArgumentException("length of a block=" + lengths[i]);
            }
            offsets[i + 1] = offsets[i] + padded(lengths[i]);
        }
        return offsets;
    }

    /** Length of a block with its padding. */
    static int padded(long length) {
        return (int) ((length + HEAD_BYTES - 1) / HEAD_BYTES * HEAD_BYTES);
    }

    /** Table and facts, for the end of the file. */
    byte[] tail() {
        byte[] table = table();
        return ByteBuffer.allocate(table.length + facts.length)
                .put(table)
                .put(facts)
                .array();
    }

    /** The first bytes of a file with that tail at that place. */
    byte[] head(byte[] tail, long tailAt) {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(MAGIC).putInt(VERSION).putInt(tail.length - facts.length);
        head.putLong(tailAt).putLong(tail.length);
        return head.put(digest(head.array(), tail)).array();
    }

    private byte[] table() {
        StateWriter table = new StateWriter().put(lengths).put(checksums).put(notes.size());
        notes.forEach(table::put);
        return table.toBytes();
    }

    /**
     * Reads the layout of a file.
     *
     * @throws IllegalArgumentException if it is damaged
     * @throws MarketDataException if it is damaged, or no such file
     */
    static TapeLayout read(FileChannel file, Path path) throws IOException {
        byte[] first = bytes(file, 0, (int) Math.min(HEAD_BYTES, file.size()));
        ByteBuffer head = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN);
        if (head.remaining() < Long.BYTES || head.getLong(0) != MAGIC) {
            throw new MarketDataException("not a tape file: file=" + path);
        }
        requireLength(path, HEAD_BYTES, head.remaining());
        int version = head.getInt(Long.BYTES);
        if (version != VERSION) {
            throw new MarketDataException("a tape file of another version of Slipway, make it anew from its data: file="
                    + path + ", version=" + version + ", expected=" + VERSION);
        }
        long tailAt = head.getLong(16);
        long tailBytes = head.getLong(24);
        if (tailAt < HEAD_BYTES || tailBytes < 0 || tailBytes > Integer.MAX_VALUE || tailAt > Long.MAX_VALUE / 2) {
            throw damaged(path, "place of the table=" + tailAt);
        }
        requireLength(path, tailAt + tailBytes, file.size());
        byte[] tail = bytes(file, tailAt, (int) tailBytes);
        byte[] digest = new byte[HEAD_BYTES - DIGEST_AT];
        head.get(DIGEST_AT, digest);
        if (!MessageDigest.isEqual(digest, digest(first, tail))) {
            throw damaged(path, "SHA-256 of its table is another");
        }
        return parse(tail, head.getInt(12), tailAt);
    }

    private static TapeLayout parse(byte[] tail, int tableBytes, long tailAt) {
        if (tableBytes < 0 || tableBytes > tail.length) {
            throw new IllegalArgumentException("length of the table=" + tableBytes);
        }
        byte[] table = new byte[tableBytes];
        byte[] facts = new byte[tail.length - tableBytes];
        ByteBuffer.wrap(tail).get(table).get(facts);
        StateReader reader = new StateReader(table);
        long[] lengths = reader.takeLongs();
        long[] checksums = reader.takeLongs();
        List<String> notes = new ArrayList<>();
        for (int left = reader.takeCount(); left > 0; left--) {
            notes.add(reader.takeText(StateReader.LONGEST_SENTENCE));
        }
        reader.end();
        TapeLayout layout = new TapeLayout(lengths, checksums, notes, facts);
        if (layout.offset(lengths.length) != tailAt) {
            throw new IllegalArgumentException("end of the blocks=" + layout.offset(lengths.length));
        }
        return layout;
    }

    /** The failure of a file that is not as it was written. */
    static MarketDataException damaged(Path path, String reason) {
        return new MarketDataException(
                "the tape file is damaged, make it anew from its data (run the command again if it is in the cache): file="
                        + path + ", reason=" + reason);
    }

    private static void requireLength(Path path, long expected, long found) {
        if (expected != found) {
            throw damaged(path, "bytes=" + found + ", expected=" + expected);
        }
    }

    private static byte[] bytes(FileChannel file, long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException("unexpected end");
            }
        }
        return bytes.array();
    }

    private static byte[] digest(byte[] head, byte[] tail) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(head, 0, DIGEST_AT);
            return sha256.digest(tail);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
