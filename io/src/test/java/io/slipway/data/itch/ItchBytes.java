package io.slipway.data.itch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Messages for tests, in the framing of a file. */
final class ItchBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ItchFraming framing;

    ItchBytes(ItchFraming framing) {
        this.framing = framing;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    ItchBytes system(char event) {
        return end(start('S', 0, 1).put((byte) event));
    }

    ItchBytes stock(int locate, String stock) {
        return end(start('R', locate, 2).put(padded(stock)));
    }

    ItchBytes add(int locate, long ns, long id, char side, int shares, int price) {
        return end(start('A', locate, ns)
                .putLong(id)
                .put((byte) side)
                .putInt(shares)
                .putLong(0)
                .putInt(price));
    }

    ItchBytes execute(int locate, long ns, long id, int shares) {
        return end(start('E', locate, ns).putLong(id).putInt(shares).putLong(77));
    }

    ItchBytes executeAt(int locate, long ns, long id, int shares, char printable, int price) {
        return end(start('C', locate, ns)
                .putLong(id)
                .putInt(shares)
                .putLong(78)
                .put((byte) printable)
                .putInt(price));
    }

    ItchBytes cancel(int locate, long ns, long id, int shares) {
        return end(start('X', locate, ns).putLong(id).putInt(shares));
    }

    ItchBytes delete(int locate, long ns, long id) {
        return end(start('D', locate, ns).putLong(id));
    }

    ItchBytes replace(int locate, long ns, long id, long other, int shares, int price) {
        return end(
                start('U', locate, ns).putLong(id).putLong(other).putInt(shares).putInt(price));
    }

    ItchBytes hidden(int locate, long ns, int shares, String stock, int price) {
        return end(start('P', locate, ns)
                .putLong(0)
                .put((byte) 'B')
                .putInt(shares)
                .put(padded(stock))
                .putInt(price)
                .putLong(79));
    }

    ItchBytes cross(int locate, long ns, long shares, String stock, int price, char type) {
        return end(start('Q', locate, ns)
                .putLong(shares)
                .put(padded(stock))
                .putInt(price)
                .putLong(80)
                .put((byte) type));
    }

    ItchBytes state(int locate, long ns, String stock, char state) {
        return end(start('H', locate, ns).put(padded(stock)).put((byte) state));
    }

    ItchBytes imbalance(int locate, long ns) {
        return end(start('I', locate, ns));
    }

    private static ByteBuffer start(char type, int locate, long ns) {
        return ByteBuffer.allocate(64)
                .put((byte) type)
                .putShort((short) locate)
                .putShort((short) 0)
                .putShort((short) (ns >>> 32))
                .putInt((int) ns);
    }

    private static byte[] padded(String stock) {
        return String.format("%-8s", stock).getBytes(StandardCharsets.ISO_8859_1);
    }

    private ItchBytes end(ByteBuffer message) {
        int length = ItchLayout.length(message.get(0));
        if (framing != ItchFraming.NONE) {
            int framed = length + framing.headBytes() - 2;
            out.write(framed >>> 8);
            out.write(framed);
        }
        if (framing == ItchFraming.SOUP) {
            out.write('S');
        }
        byte[] bytes = new byte[length];
        message.get(0, bytes);
        out.writeBytes(bytes);
        return this;
    }
}
