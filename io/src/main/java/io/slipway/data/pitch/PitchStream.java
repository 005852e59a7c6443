package io.slipway.data.pitch;

import io.slipway.data.source.DataSource;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Units one after the other, as a recorded connection has them. A last one that is cut off is left out and counted. */
final class PitchStream implements PitchBlocks {

    private static final int BUFFER_BYTES = 1 << 18;
    /** Above the largest unit by a message, so that a field is never looked for beyond the end. */
    private static final int LONGEST = (1 << 16) + (1 << 8);

    private final String file;
    private final InputStream in;
    private final IssueLog issues;
    private final byte[] bytes = new byte[LONGEST];
    private long units;
    private int end;

    /** Units of a source that they then own. */
    PitchStream(DataSource source, IssueLog issues) {
        this.file = source.name();
        this.in = new BufferedInputStream(source.stream(), BUFFER_BYTES);
        this.issues = issues;
    }

    @Override
    public boolean next() {
        units++;
        if (!read(0, 2)) {
            return false;
        }
        end = PitchLayout.length16(bytes, 0);
        if (end < PitchLayout.HEADER) {
            throw fault("damaged: a unit of an impossible size: bytes=" + end);
        }
        return read(2, end - 2);
    }

    private boolean read(int at, int count) {
        try {
            int found = in.readNBytes(bytes, at, count);
            if (found < count && (found > 0 || at > 0)) {
                issues.note(DataIssue.CUT_LAST_ROW);
            }
            return found == count;
        } catch (EOFException e) {
            throw fault("damaged or cut off: reason=" + e.getMessage());
        } catch (IOException e) {
            throw fault("cannot be read: reason=" + e.getMessage());
        }
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
        try {
            in.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
