package io.slipway.dbn;

import io.slipway.dbn.record.BboRecord;
import io.slipway.dbn.record.ConsolidatedBboRecord;
import io.slipway.dbn.record.ConsolidatedRecord;
import io.slipway.dbn.record.DbnRecord;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.FieldType;
import io.slipway.dbn.record.HeaderRecord;
import io.slipway.dbn.record.MboRecord;
import io.slipway.dbn.record.MbpRecord;
import io.slipway.dbn.record.OhlcvRecord;
import io.slipway.dbn.record.Schema;
import io.slipway.dbn.record.StatusRecord;
import io.slipway.dbn.record.SymbolMappingRecord;
import io.slipway.dbn.record.TradeRecord;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Records as text, the fields in the order of Databento's CSV, read through the views; and the same read through {@link Field}. */
final class RecordText {

    private final HeaderRecord header = new HeaderRecord();
    private final MboRecord mbo = new MboRecord();
    private final TradeRecord trade = new TradeRecord();
    private final MbpRecord mbp = new MbpRecord();
    private final ConsolidatedRecord consolidated = new ConsolidatedRecord();
    private final BboRecord bbo = new BboRecord();
    private final ConsolidatedBboRecord consolidatedBbo = new ConsolidatedBboRecord();
    private final OhlcvRecord ohlcv = new OhlcvRecord();
    private final StatusRecord status = new StatusRecord();
    private final SymbolMappingRecord mapping = new SymbolMappingRecord();

    /** By the views; {@code rtype,length} for types without one. */
    String ofViews(ByteBuffer buffer, int offset) {
        for (DbnRecord view :
                List.of(header, mbo, trade, mbp, consolidated, bbo, consolidatedBbo, ohlcv, status, mapping)) {
            view.wrap(buffer, offset);
        }
        return switch (header.rtype()) {
            case 0x00 -> trade(trade).toString();
            case 0x01 -> mbp(1);
            case 0x0A -> mbp(10);
            case 0xA0 -> mbo();
            case 0xB1, 0xC2 -> consolidated();
            case 0xC0, 0xC1 -> consolidatedBbo();
            case 0xC3, 0xC4 -> bbo();
            case 0x20, 0x21, 0x22, 0x23, 0x24 -> ohlcv();
            case 0x12 -> status();
            case 0x16 -> mapping();
            default -> header.rtype() + "," + header.length();
        };
    }

    /** By the views, the fields in the order of the schema's, which is another only for changes of status. */
    String ofViews(Schema schema, ByteBuffer buffer, int offset) {
        String text = ofViews(buffer, offset);
        return schema == Schema.STATUS ? statusAfter(start(status.tsRecvNs(), status)) : text;
    }

    /** By the fields of the schema, byte by byte and without {@link Field#get}. */
    static String ofFields(Schema schema, byte[] bytes, int offset) {
        return schema.fields().stream()
                .map(field -> naive(field, bytes, offset + field.offset()))
                .collect(Collectors.joining(","));
    }

    /** By the fields of the schema. */
    static String ofGetters(Schema schema, ByteBuffer buffer, int offset) {
        return schema.fields().stream()
                .map(field -> number(field.get(buffer, offset), isSigned(field)))
                .collect(Collectors.joining(","));
    }

    private static String naive(Field field, byte[] bytes, int at) {
        BigInteger value = BigInteger.ZERO;
        for (int i = field.type().bytes() - 1; i >= 0; i--) {
            value = value.shiftLeft(8).or(BigInteger.valueOf(bytes[at + i] & 0xFF));
        }
        int bits = 8 * field.type().bytes();
        return (isSigned(field) && value.testBit(bits - 1) ? value.subtract(BigInteger.ONE.shiftLeft(bits)) : value)
                .toString();
    }

    private static boolean isSigned(Field field) {
        return field.type() == FieldType.PRICE || field.type() == FieldType.I32;
    }

