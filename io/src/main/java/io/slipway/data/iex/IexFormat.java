package io.slipway.data.iex;

import io.slipway.data.packet.PacketFile;
import io.slipway.data.source.DataFormat;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;

/** Captures of IEX's feeds TOPS 1.6 and DEEP 1.0, as IEX publishes them for each day: pcap or pcapng. */
public final class IexFormat implements DataFormat {

    @Override
    public String name() {
        return "iex";
    }

    @Override
    public boolean recognises(DataSource source) {
        return PacketFile.isCapture(source.head());
    }

    @Override
    public MarketDataReader open(DataSource source, ReadOptions options, IssueLog issues) {
        return new IexReader(new PacketFile(source, issues), options, issues);
    }
}
