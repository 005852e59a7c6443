package io.slipway.dbn;

import io.slipway.dbn.record.DbnRecord;
import io.slipway.dbn.record.RecordLengths;
import java.util.HexFormat;

/** Detects the format of a file or stream from its first bytes. */
final class FileStart {

    /** Number of bytes that are examined: a skippable zstd frame header and the magic number after it. */
    static final int BYTES = 12;

    private final byte[] bytes;

    /** Takes the first {@value #BYTES} bytes, or all bytes if there are fewer. */
    FileStart(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * True if the data is compressed with zstd.
     *
     * @throws DbnException if the data is empty or in another known format
     */
    boolean isZstd(String name) {
        if (bytes.length == 0) {
            throw new DbnException(name + ": empty, expected DBN");
        }
        boolean isSkippable = bytes.length >= 4 && (bytes[0] & 0xF0) == 0x50 && startsWith(1, 0x2A, 0x4D, 0x18);
        if (isSkippable && startsWith(8, 'D', 'B', 'Z')) {
            throw new DbnException(
                    name + ": legacy DBZ, which is not read; convert it to DBN with Databento's command-line tool dbn");
        }
        if (startsWith(0, 0x1F, 0x8B)) {
            throw new DbnException(name + ": a gzip file, expected DBN, plain or compressed with zstd; unpack it");
        }
        return isSkippable || startsWith(0, 0x28, 0xB5, 0x2F, 0xFD);
    }

    /** Checks that decompressed data starts with the DBN magic number. */
    void checkMagic(String name) {
        if (bytes.length == 0) {
            throw new DbnException(name + ": empty, expected DBN");
        }
        if (startsWith(0, 'D', 'B', 'N')) {
            return;
        }
        if (isRecord()) {
            throw new DbnException(name + ": starts with a record instead of metadata: it is a fragment (.dbn.frag);"
                    + " put the metadata of the file that it is part of before it");
        }
        throw new DbnException(name + ": not DBN: first bytes="
                + HexFormat.ofDelimiter(" ").formatHex(bytes) + ", expected 44 42 4e (DBN)");
    }

    private boolean isRecord() {
        if (bytes.length < 2 || (bytes[0] & 0xFF) * 4 < DbnRecord.HEADER_BYTES) {
            return false;
        }
        int rtype = bytes[1] & 0xFF;
        return RecordLengths.isKnown(rtype) && (bytes[0] & 0xFF) * 4 >= RecordLengths.shortest(rtype);
    }

    private boolean startsWith(int from, int... expected) {
        if (bytes.length < from + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[from + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
