package io.slipway.data.packet;

import io.slipway.data.source.DataSource;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/** Bytes of a file of frames, whose length stands before each. A last frame that is cut off is left out and counted. */
public final class FramedBytes {

    private static final int BUFFER_BYTES = 1 << 18;

    private final InputStream in;
    private final IssueLog issues;
    private final byte[] frame;
    private final Function<String, MarketDataException> fault;

    /**
     * The bytes of a source, which they then own.
     *
     * @param frame takes the bytes of a frame
     * @param fault a fault at the place of the frame
     */
    public FramedBytes(DataSource source, IssueLog issues, byte[] frame, Function<String, MarketDataException> fault) {
        this.in = new BufferedInputStream(source.stream(), BUFFER_BYTES);
        this.issues = issues;
        this.frame = frame;
        this.fault = fault;
    }

    /**
     * Reads {@code count} bytes of a frame to {@code at}; {@code false} at the end of the file, also in the middle of a frame.
     *
     * @throws MarketDataException if the file is damaged or cannot be read
     */
    public boolean read(int at, int count) {
        try {
            int found = in.readNBytes(frame, at, count);
            if (found < count && (found > 0 || at > 0)) {
                issues.note(DataIssue.CUT_LAST_ROW);
            }
            return found == count;
        } catch (EOFException e) {
            throw fault.apply("damaged or cut off: reason=" + e.getMessage());
        } catch (IOException e) {
            throw fault.apply("cannot be read: reason=" + e.getMessage());
        }
    }

    /** Closes the source. */
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
