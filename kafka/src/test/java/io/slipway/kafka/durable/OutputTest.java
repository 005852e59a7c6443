package io.slipway.kafka.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.StrategyProgress;
import io.slipway.model.Fill;
import io.slipway.model.Instrument;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.QuoteState;
import io.slipway.tca.order.VenueOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders and fills of a run as other programs get them. */
class OutputTest {

    private static final StrategyProgress BEFORE =
            new StrategyProgress("twap", 0, BigInteger.ZERO, List.of(), List.of(), List.of(), List.of(), List.of());

    /** 750 steps at 60,000 with a fee of 60 a step, which a run counts as for whole coins. */
    private static final StrategyProgress NOW = new StrategyProgress(
            "twap",
            750,
            BigInteger.ZERO,
            List.of(new VenueOrder(2, 5, 750, 750, List.of())),
            List.of(new Fill(
                    7,
                    2,
                    750,
                    60_000_000_000_000L,
                    BigInteger.valueOf(45_000_000_000_000L),
                    Liquidity.TAKER,
                    new NationalQuote(59_999_000_000_000L, 60_000_000_000_000L),
                    new QuoteState(0, false))),
            List.of(0L),
            List.of(),
            List.of());

    private static List<String> values(Instrument instrument) {
        return Output.between("r", instrument, List.of(BEFORE), List.of(NOW)).stream()
                .map(Output::json)
                .toList();
    }

    @Test
    void sharesAreAsTheyAre() {
        assertThat(values(new Instrument("S")))
                .containsExactly(
                        "{\"v\":1,\"run\":\"r\",\"strategy\":\"twap\",\"order\":0,\"time_ns\":5,\"publisher\":2,\"qty\":750}",
                        "{\"v\":1,\"run\":\"r\",\"strategy\":\"twap\",\"fill\":0,\"order\":0,\"time_ns\":7,\"publisher\":2,"
                                + "\"qty\":750,\"px\":\"60000.00\",\"fee\":\"45000.00\",\"liquidity\":\"taker\"}");
    }

    /** 750 steps of 0.001 are 0.75 coins. Ten basis points of 45,000 are 45. */
    @Test
    void coinsAreCoinsAndTheirFeeIsMoney() {
        List<String> values = values(new Instrument("C").withQtyStep(new BigDecimal("0.001")));
        assertThat(values.get(0)).endsWith("\"qty\":0.75}");
        assertThat(values.get(1)).contains("\"qty\":0.75,\"px\":\"60000.00\",\"fee\":\"45\"");
    }

    /** A contract of 50 units costs 50 times the amount of one. */
    @Test
    void feesOfContractsHaveTheMultiplier() {
        List<String> values = values(new Instrument("F").withMultiplier(BigDecimal.valueOf(50)));
        assertThat(values.get(1)).contains("\"qty\":750,").contains("\"fee\":\"2250000\"");
    }
}
