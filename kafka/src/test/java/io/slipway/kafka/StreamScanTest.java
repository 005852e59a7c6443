package io.slipway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.kafka.wire.BeginMarker;
import io.slipway.kafka.wire.Encoding;
import io.slipway.kafka.wire.EndMarker;
import io.slipway.kafka.wire.PackContractTest;
import io.slipway.kafka.wire.RecordKind;
import io.slipway.kafka.wire.Seeds;
import io.slipway.kafka.wire.WireHeaders;
import io.slipway.market.MarketDataException;
import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class StreamScanTest {

    private static final StreamRequest NEWEST = StreamRequest.newestOf("md").withIdleLimit(Duration.ofMillis(500));
    private static final MarketTape OLD = SampleMarket.tape("AAPL", 1, 10);
    private static final MarketTape NEW = SampleMarket.tape("AAPL", 2, 20);
    private static final MarketTape MSFT = SampleMarket.tape("MSFT", 3, 30);

    @Test
    void takesTheNewestRun() {
        assertFound(new RecordedTopic().run("a", OLD).run("b", NEW), NEWEST, NEW);
    }

    @Test
    void takesTheRunThatIsAskedFor() {
        assertFound(new RecordedTopic().run("a", OLD).run("b", NEW), NEWEST.withRunId("a"), OLD);
    }

    @Test
    void skipsAnAbortedRunBeforeANewerOne() {
        RecordedTopic topic =
                new RecordedTopic().begin("a", OLD).data("a", OLD, 0, 5).run("b", NEW);
        assertFound(topic, NEWEST, NEW);
    }

    @Test
    void leavesOutWhatAnOlderRunStillSends() {
        RecordedTopic topic = new RecordedTopic()
                .begin("a", OLD)
                .begin("b", NEW)
                .data("a", OLD, 0, 10)
                .data("b", NEW, 0, 20)
                .end("a", OLD)
                .end("b", NEW);
        assertFound(topic, NEWEST, NEW);
    }

    @Test
    void startsAgainWhenARunIdIsUsedAgain() {
        RecordedTopic topic =
                new RecordedTopic().begin("a", OLD).data("a", OLD, 0, 5).run("a", NEW);
        assertFound(topic, NEWEST.withRunId("a"), NEW);
    }

    @Test
    void readsOneSymbolOfSeveral() {
        RecordedTopic topic = new RecordedTopic().run("a", NEW).run("a", MSFT);
        assertFound(topic, NEWEST.withSymbol("AAPL"), NEW);
        assertFound(topic, NEWEST.withSymbol("MSFT").withRunId("a"), MSFT);
    }

    @Test
    void asksWhichSymbolIsMeant() {
        RecordedTopic topic = new RecordedTopic().run("a", MSFT).run("b", NEW);
        assertThatExceptionOfType(MarketDataException.class)
                .isThrownBy(() -> topic.find(NEWEST))
                .withMessage("the topic holds several symbols, choose one: topic=md, symbols=AAPL MSFT");
    }

    @Test
    void doesNotMindDamageInAnOlderRun() {
        RecordedTopic topic = new RecordedTopic()
                .begin("a", OLD)
                .add(RecordKind.DATA, "a", "AAPL", new byte[50])
                .run("b", NEW);
        assertFound(topic, NEWEST, NEW);
    }

    @Test
    void noticesAMissingPack() {
        RecordedTopic topic =
                new RecordedTopic().begin("a", OLD).data("a", OLD, 0, 3).data("a", OLD, 5, 10);
        assertDamaged(topic, "events are missing: topic=md, partition=0, offset=2, run=a, event=5, expected=3");
    }

    @Test
    void noticesAMissingLastPack() {
        RecordedTopic topic =
                new RecordedTopic().begin("a", OLD).data("a", OLD, 0, 3).end("a", OLD);
        assertDamaged(topic, "events are missing: topic=md, partition=0, offset=2, run=a, events=3, expected=10");
    }

    @Test
    void noticesAPackThatComesTwice() {
        RecordedTopic topic =
                new RecordedTopic().begin("a", OLD).data("a", OLD, 0, 3).data("a", OLD, 0, 3);
        assertDamaged(topic, "events come twice: topic=md, partition=0, offset=2, run=a, event=0, expected=3");
    }

    @Test
    void noticesOtherEventsThanThoseSent() {
        RecordedTopic topic =
                new RecordedTopic().begin("a", OLD).data("a", OLD, 0, 10).end("a", OLD, "00ff");
        assertDamaged(
                topic,
                "the events are not those that were sent: topic=md, partition=0, offset=2, run=a, sha256="
                        + OLD.sha256() + ", expected=00ff");
    }

    @Test
    void noticesDataAfterTheEnd() {
        assertDamaged(
                new RecordedTopic().run("a", OLD).data("a", OLD, 0, 3),
                "the run goes on after its end marker: topic=md, partition=0, offset=4, run=a");
    }

    @Test
    void saysWhichOlderRunIsComplete() {
        StreamScan scan = new RecordedTopic()
                .run("a", OLD)
                .begin("b", NEW)
                .data("b", NEW, 0, 5)
                .scan(NEWEST);
        assertThat(scan.tape()).isEmpty();
        assertThat(scan.incomplete())
                .hasMessage("the stream has no end marker, its producer may have been stopped: topic=md, symbol=AAPL,"
                        + " run=b, events=5, idle=500ms, olderCompleteRun=a");
    }

    @Test
    void saysThatNoSuchRunHasBegun() {
        StreamScan scan = new RecordedTopic().run("a", OLD).scan(NEWEST.withRunId("x"));
        assertThat(scan.tape()).isEmpty();
        assertThat(scan.incomplete())
                .hasMessage("no such run has begun on the topic: topic=md, run=x, idle=500ms, otherRecords=4");
    }

    @Test
    void namesTheSymbolsThatAreThereWhenAnotherIsWanted() {
        StreamScan scan = new RecordedTopic().run("a", OLD).scan(NEWEST.withSymbol("MSFT"));
        assertThat(scan.incomplete())
                .hasMessage("no such run has begun on the topic: topic=md, symbol=MSFT, idle=500ms, otherRecords=4,"
                        + " symbolsThere=AAPL");
    }

    @Test
    void refusesForeignRecords() {
        ConsumerRecord<byte[], byte[]> foreign =
                new ConsumerRecord<>("md", 0, 17, new byte[0], "hello".getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(MarketDataException.class)
                .isThrownBy(() -> new StreamScan(NEWEST, TapeStorage::heap, EventDigest::new).accept(foreign))
                .withMessage("not a Slipway record: topic=md, partition=0, offset=17,"
                        + " header slipway-schema=missing, expected=1 to 6");
    }

    @Test
    void refusesAnotherSchemaVersion() {
        ConsumerRecord<byte[], byte[]> newer = new ConsumerRecord<>("md", 0, 17, new byte[0], new byte[0]);
        newer.headers().add(WireHeaders.SCHEMA, "7".getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(MarketDataException.class)
                .isThrownBy(() -> new StreamScan(NEWEST, TapeStorage::heap, EventDigest::new).accept(newer))
                .withMessage(
                        "unknown schema version: topic=md, partition=0, offset=17, slipway-schema=7, expected=1 to 6");
    }

    @Test
    void neverCrashesOnDamagedMarkers() {
        Seeds.each(1000, StreamScanTest::readDamagedMarkers);
    }

    private static void readDamagedMarkers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] begin = new BeginMarker("a", Encoding.BINARY, new Instrument("AAPL"), "test").toBytes();
        byte[] end = new EndMarker("a", OLD.size(), OLD.sha256(), OLD.issues()).toBytes();
        boolean atBegin = random.nextBoolean();
        try {
            new RecordedTopic()
                    .add(RecordKind.BEGIN, "a", "AAPL", atBegin ? PackContractTest.damage(begin, random) : begin)
                    .data("a", OLD, 0, 10)
                    .add(RecordKind.END, "a", "AAPL", atBegin ? end : PackContractTest.damage(end, random))
                    .find(NEWEST);
        } catch (MarketDataException e) {
            assertThat(e).hasMessageContaining("topic=md, partition=0, offset=" + (atBegin ? 0 : 2));
        }
    }

    private static void assertFound(RecordedTopic topic, StreamRequest request, MarketTape expected) {
        assertThat(topic.find(request).map(MarketTape::sha256)).isEqualTo(Optional.of(expected.sha256()));
    }

    private static void assertDamaged(RecordedTopic topic, String message) {
        assertThatExceptionOfType(MarketDataException.class)
                .isThrownBy(() -> topic.find(NEWEST))
                .withMessage(message);
    }
}
