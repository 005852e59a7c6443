package io.slipway.data.pitch;

import io.slipway.data.databento.RecordOutput;
import io.slipway.data.databento.RecordWriter;
import io.slipway.data.packet.PacketFile;
import io.slipway.data.source.DataFormat;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TradingDay;
import io.slipway.data.text.LocalDay;
import io.slipway.dbn.record.Schema;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Files of Cboe's Multicast PITCH, as captures (pcap or pcapng) or with one unit after the other. The exchange is in the file's name
 * ({@code bzx_20240801.pcap.gz}). The date is in the options, in the feed, that of the capture, or in the name.
 */
public final class PitchFormat implements DataFormat, RecordOutput {

    /** Packets at the beginning of a capture among which one of the feed is looked for. */
    private static final int FIRST_PACKETS = 64;

    @Override
    public String name() {
        return "cboe-pitch";
    }

    @Override
    public boolean recognises(DataSource source) {
        byte[] head = source.head();
        if (PacketFile.isCapture(head)) {
            return isCaptured(source.name(), head);
        }
        int end = head.length < 2 ? 0 : PitchLayout.length16(head, 0);
        return end <= head.length && PitchLayout.isUnit(head, 0, end);
    }

    private static boolean isCaptured(String name, byte[] head) {
        DataSource first = DataSource.of(name, new ByteArrayInputStream(head));
        try (PacketFile packets = new PacketFile(first, new IssueLog(1))) {
            for (int packet = 0; packet < FIRST_PACKETS && packets.next(); packet++) {
                if (packets.isDatagram()
                        && PitchLayout.isUnit(packets.bytes(), packets.payload(), packets.payloadEnd())) {
                    return true;
                }
            }
            return false;
        } catch (MarketDataException e) {
            return false;
        }
    }

    @Override
    public MarketDataReader open(DataSource source, ReadOptions options, IssueLog issues) {
        String file = source.name();
        PitchExchange exchange = PitchExchange.ofName(file)
                .orElseThrow(() -> new MarketDataException(file
                        + ": PITCH does not say its exchange: expected bzx, byx, edga or edgx in the file's name"));
        boolean isCapture = PacketFile.isCapture(source.head());
        PitchBlocks blocks =
                isCapture ? new PitchPackets(new PacketFile(source, issues), issues) : new PitchStream(source, issues);
        PitchMessages messages = new PitchMessages(blocks, issues);
        return new PitchReader(
                messages, exchange.publisherId(), () -> day(file, messages.captureNs(), options), options, issues);
    }

    private static LocalDay day(String file, long captureNs, ReadOptions options) {
        if (options.date().isPresent() || captureNs == 0) {
            return TradingDay.of(file, options);
        }
        LocalDate date =
                Instant.ofEpochSecond(0, captureNs).atZone(options.zone()).toLocalDate();
        return new LocalDay(date, options.zone());
    }

    @Override
    public boolean isNamed(String fileName) {
        return fileName.matches(".*\\.pitch(\\.gz|\\.zst)?");
    }

    @Override
    public RecordWriter create(Path file, Schema schema, String dataset, boolean hasSymbols) {
        return new PitchRecordWriter(file, schema);
    }
}
