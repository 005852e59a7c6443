package io.slipway.data.packet;

import io.slipway.data.source.DataSource;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The packets of a capture, pcap or pcapng of either byte order, one at a time, and the UDP datagrams in them. A last packet that is
 * cut off is left out and counted. Not thread-safe.
 */
public final class PacketFile implements AutoCloseable {

    private static final int PCAP_US = 0xA1B2C3D4;
    private static final int PCAP_NS = 0xA1B23C4D;
    private static final int SECTION = 0x0A0D0D0A;
    private static final int BYTE_ORDER = 0x1A2B3C4D;
    private static final int INTERFACE = 1;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int RESOLUTION_OPTION = 9;
    private static final int ETHERNET = 1;
    private static final int ETHERNET_HEAD = 14;
    private static final int IP_V4 = 0x0800;
    private static final int VLAN = 0x8100;
    private static final int UDP = 17;
    private static final int UDP_HEAD = 8;
    /** Above the largest packet of any network. */
    private static final int LARGEST = 1 << 18;

    private static final long NS = 1_000_000_000L;
    private static final long US = 1_000L;
    private static final int NS_DIGITS = 9;

    private final String file;
    private final FramedBytes in;
    private final byte[] bytes = new byte[LARGEST];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private final boolean isBlocks;
    private boolean inNs;
    private long unitNs = US;
    private long packets;
    private long timeNs;
    private int start;
    private int length;
    private int payload;
    private int payloadEnd;

    /**
     * A file that then owns the source.
     *
     * @throws MarketDataException if it is empty, damaged in its head, or of another network than Ethernet
     */
    public PacketFile(DataSource source, IssueLog issues) {
        this.file = source.name();
        this.in = new FramedBytes(source, issues, bytes, this::fault);
        this.isBlocks = begin();
    }

    /** True if the first bytes of a file are those of a capture. */
    public static boolean isCapture(byte[] head) {
        if (head.length < 24) {
            return false;
        }
        int magic = ByteBuffer.wrap(head).getInt();
        return magic == SECTION
                || magic == PCAP_US
                || magic == PCAP_NS
                || magic == Integer.reverseBytes(PCAP_US)
                || magic == Integer.reverseBytes(PCAP_NS);
    }

