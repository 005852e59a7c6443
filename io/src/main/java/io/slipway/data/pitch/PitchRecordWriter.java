package io.slipway.data.pitch;

import io.slipway.data.databento.LevelQueues;
import io.slipway.data.databento.OneVenueDay;
import io.slipway.data.databento.OrderOutput;
import io.slipway.data.databento.PartFile;
import io.slipway.data.databento.RecordWriter;
import io.slipway.dbn.record.MbpRecord;
import io.slipway.dbn.record.Schema;
import io.slipway.market.MarketDataException;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes books of one venue and their prints as units of PITCH messages whose orders make up the same levels ({@link LevelQueues}), in
 * the short forms where shares and price fit. A print that no level explains is one of hidden orders.
 */
final class PitchRecordWriter implements RecordWriter, OrderOutput {

    private static final long NS = 1_000_000_000L;
    private static final int MOST_SHORT = 0xFFFF;
    /** Below the payload of a datagram on Ethernet. */
    private static final int FULL = 1_300;

    private final PartFile file;
    private final OutputStream out;
    private final MbpRecord record = new MbpRecord();
    private final byte[] bytes = new byte[FULL + 100];
    private final ByteBuffer unit = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    private final LevelQueues queues = new LevelQueues(this);
    private byte[] symbol = {};
    private final OneVenueDay day;
    private long second = -1;
    private long sequence = 1;
    private long executions;
    private int count;

    PitchRecordWriter(Path name, Schema schema) {
        day = new OneVenueDay("PITCH", schema);
        if (PitchExchange.ofName(String.valueOf(name.getFileName())).isEmpty()) {
            throw new ConfigException("PITCH does not say its exchange: file=" + name
                    + ", expected bzx, byx, edga or edgx in its name, such as bzx_20240801.pitch");
        }
        file = new PartFile(name);
        out = file.create();
        unit.position(PitchLayout.HEADER);
    }

    @Override
    public void write(ByteBuffer buffer, int offset, String name) {
        record.wrap(buffer, offset);
        day.take(record);
        if (symbol.length == 0) {
            begin(name.isEmpty() ? "STOCK" : name);
        }
        queues.take(record);
        flush();
    }

    private void begin(String name) {
        int width = name.length() > PitchLayout.SYMBOL_BYTES ? PitchLayout.EXPANDED_BYTES : PitchLayout.SYMBOL_BYTES;
        symbol = String.format("%-" + width + "s", name).getBytes(StandardCharsets.ISO_8859_1);
        if (symbol.length != width) {
            throw new ConfigException("not a symbol of PITCH: symbol=" + name + ", expected at most 8 letters");
        }
    }

    @Override
    public void add(long ns, long id, boolean bid, long shares, long pxE9) {
        boolean isShort = isShort(shares, pxE9);
        int type = isShort ? PitchLayout.ADD_SHORT : isExpanded() ? PitchLayout.ADD_EXPANDED : PitchLayout.ADD_LONG;
        start(type, ns).putLong(id).put((byte) (bid ? 'B' : 'S'));
        order(isShort, shares, pxE9);
        unit.put((byte) 1);
        end();
    }

    @Override
    public void execute(long ns, long id, long shares) {
        start(PitchLayout.EXECUTED, ns).putLong(id).putInt((int) shares).putLong(++executions);
        end();
    }

    @Override
    public void cancel(long ns, long id, long shares, boolean all) {
        if (all) {
            start(PitchLayout.DELETE, ns).putLong(id);
        } else if (shares <= MOST_SHORT) {
            start(PitchLayout.REDUCE_SHORT, ns).putLong(id).putShort((short) shares);
        } else {
            start(PitchLayout.REDUCE_LONG, ns).putLong(id).putInt((int) shares);
        }
        end();
    }

    @Override
    public void hidden(long ns, long shares, long pxE9) {
        boolean isShort = isShort(shares, pxE9);
        int type =
                isShort ? PitchLayout.TRADE_SHORT : isExpanded() ? PitchLayout.TRADE_EXPANDED : PitchLayout.TRADE_LONG;
        start(type, ns).putLong(0).put((byte) 'B');
        order(isShort, shares, pxE9);
        unit.putLong(++executions);
        end();
    }

    private boolean isExpanded() {
        return symbol.length > PitchLayout.SYMBOL_BYTES;
    }

    private boolean isShort(long shares, long pxE9) {
        return !isExpanded()
                && shares <= MOST_SHORT
                && pxE9 % PitchReader.SHORT_UNIT_E9 == 0
                && pxE9 / PitchReader.SHORT_UNIT_E9 <= MOST_SHORT;
    }

    private void order(boolean isShort, long shares, long pxE9) {
        if (pxE9 % PitchReader.LONG_UNIT_E9 != 0 || pxE9 <= 0) {
            throw new MarketDataException("not a price of PITCH, which has four decimals: price_e9=" + pxE9);
        }
        if (isShort) {
            unit.putShort((short) shares).put(symbol).putShort((short) (pxE9 / PitchReader.SHORT_UNIT_E9));
        } else {
            unit.putInt((int) shares).put(symbol).putLong(pxE9 / PitchReader.LONG_UNIT_E9);
        }
    }

    private ByteBuffer start(int type, long ns) {
        long sinceMidnight = ns - day.midnightNs();
        if (sinceMidnight / NS != second) {
            second = sinceMidnight / NS;
            message(PitchLayout.TIME).putInt((int) second);
            end();
        }
        return message(type).putInt((int) (sinceMidnight % NS));
    }

    private ByteBuffer message(int type) {
        unit.mark();
        return unit.put((byte) 0).put((byte) type);
    }

    /** Ends a message: fills in its length, and writes the unit when it is full. */
    private void end() {
        int end = unit.position();
        unit.reset();
        int start = unit.position();
        int least = PitchLayout.length(bytes[start + 1] & 0xFF);
        int length = Math.max(end - start, least);
        Arrays.fill(bytes, end, start + length, (byte) ' ');
        unit.put(start, (byte) length).position(start + length);
        count++;
        if (unit.position() >= FULL || count == 255) {
            flush();
        }
    }

    private void flush() {
        if (count == 0) {
            return;
        }
        unit.putShort(0, (short) unit.position())
                .put(PitchLayout.COUNT, (byte) count)
                .put(PitchLayout.UNIT, (byte) 1)
                .putInt(PitchLayout.SEQUENCE, (int) sequence);
        try {
            out.write(bytes, 0, unit.position());
        } catch (IOException e) {
            throw file.failed(e);
        }
        sequence += count;
        count = 0;
        unit.position(PitchLayout.HEADER);
    }

    @Override
    public void close() {
        if (file.isOpen()) {
            flush();
            file.publish(out);
        }
    }

    @Override
    public void discard() {
        file.discard(out);
    }
}