    private static String number(long value, boolean signed) {
        return signed ? Long.toString(value) : unsigned(value);
    }

    private StringJoiner start(long tsRecvNs, DbnRecord record) {
        return new StringJoiner(",").add(unsigned(tsRecvNs)).add(head(record));
    }

    private static String head(DbnRecord r) {
        return unsigned(r.tsEventNs()) + "," + r.rtype() + "," + r.publisherId() + "," + r.instrumentId();
    }

    private StringJoiner trade(TradeRecord r) {
        return add(
                        start(r.tsRecvNs(), r),
                        r.action(),
                        r.side(),
                        r.depth(),
                        r.priceE9(),
                        r.size(),
                        r.flags(),
                        r.tsInDeltaNs())
                .add("" + r.sequence());
    }

    private String mbp(int levels) {
        StringJoiner text = trade(mbp);
        for (int i = 0; i < levels; i++) {
            add(text, mbp.bidPxE9(i), mbp.askPxE9(i), mbp.bidSz(i), mbp.askSz(i), mbp.bidCt(i), mbp.askCt(i));
        }
        return text.toString();
    }

    private String mbo() {
        StringJoiner text = start(mbo.tsRecvNs(), mbo);
        add(text, mbo.action(), mbo.side(), mbo.priceE9(), mbo.size(), mbo.channelId());
        text.add(unsigned(mbo.orderId()));
        return add(text, mbo.flags(), mbo.tsInDeltaNs(), mbo.sequence()).toString();
    }

    private String consolidated() {
        ConsolidatedRecord r = consolidated;
        StringJoiner text = start(r.tsRecvNs(), r);
        add(text, r.action(), r.side(), r.priceE9(), r.size(), r.flags(), r.tsInDeltaNs());
        return add(text, r.bidPxE9(), r.askPxE9(), r.bidSz(), r.askSz(), r.bidPb(), r.askPb())
                .toString();
    }

    private String consolidatedBbo() {
        ConsolidatedBboRecord r = consolidatedBbo;
        StringJoiner text = add(start(r.tsRecvNs(), r), r.side(), r.priceE9(), r.size(), r.flags());
        return add(text, r.bidPxE9(), r.askPxE9(), r.bidSz(), r.askSz(), r.bidPb(), r.askPb())
                .toString();
    }

    private String bbo() {
        StringJoiner text =
                add(start(bbo.tsRecvNs(), bbo), bbo.side(), bbo.priceE9(), bbo.size(), bbo.flags(), bbo.sequence());
        return add(text, bbo.bidPxE9(), bbo.askPxE9(), bbo.bidSz(), bbo.askSz(), bbo.bidCt(), bbo.askCt())
                .toString();
    }

    private String ohlcv() {
        StringJoiner text = new StringJoiner(",").add(head(ohlcv));
        return add(text, ohlcv.openE9(), ohlcv.highE9(), ohlcv.lowE9(), ohlcv.closeE9())
                .add(unsigned(ohlcv.volume()))
                .toString();
    }

    private String status() {
        return statusAfter(new StringJoiner(",").add(head(status)).add(unsigned(status.tsRecvNs())));
    }

    private String statusAfter(StringJoiner text) {
        add(text, status.action(), status.reason(), status.tradingEvent());
        return add(text, status.isTrading(), status.isQuoting(), status.isShortSellRestricted())
                .toString();
    }

    private String mapping() {
        return new StringJoiner(",")
                .add(head(mapping))
                .add("" + mapping.stypeIn())
                .add(mapping.stypeInSymbol())
                .add("" + mapping.stypeOut())
                .add(mapping.stypeOutSymbol())
                .add(unsigned(mapping.startNs()))
                .add(unsigned(mapping.endNs()))
                .toString();
    }

    private static StringJoiner add(StringJoiner text, long... values) {
        for (long value : values) {
            text.add(Long.toString(value));
        }
        return text;
    }

    private static String unsigned(long value) {
        return Long.toUnsignedString(value);
    }
}