    private boolean begin() {
        if (!in.read(0, 4)) {
            throw new MarketDataException(file + ": empty file");
        }
        int magic = buffer.getInt(0);
        if (magic == SECTION) {
            section();
            return true;
        }
        boolean reversed = magic != PCAP_US && magic != PCAP_NS;
        buffer.order(reversed ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        inNs = buffer.getInt(0) == PCAP_NS;
        if (!in.read(4, 20)) {
            throw fault("damaged or cut off in its header");
        }
        checkLink(buffer.getInt(20) & 0xFFFF);
        return false;
    }

    private void checkLink(int link) {
        if (link != ETHERNET) {
            throw fault("a capture of another network than Ethernet: link type=" + link);
        }
    }

    /** Moves to the next packet; {@code false} at the end. */
    public boolean next() {
        return isBlocks ? nextBlock() : nextRecord();
    }

    private boolean nextRecord() {
        if (!in.read(0, 16)) {
            return false;
        }
        long seconds = Integer.toUnsignedLong(buffer.getInt(0));
        timeNs = seconds * NS + Integer.toUnsignedLong(buffer.getInt(4)) * (inNs ? 1 : US);
        length = size(buffer.getInt(8), 0);
        start = 0;
        packets++;
        return in.read(0, length);
    }

    private boolean nextBlock() {
        while (in.read(0, 8)) {
            int type = buffer.getInt(0);
            if (type == SECTION) {
                sectionBody();
                continue;
            }
            int rest = size(buffer.getInt(4) - 8, 4);
            if (!in.read(8, rest)) {
                return false;
            }
            if (type == INTERFACE) {
                readInterface(rest);
            } else if (type == ENHANCED_PACKET && rest >= 24) {
                long units = Integer.toUnsignedLong(buffer.getInt(12)) << Integer.SIZE
                        | Integer.toUnsignedLong(buffer.getInt(16));
                timeNs = units * unitNs;
                return packet(28, Math.min(buffer.getInt(20), rest - 24));
            } else if (type == SIMPLE_PACKET && rest >= 8) {
                return packet(12, rest - 8);
            }
        }
        return false;
    }

    private boolean packet(int at, int size) {
        start = at;
        length = Math.max(0, size);
        packets++;
        return true;
    }

    private void section() {
        if (!in.read(4, 4)) {
            throw fault("damaged or cut off in its header");
        }
        sectionBody();
    }

    /** Reads what follows the type and the length of a section's head, whose byte order tells how to read the length. */
    private void sectionBody() {
        if (!in.read(8, 4)) {
            throw fault("damaged or cut off in its header");
        }
        buffer.order(ByteOrder.BIG_ENDIAN);
        if (buffer.getInt(8) != BYTE_ORDER) {
            buffer.order(ByteOrder.LITTLE_ENDIAN);
        }
        if (buffer.getInt(8) != BYTE_ORDER || !in.read(12, size(buffer.getInt(4) - 12, 4))) {
            throw fault("damaged: no section of pcapng");
        }
    }

    private void readInterface(int rest) {
        checkLink(buffer.getShort(8) & 0xFFFF);
        unitNs = US;
        int at = 16;
        while (at + 4 <= 8 + rest - 4) {
            int option = buffer.getShort(at) & 0xFFFF;
            int size = buffer.getShort(at + 2) & 0xFFFF;
            if (option == 0) {
                return;
            }
            if (option == RESOLUTION_OPTION) {
                int digits = bytes[at + 4];
                if (digits < 0 || digits > NS_DIGITS) {
                    throw fault("a resolution of time stamps that is not read: value=" + digits);
                }
                unitNs = (long) Math.pow(10, NS_DIGITS - digits);
            }
            at += 4 + (size + 3) / 4 * 4;
        }
    }

    private int size(int size, int least) {
        if (size < least || size > LARGEST - 32) {
            throw fault("damaged: a packet of an impossible size: bytes=" + size);
        }
        return size;
    }

    /** True if the packet holds a UDP datagram, of IP version 4; its payload then is from {@link #payload} to {@link #payloadEnd}. */
    public boolean isDatagram() {
        int limit = start + length;
        int ip = start + ETHERNET_HEAD;
        if (ip + 4 > limit) {
            return false;
        }
        int type = big(ip - 2);
        if (type == VLAN) {
            ip += 4;
            type = big(ip - 2);
        }
        int udp = ip + (bytes[ip] & 0x0F) * 4;
        if (type != IP_V4 || udp + UDP_HEAD > limit || bytes[ip + 9] != UDP) {
            return false;
        }
        int size = big(udp + 4);
        payload = udp + UDP_HEAD;
        payloadEnd = size < UDP_HEAD ? limit : Math.min(limit, udp + size);
        return true;
    }

    private int big(int index) {
        return (bytes[index] & 0xFF) << 8 | (bytes[index + 1] & 0xFF);
    }

    /** Index of the first byte of the datagram's payload. */
    public int payload() {
        return payload;
    }

    /** Index after the last byte of the datagram's payload: frames may be filled up with bytes that are no part of it. */
    public int payloadEnd() {
        return payloadEnd;
    }

    /** An error at the packet. */
    public MarketDataException fault(String what) {
        return new MarketDataException(place() + ": " + what);
    }

    /** Place of the packet, such as {@code day.pcap: packet 12}. */
    public String place() {
        return file + ": packet " + packets;
    }

    /** Capture time in ns since 1970 UTC. */
    public long timeNs() {
        return timeNs;
    }

    /** The bytes that hold the current packet, the same array for all packets. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public void close() {
        in.close();
    }
}
