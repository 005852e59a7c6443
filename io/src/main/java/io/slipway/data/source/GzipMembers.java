package io.slipway.data.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The plain bytes of a gzip file of one or more members (RFC 1952). Unlike the JDK's stream, which takes a damaged header
 * of a later member for the end of the file, it fails on anything but zeros behind a member.
 */
final class GzipMembers extends InputStream {

    private static final int DEFLATE = 8;
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int INPUT_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] input = new byte[INPUT_BYTES];
    private final byte[] single = new byte[1];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private int position;
    private int end;
    private boolean inMember;

    GzipMembers(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = 0;
        while (count == 0 && (inMember || startMember())) {
            count = inflate(bytes, offset, length);
        }
        return count == 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] bytes, int offset, int length) throws IOException {
        try {
            int count = inflater.inflate(bytes, offset, length);
            crc.update(bytes, offset, count);
            if (count == 0) {
                moveOn();
            }
            return count;
        } catch (DataFormatException e) {
            throw new ZipException("not valid gzip data: " + e.getMessage());
        }
    }

    private void moveOn() throws IOException {
        if (inflater.finished()) {
            position = end - inflater.getRemaining();
            endMember();
        } else if (inflater.needsDictionary()) {
            throw new ZipException("gzip data that needs a dictionary");
        } else if (inflater.needsInput()) {
            if (position == end && !fill()) {
                throw new EOFException();
            }
            inflater.setInput(input, position, end - position);
            position = end;
        }
    }

    private boolean startMember() throws IOException {
        if (position == end && !fill()) {
            return false;
        }
        if (input[position] == 0) {
            skipPadding();
            return false;
        }
        readHeader();
        inflater.reset();
        crc.reset();
        inMember = true;
        return true;
    }

    private void readHeader() throws IOException {
        if (next() != 0x1F || next() != 0x8B || next() != DEFLATE) {
            throw new ZipException("neither the end nor another gzip member");
        }
        int flags = next();
        skip(6);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            skip(2);
        }
    }

    private void endMember() throws IOException {
        inMember = false;
        long expectedCrc = next32();
        long expectedLength = next32();
        if (expectedCrc != crc.getValue() || expectedLength != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw new ZipException("gzip checksum does not match");
        }
    }

    private void skipPadding() throws IOException {
        while (position < end || fill()) {
            if (input[position++] != 0) {
                throw new ZipException("neither the end nor another gzip member");
            }
        }
    }

    private void skipText() throws IOException {
        int c = next();
        while (c != 0) {
            c = next();
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private long next32() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (long) next() << shift;
        }
        return value;
    }

    private int next() throws IOException {
        if (position == end && !fill()) {
            throw new EOFException();
        }
        return input[position++] & 0xFF;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(input, 0, input.length));
        return end > 0;
    }
}
