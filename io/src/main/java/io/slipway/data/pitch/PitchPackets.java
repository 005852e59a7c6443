package io.slipway.data.pitch;

import io.slipway.data.packet.PacketFile;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;

/** Units in captured datagrams, each of which holds one; others are passed over and counted. */
final class PitchPackets implements PitchBlocks {

    private final PacketFile packets;
    private final IssueLog issues;

    /** Units of a capture that they then own. */
    PitchPackets(PacketFile packets, IssueLog issues) {
        this.packets = packets;
        this.issues = issues;
    }

    @Override
    public boolean next() {
        while (packets.next()) {
            boolean isDatagram = packets.isDatagram();
            int bytes = isDatagram ? packets.payloadEnd() - packets.payload() : 0;
            if (bytes >= PitchLayout.HEADER && PitchLayout.length16(packets.bytes(), packets.payload()) == bytes) {
                return true;
            }
            issues.note(DataIssue.OTHER_RECORD);
        }
        return false;
    }

    @Override
    public byte[] bytes() {
        return packets.bytes();
    }

    @Override
    public int start() {
        return packets.payload();
    }

    @Override
    public int end() {
        return packets.payloadEnd();
    }

    @Override
    public long captureNs() {
        return packets.timeNs();
    }

    @Override
    public String place() {
        return packets.place();
    }

    @Override
    public MarketDataException fault(String what) {
        return packets.fault(what);
    }

    @Override
    public void close() {
        packets.close();
    }
}
