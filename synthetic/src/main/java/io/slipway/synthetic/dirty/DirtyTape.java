package io.slipway.synthetic.dirty;

import io.slipway.dbn.record.Schema;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataException;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A CSV file with every {@link Fault}, a byte order mark, Windows line ends, a restart of one venue's sequence, a gap, and
 * a last line cut off in the middle, together with the counts that a reader has to come to.
 */
public final class DirtyTape {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String LINE_END = "\r\n";
    private static final int ROWS_PER_FAULT = 16;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long GAP_START_S = 60;
    private static final long GAP_END_S = 72;
    private static final long RESTARTING_PUBLISHER = 9;
    private static final int CUT_AT = 90;
    private static final List<Fault> FAULTS = List.of(Fault.values());

    private final SyntheticSettings settings;
    private final CsvLines csv = new CsvLines(Schema.MBP_1);
    private final DirtyCounts counts = new DirtyCounts();
    private final List<String> lines = new ArrayList<>();
    private final List<DirtyRow> clean;
    private int nextFault;
    private int sinceFault;
    private long latestNs;
    private long sequenceStart;

    private DirtyTape(SyntheticSettings settings) {
        this.settings = settings;
        this.clean = clean(settings);
        for (int i = 0; i < clean.size(); i++) {
            i += put(i);
        }
        String last = lines.get(lines.size() - 1);
        counts.issue(DataIssue.CUT_LAST_ROW);
        lines.add(last.substring(0, CUT_AT));
    }

    /** The dirty variant of a market; its duration should be two minutes or more. */
    public static DirtyTape of(SyntheticSettings settings) {
        return new DirtyTape(settings);
    }

    /** The whole file. */
    public String text() {
        return BYTE_ORDER_MARK + csv.header() + LINE_END + String.join(LINE_END, lines);
    }

    /** Counts of a lenient reader by key: {@code issues.} and the key of an issue, or {@code data_quality.} and its key. */
    public Map<String, Long> expected() {
        return counts.all();
    }

    /** The expected counts as CSV. */
    public String expectedText() {
        StringBuilder text = new StringBuilder("key,count\n");
        expected()
                .forEach((key, count) ->
                        text.append(key).append(',').append(count).append('\n'));
        return text.toString();
    }

    /**
     * Writes the file, and beside it the expected counts.
     *
     * @return the file of the counts: {@code dirty_expected.csv} for {@code dirty_mbp-1.csv} or {@code dirty.csv}
     * @throws MarketDataException if they cannot be written
     */
    public Path write(Path file) {
        String name = file.getFileName().toString().replaceFirst("(_mbp-1)?\\.csv$", "");
        Path counted = file.resolveSibling(name + "_expected.csv");
        try {
            Files.writeString(file, text(), StandardCharsets.UTF_8);
            Files.writeString(counted, expectedText(), StandardCharsets.UTF_8);
            return counted;
        } catch (IOException e) {
            throw new MarketDataException("cannot be written: file=" + file + ", reason=" + e.getMessage(), e);
        }
    }

    private static List<DirtyRow> clean(SyntheticSettings settings) {
        SyntheticMarket market = SyntheticMarket.records(settings, Schema.MBP_1);
        long startNs = settings.startNs();
        List<DirtyRow> rows = new ArrayList<>();
        while (market.next()) {
            DirtyRow row = DirtyRow.of(market.buffer());
            long recvNs = row.get("ts_recv");
            if (recvNs < startNs + GAP_START_S * SECOND_NS || recvNs >= startNs + GAP_END_S * SECOND_NS) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Writes the row at {@code i}, and what its fault adds; returns how many further rows are written with it. */
    private int put(int i) {
        DirtyRow row = clean.get(i);
        restartSequence(row);
        Fault fault = FAULTS.get(nextFault);
        if (++sinceFault < ROWS_PER_FAULT || !isFit(i, fault)) {
            add(row, false);
            return 0;
        }
        sinceFault = 0;
        nextFault = (nextFault + 1) % FAULTS.size();
        if (fault == Fault.OUT_OF_ORDER) {
            swap(row, clean.get(i + 1));
            return 1;
        }
        row.bear(fault, clean.get(i - 1));
        note(fault);
        add(row, fault == Fault.QUOTED);
        follow(row, fault);
        return 0;
    }

    private boolean isFit(int i, Fault fault) {
        DirtyRow row = clean.get(i);
        boolean plain = i > 0 && row.get("action") == 'A' && row.hasBid() && row.hasAsk();
        boolean mayMove = i + 1 < clean.size() && clean.get(i + 1).isNextOf(row);
        return plain && row.get("ts_event") > latestNs && (fault != Fault.OUT_OF_ORDER || mayMove);
    }

    private void note(Fault fault) {
        if (fault == Fault.OFFER_WITHOUT_SIZE) {
            counts.issue(DataIssue.PRICE_WITHOUT_SIZE);
        } else if (fault == Fault.SNAPSHOT) {
            counts.issue(DataIssue.SNAPSHOT_ROW);
        }
    }

    private void follow(DirtyRow row, Fault fault) {
        switch (fault) {
            case UNKNOWN_PUBLISHER -> {
                counts.issue(DataIssue.UNKNOWN_VENUE);
                add(row.next(fault), false);
            }
            case CONSOLIDATED_PUBLISHER -> {
                counts.issue(DataIssue.UNROUTABLE_VENUE);
                add(row.next(fault), false);
            }
            case CLEAR, UNCHANGED -> add(row.next(fault), false);
            case CROSSED -> {
                counts.issue(DataIssue.CROSSED_ROW);
                lines.add(line(row.next(fault), false));
            }
            case REPEATED -> {
                counts.issue(DataIssue.REPEATED_ROW);
                lines.add(line(row, false));
            }
            default -> sinceFault = 0;
        }
    }

    private void swap(DirtyRow row, DirtyRow later) {
        counts.issue(DataIssue.OUT_OF_ORDER);
        restartSequence(later);
        add(row, false);
        add(later, false);
        int last = lines.size() - 1;
        String moved = lines.remove(last - 1);
        lines.add(moved);
    }

    private void add(DirtyRow row, boolean quoted) {
        counts.accepted(row);
        latestNs = Math.max(latestNs, row.get("ts_event"));
        lines.add(line(row, quoted));
    }

    private String line(DirtyRow row, boolean quoted) {
        List<String> fields = csv.split(row.record(), settings.symbol());
        if (quoted) {
            fields.replaceAll(field -> field.isEmpty() ? field : '"' + field + '"');
        }
        return String.join(",", fields);
    }

    private void restartSequence(DirtyRow row) {
        boolean after = row.get("ts_recv") >= settings.startNs() + GAP_END_S * SECOND_NS;
        if (after && row.get("publisher_id") == RESTARTING_PUBLISHER) {
            sequenceStart = sequenceStart == 0 ? row.get("sequence") - 1 : sequenceStart;
            row.with("sequence", row.get("sequence") - sequenceStart);
        }
    }
}
