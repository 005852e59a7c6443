package io.slipway.kafka.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.market.MarketDataException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonPackTest extends PackContractTest {

    private static final String EXAMPLE = "{\"index\":7,\"eventNs\":1699999999999995904,\"recvNs\":1699999999999996248,"
            + "\"publisherId\":2,\"sequence\":42,\"action\":\"M\",\"side\":\"A\",\"flags\":130,\"price\":\"222.81\","
            + "\"size\":100,\"bidPx\":\"222.80\",\"bidSize\":300,\"askPx\":\"222.82\",\"askSize\":5}";

    private static final String DEEP = EXAMPLE.replace("}", ",\"levels\":3,\"bidPx1\":\"222.78\",\"bidSize1\":700}");

    @Override
    Encoding encoding() {
        return Encoding.JSON;
    }

    @Test
    void isWrittenAsDocumented() {
        PackWriter writer = encoding().newWriter(256);
        writer.begin(7);
        writer.add(WireExample.event());
        assertThat(new String(writer.finish(), StandardCharsets.UTF_8)).isEqualTo(EXAMPLE);
    }

    @Test
    void levelsAreWrittenAsDocumented() {
        PackWriter writer = encoding().newWriter(256);
        writer.begin(7);
        writer.add(WireExample.deepEvent());
        assertThat(new String(writer.finish(), StandardCharsets.UTF_8)).isEqualTo(DEEP);
        assertThat(writer.version()).isEqualTo(2);
    }

    @Test
    void whatLeftTheQueuesIsWrittenAsDocumented() {
        PackWriter writer = encoding().newWriter(256);
        writer.begin(7);
        writer.add(WireExample.orderEvent());
        String left = ",\"left\":1,\"leftSide0\":\"B\",\"leftPx0\":\"222.80\",\"leftSize0\":100,\"leftAhead0\":300}";
        String written = new String(writer.finish(), StandardCharsets.UTF_8);
        assertThat(written).isEqualTo(EXAMPLE.substring(0, EXAMPLE.length() - 1) + left);
        assertThat(writer.version()).isEqualTo(3);
        for (String damaged : new String[] {
            written.replace("\"left\":1", "\"left\":2"),
            written.replace("\"left\":1", "\"left\":513"),
            written.replace("\"left\":1,", "")
        }) {
            assertThatExceptionOfType(MarketDataException.class)
                    .isThrownBy(() -> readAll(damaged.getBytes(StandardCharsets.UTF_8)))
                    .withMessageStartingWith("damaged record: ");
        }
    }

    @Test
    void whatTradedOfARemovalIsWrittenAsDocumented() {
        PackWriter writer = encoding().newWriter(256);
        writer.begin(7);
        writer.add(WireExample.filledEvent());
        assertThat(new String(writer.finish(), StandardCharsets.UTF_8))
                .endsWith("\"leftAhead0\":300,\"leftTraded0\":40}");
        assertThat(writer.version()).isEqualTo(5);
    }

    @Test
    void theKindOfAPrintIsWrittenAsDocumented() {
        PackWriter writer = encoding().newWriter(256);
        writer.begin(7);
        writer.add(WireExample.lateTrade());
        String written = new String(writer.finish(), StandardCharsets.UTF_8);
        assertThat(written)
                .isEqualTo(EXAMPLE.replace("\"action\":\"M\"", "\"action\":\"T\"")
                        .replace("\"flags\":130,", "\"flags\":130,\"printKind\":\"late\","));
        assertThat(writer.version()).isEqualTo(4);
        assertThatExceptionOfType(MarketDataException.class)
                .isThrownBy(
                        () -> readAll(written.replace("\"late\"", "\"tardy\"").getBytes(StandardCharsets.UTF_8)))
                .withMessageStartingWith("damaged record: unknown kind of a print: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"levels\":3 | \"levels\":11 | damaged record: out of range, value=11",
                "\"levels\":3 | \"levels\":1 | damaged record: out of range, value=1",
                "\"levels\":3, | '' | damaged record: unknown or misplaced field",
                "\"levels\":3 | \"levels\":3,\"bidPx2\":\"222.78\",\"bidSize2\":1 | damaged record: levels that are no"
                        + " book",
                "\"bidPx1\":\"222.78\" | \"bidPx1\":\"222.80\" | damaged record: levels that are no book",
                "\"bidSize1\":700 | \"bidSize1\":0 | damaged record: levels that are no book",
                "\"bidSize1\":700 | \"bidSize1\":9007199254740992 | damaged record: out of range",
                "\"bidPx1\" | \"bidPx2\" | damaged record: unknown or misplaced field",
                ",\"bidSize1\":700 | '' | damaged record: an integer is missing",
            })
    void namesTheDamageOfLevels(String from, String to, String message) {
        assertThat(DEEP).contains(from);
        byte[] value = DEEP.replace(from, to).getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(MarketDataException.class)
                .isThrownBy(() -> readAll(value))
                .withMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"222.81\" | \"1e999999999\" | damaged record: not a decimal price",
                "\"222.81\" | \"222.8100000001\" | damaged record: not a decimal price",
                "\"222.81\" | \"9999999999.9\" | damaged record: a price that does not fit 64 bits",
                "\"222.81\" | \"9223372036.854775807\" | damaged record: a present price that means no price",
                "\"size\":100 | \"size\":9007199254740992 | damaged record: out of range, value=9007199254740992",
                "\"size\":100 | \"size\":1.5 | damaged record: neither an integer nor a text",
                "\"size\":100 | \"volume\":100 | damaged record: an integer is missing",
                "\"size\":100 | \"size\":100,\"x\":1 | damaged record: unknown or misplaced field",
                "\"size\":100 | \"size\":99999999999999999999 | damaged record: not JSON",
                "\"size\":100 | \"flags\":100 | damaged record: not JSON",
                "\"bidSize\":300 | \"bidSize\":0 | damaged record: a present quote without size",
                "\"action\":\"M\" | \"action\":\"Z\" | damaged record: unknown action",
                "\"index\":7 | \"index\":-1 | damaged record: out of range, value=-1",
            })
    void namesTheDamage(String from, String to, String message) {
        byte[] value = EXAMPLE.replace(from, to).getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(MarketDataException.class)
                .isThrownBy(() -> readAll(value))
                .withMessageStartingWith(message)
                .withMessageContaining("topic=md, partition=3, offset=1042");
    }
}
