package io.slipway.data.databento;

import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes events as Databento CSV of schema mbp-1, with decimal prices and ISO times. The file appears whole when the
 * writer is closed: until then the rows are in a temporary file beside it. Not thread-safe.
 */
public final class DatabentoCsvWriter implements AutoCloseable {

    private static final String HEADER =
            "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,"
                    + "flags,ts_in_delta,sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_ct_00,ask_ct_00,symbol\n";
    private static final int FLUSH_BYTES = 1 << 16;
    private static final int LONGEST_ROW_BYTES = 512;

    private final Path file;
    private final Path unfinished;
    private final OutputStream out;
    private final byte[] symbol;
    private final RowBytes row = new RowBytes(FLUSH_BYTES + LONGEST_ROW_BYTES);
    private boolean open = true;

    private DatabentoCsvWriter(Path file, Path unfinished, OutputStream out, Instrument instrument) {
        this.file = file;
        this.unfinished = unfinished;
        this.out = out;
        this.symbol = instrument.symbol().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Starts a file, which replaces an older one of that name when the writer is closed.
     *
     * @throws MarketDataException if the file cannot be created, or the symbol cannot stand in a CSV field
     */
    public static DatabentoCsvWriter create(Path file, Instrument instrument) {
        String symbol = instrument.symbol();
        boolean plain = symbol.equals(symbol.strip()) && symbol.chars().allMatch(c -> c > ' ' && c != ',' && c != '"');
        if (!plain || symbol.length() > LONGEST_ROW_BYTES / 8) {
            throw new MarketDataException("symbol not fit for CSV: symbol=\"" + symbol + "\"");
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            DatabentoCsvWriter writer =
                    new DatabentoCsvWriter(file, unfinished, Files.newOutputStream(unfinished), instrument);
            writer.row.ascii(HEADER);
            return writer;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /**
     * Writes one row.
     *
     * @throws MarketDataException if the file cannot be written
     */
    public void write(MarketEvent event) {
        writeOrder(event);
        writeQuotes(event);
        if (row.length() >= FLUSH_BYTES) {
            flush();
        }
    }

    /**
     * Finishes the file.
     *
     * @throws MarketDataException if it cannot be written, and then there is no file
     */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        try {
            flush();
            out.close();
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            open = false;
        } catch (IOException e) {
            throw failed(file, e);
        } finally {
            discard();
        }
    }

    /** Gives the file up and removes what was written; does nothing once the writer is closed. */
    public void discard() {
        if (!open) {
            return;
        }
        open = false;
        try (out) {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            // A leftover temporary file does no harm, and the cause of giving up is what matters.
        }
    }

    private void writeOrder(MarketEvent event) {
        row.time(event.recvNs()).comma().time(event.eventNs()).ascii(",1,");
        row.number(event.publisherId()).ascii(",1,");
        row.letter(event.action().code()).comma();
        row.letter(event.side().code()).ascii(",0,");
        if (event.hasPrice()) {
            row.price(event.priceE9());
        }
        row.comma().number(event.size()).comma().number(event.flags()).comma();
        long delta = event.recvNs() - event.eventNs();
        row.number(Math.max(0, Math.min(delta, Integer.MAX_VALUE))).comma();
        row.number(event.sequence()).comma();
    }

    private void writeQuotes(MarketEvent event) {
        if (event.hasBid()) {
            row.price(event.bidPxE9());
        }
        row.comma();
        if (event.hasAsk()) {
            row.price(event.askPxE9());
        }
        row.comma().number(event.bidSize()).comma().number(event.askSize());
        row.ascii(event.hasBid() ? ",1" : ",0").ascii(event.hasAsk() ? ",1," : ",0,");
        row.bytes(symbol).letter('\n');
    }

    private void flush() {
        try {
            row.writeTo(out);
        } catch (IOException e) {
            discard();
            throw failed(file, e);
        }
    }

    private static MarketDataException failed(Path file, IOException e) {
        return new MarketDataException("cannot be written: file=" + file + ", reason=" + e.getMessage(), e);
    }
}
