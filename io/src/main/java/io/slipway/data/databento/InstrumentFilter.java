package io.slipway.data.databento;

import io.slipway.model.Instrument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whose rows are wanted: compares the field that names a row's instrument with the one that is read. */
final class InstrumentFilter {

    private static final int NAMES_LISTED = 20;

    private final Instrument instrument;
    private final byte[] wanted;
    private final boolean chosen;
    private final List<byte[]> others = new ArrayList<>();
    private boolean found;

    /**
     * A filter.
     *
     * @param wanted the text of the naming field in the wanted rows
     * @param chosen whether rows of others are to be passed over; else they are a fault
     */
    InstrumentFilter(Instrument instrument, String wanted, boolean chosen) {
        this.instrument = instrument;
        this.wanted = wanted.getBytes(StandardCharsets.UTF_8);
        this.chosen = chosen;
    }

    Instrument instrument() {
        return instrument;
    }

    /** The text of the naming field in the wanted rows. */
    byte[] wanted() {
        return wanted;
    }

    boolean found() {
        return found;
    }

    void markFound() {
        found = true;
    }

    /**
     * Whether the row named by the bytes is wanted.
     *
     * @throws IllegalArgumentException if it is not, and no instrument was chosen
     */
    boolean accepts(byte[] b, int from, int to) {
        if (Arrays.equals(b, from, to, wanted, 0, wanted.length)) {
            return true;
        }
        remember(b, from, to);
        if (!chosen) {
            throw new IllegalArgumentException("several symbols in one file: found="
                    + new String(wanted, StandardCharsets.UTF_8) + ", " + othersFound() + "; choose one with --symbol");
        }
        return false;
    }

    /** The names passed over, at most {@value #NAMES_LISTED} of them. */
    String othersFound() {
        List<String> names = new ArrayList<>();
        for (byte[] other : others) {
            names.add(new String(other, StandardCharsets.UTF_8));
        }
        return String.join(", ", names) + (names.size() == NAMES_LISTED ? ", ..." : "");
    }

    private void remember(byte[] b, int from, int to) {
        for (byte[] other : others) {
            if (Arrays.equals(b, from, to, other, 0, other.length)) {
                return;
            }
        }
        if (others.size() < NAMES_LISTED) {
            others.add(Arrays.copyOfRange(b, from, to));
        }
    }
}
