package io.slipway.data.itch;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes books of one venue and their prints as a file of ITCH messages whose orders make up the same levels ({@link LevelQueues}).
 * A print that no level explains is one of hidden orders.
 */
final class ItchRecordWriter implements RecordWriter, OrderOutput {

    private static final int LOCATE = 1;

    private final PartFile file;
    private final OutputStream out;
    private final MbpRecord record = new MbpRecord();
    private final byte[] bytes = new byte[64];
    private final ByteBuffer message = ByteBuffer.wrap(bytes);
    private final LevelQueues queues;
    private byte[] stock = {};
    private final OneVenueDay day;

    ItchRecordWriter(Path name, Schema schema) {
        day = new OneVenueDay("ITCH", schema);
        file = new PartFile(name);
        out = file.create();
        queues = new LevelQueues(this);
    }

    @Override
    public void write(ByteBuffer buffer, int offset, String symbol) {
        record.wrap(buffer, offset);
        day.take(record);
        if (stock.length == 0) {
            begin(symbol.isEmpty() ? "STOCK" : symbol);
        }
        queues.take(record);
    }

    private void begin(String symbol) {
        stock = String.format("%-8s", symbol).getBytes(StandardCharsets.ISO_8859_1);
        if (stock.length != ItchLayout.STOCK_BYTES) {
            throw new ConfigException("not a symbol of ITCH: symbol=" + symbol + ", expected at most 8 letters");
        }
        start('S', 0, record.tsEventNs()).put(ItchLayout.FIRST, (byte) 'O');
        end('S');
        start('R', LOCATE, record.tsEventNs()).put(ItchLayout.FIRST, stock);
        end('R');
    }

    @Override
    public void add(long ns, long id, boolean bid, long shares, long pxE9) {
        start('A', LOCATE, ns)
                .putLong(ItchLayout.FIRST, id)
                .put(ItchLayout.ADD_SIDE, (byte) (bid ? 'B' : 'S'))
                .putInt(ItchLayout.ADD_SHARES, (int) shares)
                .put(ItchLayout.ADD_STOCK, stock)
                .putInt(ItchLayout.ADD_PRICE, price(pxE9));
        end('A');
    }

    @Override
    public void execute(long ns, long id, long shares) {
        start('E', LOCATE, ns).putLong(ItchLayout.FIRST, id).putInt(ItchLayout.EXECUTED_SHARES, (int) shares);
        end('E');
    }

    @Override
    public void cancel(long ns, long id, long shares, boolean all) {
        start(all ? 'D' : 'X', LOCATE, ns).putLong(ItchLayout.FIRST, id);
        if (!all) {
            message.putInt(ItchLayout.EXECUTED_SHARES, (int) shares);
        }
        end(all ? 'D' : 'X');
    }

    @Override
    public void hidden(long ns, long shares, long pxE9) {
        start('P', LOCATE, ns)
                .put(ItchLayout.ADD_SIDE, (byte) 'B')
                .putInt(ItchLayout.ADD_SHARES, (int) shares)
                .put(ItchLayout.ADD_STOCK, stock)
                .putInt(ItchLayout.ADD_PRICE, price(pxE9));
        end('P');
    }

    private static int price(long pxE9) {
        if (pxE9 % ItchReader.UNIT_E9 != 0 || pxE9 <= 0 || pxE9 / ItchReader.UNIT_E9 > 0xFFFF_FFFFL) {
            throw new MarketDataException("not a price of ITCH, which has four decimals: price_e9=" + pxE9);
        }
        return (int) (pxE9 / ItchReader.UNIT_E9);
    }

    private ByteBuffer start(char type, int locate, long ns) {
        Arrays.fill(bytes, (byte) 0);
        long sinceMidnight = ns - day.midnightNs();
        return message.put(0, (byte) type)
                .putShort(ItchLayout.LOCATE, (short) locate)
                .putShort(ItchLayout.TIME, (short) (sinceMidnight >>> Integer.SIZE))
                .putInt(ItchLayout.TIME + 2, (int) sinceMidnight);
    }

    private void end(char type) {
        int length = ItchLayout.length(type);
        try {
            out.write(length >>> Byte.SIZE);
            out.write(length);
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw file.failed(e);
        }
    }

    @Override
    public void close() {
        if (file.isOpen()) {
            file.publish(out);
        }
    }

    @Override
    public void discard() {
        file.discard(out);
    }
}
