package io.slipway.data.pitch;

import io.slipway.data.packet.FramedBytes;
import io.slipway.data.source.DataSource;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;

/** Units one after the other, as a recorded connection has them. A last one that is cut off is left out and counted. */
final class PitchStream implements PitchBlocks {

    /** Above the largest unit by a message, so that a field is never looked for beyond the end. */
    private static final int LONGEST = (1 << 16) + (1 << 8);

    private final String file;
    private final FramedBytes in;
    private final byte[] bytes = new byte[LONGEST];
    private long units;
    private int end;

    /** Units of a source that they then own. */
    PitchStream(DataSource source, IssueLog issues) {
        this.file = source.name();
        this.in = new FramedBytes(source, issues, bytes, this::fault);
    }

    @Override
    public boolean next() {
        units++;
        if (!in.read(0, 2)) {
            return false;
        }
        end = PitchLayout.length16(bytes, 0);
        if (end < PitchLayout.HEADER) {
            throw fault("damaged: a unit of an impossible size: bytes=" + end);
        }
        return in.read(2, end - 2);
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int start() {
        return 0;
    }

    @Override
    public int end() {
        return end;
    }

    @Override
    public long captureNs() {
        return 0;
    }

    @Override
    public String place() {
        return file + ": unit " + units;
    }

    @Override
    public MarketDataException fault(String what) {
        return new MarketDataException(place() + ": " + what);
    }

    @Override
    public void close() {
        in.close();
    }
}
