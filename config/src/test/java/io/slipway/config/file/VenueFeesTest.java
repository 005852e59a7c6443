package io.slipway.config.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.venue.VenueNames;
import io.slipway.model.FeeRate;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.FeeTier;
import io.slipway.model.Money;
import io.slipway.publish.values.FeeSource;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueFeesTest {

    private static final String ONE = "venues:\n  XNAS:\n    schedules:\n";
    private static final String FROM = "      - from: 2024-01-01\n";
    private static final String RATES = "        take: 0.3c\n        rebate: 0.2c\n";
    private static final LocalDate DAY = LocalDate.of(2024, 8, 1);
    private static final int XNAS = 2;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "XNAS, 2009-01-01, 3000000, 2000000",
        "XNAS, 2016-12-31, 3000000, 2000000",
        "XNAS, 2026-04-21, 3000000, 1500000",
        "XNYS, 2016-06-01, 2400000, 1400000",
        "XNYS, 2018-01-02, 3000000, 1200000",
        "ARCX, 2012-06-21, 3000000, 2100000",
        "ARCX, 2024-08-01, 3000000, 2000000",
        "BATS, 2012-06-21, 2900000, 2500000",
        "BATS, 2024-08-01, 3000000, 1600000",
        "BATY, 2012-06-21, 300000, -800000",
        "BATY, 2024-08-01, -200000, -2000000",
        "EDGX, 2012-06-21, 2900000, 2300000",
        "EDGX, 2024-08-01, 3000000, 1600000",
        "EDGA, 2012-06-21, 3000000, -600000",
        "EDGA, 2024-10-31, -1800000, -3000000",
        "EDGA, 2024-11-01, 3000000, 2700000",
        "IEXG, 2024-08-01, 600000, 0",
        "MEMX, 2022-05-31, 2600000, 3400000",
        "MEMX, 2022-06-01, 3000000, 2000000",
        "XBOS, 2024-08-01, 700000, -3000000",
        "XPSX, 2012-06-21, 3500000, 2100000",
        "XPSX, 2024-08-01, 3000000, 2000000",
        "XCIS, 2024-08-01, -500000, -2800000",
    })
    void shipsFeesByDate(String mic, LocalDate date, long takeE9, long rebateE9) {
        int publisherId = VenueNames.load().publisherOf(mic).orElseThrow();
        FeeTable fees = VenueFees.shipped("us-equities").on(date, new int[] {publisherId}, FeeSchedule.FREE);
        assertThat(fees.byPublisher())
                .containsEntry(
                        publisherId,
                        FeeSchedule.perShare(takeE9, rebateE9).withMostBelowOne(30 * FeeRate.BASIS_POINT_E9));
    }

    @Test
    void namesTheSourceOfEveryShippedFee() {
        VenueFees shipped = VenueFees.shipped("us-equities");
        List<DatedFees> all =
                shipped.venues().values().stream().flatMap(List::stream).toList();
        assertThat(all).hasSize(22);
        assertThat(all)
                .allMatch(fees ->
                        fees.source().matches("(stated|mirror|reported|memory): .+ \\(20\\d\\d(-\\d\\d-\\d\\d)?\\)"));
        assertThat(shipped.source().file()).isEqualTo("us-equities.yaml");
    }

    @Test
    void givesEachPublisherTheFeesOfItsVenueOnTheDay() {
        FeeSchedule other = FeeSchedule.perShare(7, 8);
        FeeTable fees = VenueFees.shipped("us-equities").on(DAY, new int[] {XNAS, 60_000}, other);
        assertThat(fees.of(XNAS))
                .isEqualTo(FeeSchedule.perShare(3_000_000, 1_500_000).withMostBelowOne(30 * FeeRate.BASIS_POINT_E9));
        assertThat(fees.of(60_000)).isEqualTo(other);
        assertThat(fees.byPublisher()).containsOnlyKeys(XNAS);
    }

    @Test
    void refusesADayBeforeTheFirstScheduleOfAVenueOfTheData() {
        int memx = VenueNames.load().publisherOf("MEMX").orElseThrow();
        assertThatThrownBy(() -> VenueFees.shipped("us-equities")
                        .on(LocalDate.of(2020, 9, 20), new int[] {memx}, FeeSchedule.FREE))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "us-equities.yaml: venues.MEMX.schedules: no fees on 2020-09-20: the first are from 2020-09-21");
        assertThat(VenueFees.shipped("us-equities")
                        .on(LocalDate.of(2020, 9, 20), new int[] {XNAS}, FeeSchedule.FREE)
                        .byPublisher())
                .hasSize(1);
    }

    @Test
    void readsTiersWhoseUnsaidRatesAreThoseOfTheTierBefore() {
        FeeSchedule schedule = schedule("""
                        month_to_date: 12_000_000
                        tiers:
                          - from_shares: 20_000_000
                            take: 0.28c
                          - from_shares: 40_000_000
                            rebate: 0.25c + -0.5bps
                """);
        assertThat(schedule)
                .isEqualTo(new FeeSchedule(
                        12_000_000,
                        List.of(
                                new FeeTier(0, new FeeRate(3_000_000, 0), new FeeRate(2_000_000, 0)),
                                new FeeTier(20_000_000, new FeeRate(2_800_000, 0), new FeeRate(2_000_000, 0)),
                                new FeeTier(40_000_000, new FeeRate(2_800_000, 0), new FeeRate(2_500_000, -50_000)))));
    }

    /** 0.75 coins for 45,000.25 cost 40.500225 at 9 basis points, and 31.500175 at 7. */
    @ParameterizedTest
    @CsvSource({
        "0, 1000000, 1000000, 45.00025",
        "999999, 1000000, 1000000, 45.00025",
        "1000000, 900000, 1000000, 40.500225",
        "49999999, 900000, 1000000, 40.500225",
        "50000000, 700000, 400000, 31.500175"
    })
    void tiersOfExchangesFollowTheNotionalOfThirtyDays(long notional, long takeE5, long makerE5, BigDecimal amount) {
        FeeSchedule schedule = read("""
                venues:
                  XNAS:
                    schedules:
                      - from: 2024-01-01
                        take: 10bps
                        rebate: -10bps
                        notional_30d: %d
                        tiers:
                          - {from_notional: 1_000_000, take: 9bps}
                          - {from_notional: 50_000_000, take: 7bps, rebate: -4bps}
                """.formatted(notional))
                .on(DAY, new int[] {XNAS}, FeeSchedule.FREE)
                .of(XNAS);
        assertThat(schedule).isEqualTo(FeeSchedule.of(new FeeRate(0, takeE5), new FeeRate(0, -makerE5)));
        BigDecimal paid = new BigDecimal("0.50")
                .multiply(Money.toDecimal(schedule.takeFeeE9(60_000_000_000_000L, 0)))
                .add(new BigDecimal("0.25").multiply(Money.toDecimal(schedule.takeFeeE9(60_001_000_000_000L, 0))));
        assertThat(paid).isEqualByComparingTo(amount);
    }

    @Test
    void volumesOfTheOtherKindOfTiersAreRefused() {
        assertThatThrownBy(() -> schedule("        notional_30d: 5\n"))
                .hasMessage(
                        "fees.yaml: venues.XNAS.schedules[0].notional_30d: without tiers that count it, expected tiers"
                                + " with from_notional");
        assertThatThrownBy(
                        () -> schedule("        month_to_date: 5\n        tiers: [{from_notional: 9, take: 1bps}]\n"))
                .hasMessageContaining("month_to_date: without tiers that count it, expected tiers with from_shares");
        assertThatThrownBy(
                        () -> schedule("        tiers: [{from_notional: 9, take: 1bps}, {from_shares: 19, take: 0}]\n"))
                .hasMessageContaining("tiers of two kinds, expected from_notional in all of them");
    }

    private FeeSchedule schedule(String more) {
        return read(ONE + FROM + RATES + more)
                .on(DAY, new int[] {XNAS}, FeeSchedule.FREE)
                .of(XNAS);
    }

    @Test
    void readsTheBoundBelowOne() {
        FeeSchedule schedule = read("most_below_one: 10bps\n" + ONE + FROM + RATES)
                .on(DAY, new int[] {XNAS}, FeeSchedule.FREE)
                .of(XNAS);
        assertThat(schedule)
                .isEqualTo(FeeSchedule.perShare(3_000_000, 2_000_000).withMostBelowOne(10 * FeeRate.BASIS_POINT_E9));
        assertThat(read(ONE + FROM + RATES)
                        .on(DAY, new int[] {XNAS}, FeeSchedule.FREE)
                        .of(XNAS))
                .isEqualTo(FeeSchedule.perShare(3_000_000, 2_000_000));
    }

    @Test
    void aPublishersOwnFeesComeBeforeThoseOfItsVenue() {
        String text = ONE + FROM + RATES + "  \"81\":\n    schedules: [{from: 2024-01-01, take: 1bps, rebate: 0}]\n";
        assertThat(VenueNames.load().mic(81)).isEqualTo("XNAS");
        FeeTable fees = read(text).on(DAY, new int[] {XNAS, 81}, FeeSchedule.FREE);
        assertThat(fees.of(XNAS)).isEqualTo(FeeSchedule.perShare(3_000_000, 2_000_000));
        assertThat(fees.of(81)).isEqualTo(FeeSchedule.of(new FeeRate(0, 100_000), FeeRate.NONE));
    }

    @Test
    void readsTheExampleOfTheDocumentation() throws IOException {
        String page = Files.readString(
                Path.of(System.getProperty("slipway.root", "..")).resolve("docs/FORMATS.md"));
        int from = page.indexOf("```yaml\nvenues:") + "```yaml\n".length();
        FeeTable fees =
                read(page.substring(from, page.indexOf("```", from))).on(DAY, new int[] {XNAS, 5}, FeeSchedule.FREE);
        assertThat(fees.of(XNAS).monthToDateQty()).isEqualTo(12_000_000);
        assertThat(fees.of(XNAS).tier(28_000_000))
                .isEqualTo(new FeeTier(40_000_000, new FeeRate(2_900_000, 0), new FeeRate(2_500_000, 0)));
        assertThat(fees.of(5)).isEqualTo(FeeSchedule.of(new FeeRate(1_000_000, 50_000), FeeRate.NONE));
    }

    @Test
    void knowsTheDigestOfTheFile() {
        assertThat(read("venues: {XNAS: {schedules: [{from: 2024-01-01, take: 0, rebate: 0}]}}\n")
                        .source())
                .isEqualTo(new FeeSource(
                        "fees.yaml",
                        "6ab99a656c56177f946ab3e62084e8bcfa48e4c6ee0a0f04044129aa8752ea06",
                        List.of(),
                        false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FROM        take: cheap\\n        rebate: 0 | [0].take: not an amount: value=cheap, expected e.g. 0.003 or 0.3c per"
                        + " share, 1.5bps of the notional, or 0.1c + 1.5bps",
                "FROM        take: 30\\n        rebate: 0 | [0].take: implausible: value=30, expected at most 10 per share and"
                        + " 1000bps of the notional",
                "FROM        take: 0.3c | [0].rebate: missing, expected a rebate such as 0.2c",
                "      - take: 0 | [0].from: missing, expected a date such as 2024-11-01",
                "      - from: 01/02/2024 | [0].from: not a date: value=01/02/2024, expected one such as 2024-11-01",
                "FROMRATESFROMRATES | [1].from: not after the schedule before it: value=2024-01-01, expected after 2024-01-01",
                "FROMRATES      - from: 2023-12-31\\nRATES | [1].from: not after the schedule before it: value=2023-12-31,"
                        + " expected after 2024-01-01",
                "FROMRATES        to: 2025-01-01 | [0].to: unknown key, expected one of from, take, rebate, month_to_date,"
                        + " notional_30d, tiers, source, as_of, grade",
                "FROMRATES        month_to_date: -1 | [0].month_to_date: out of range: value=-1, from=0, to=1000000000000000",
                "FROMRATES        tiers: [{from_shares: -5, take: 0}] | [0].tiers[0].from_shares: out of range: value=-5,"
                        + " from=0, to=1000000000000000",
                "FROMRATES        tiers: [{from_shares: 0, take: 0}] | [0].tiers[0].from_shares: not above the tier before it:"
                        + " value=0, expected more than 0",
                "FROMRATES        tiers: [{from_shares: 9, take: 0}, {from_shares: 9, take: 0}] | [0].tiers[1].from_shares: not"
                        + " above the tier before it: value=9, expected more than 9",
                "FROMRATES        tiers: [{take: 0}] | [0].tiers[0].from_shares: missing, expected a volume in shares",
                "FROMRATES        tiers: [{from_shares: 9}] | [0].tiers[0]: a tier that changes nothing, expected take, rebate or"
                        + " both",
                "FROMRATES        tiers: [{from_shares: 9, fee: 1}] | [0].tiers[0].fee: unknown key, expected one of from_shares,"
                        + " from_notional, take, rebate",
                "FROMRATES        tiers: {from_shares: 9} | [0].tiers: not a list, expected lines of - key: value",
                "FROM        take: [1]\\n        rebate: 0 | [0].take: not a value, expected text or a number",
                "FROMRATES        take: 0.3c | [0].take: given twice, expected once",
            })
    void namesThePathOfAFault(String schedules, String expected) {
        String text = schedules
                .replace("\\n", "\n")
                .replaceAll("^- ", "      - ")
                .replace("FROM", FROM)
                .replace("RATES", RATES);
        assertThat(refusal(ONE + text + "\n")).isEqualTo("fees.yaml: venues.XNAS.schedules" + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "venues: {XNAX: {}} | venues.XNAX: unknown venue, expected a market identifier code such as XNAS, the name of a"
                        + " crypto exchange or a publisher id",
                "venues: {99999: {}} | venues.99999: unknown venue, expected a market identifier code such as XNAS, the name of a"
                        + " crypto exchange or a publisher id",
                "venues: {XNAS: {}} | venues.XNAS.schedules: missing, expected one or more",
                "venues: {XNAS: {take: 1}} | venues.XNAS.take: unknown key, expected one of schedules",
                "venues: {XNAS: {schedules: [1]}} | venues.XNAS.schedules[0]: not a map, expected lines of key: value",
                "XNAS: {} | XNAS: unknown key, expected one of venues, most_below_one",
                "most_below_one: 0.3c\\nvenues: {XNAS: {}} | most_below_one: not a part of the price: value=0.3c, expected one such as"
                        + " 30bps",
                "most_below_one: -1bps\\nvenues: {XNAS: {}} | most_below_one: not a part of the price: value=-1bps, expected one such as"
                        + " 30bps",
                "'' | venues: missing, expected schedules by venue",
                "a: 1\\n---\\na: 2 | more than one document, expected one",
                "- a | not a map, expected lines of key: value",
                "'mic,add,remove' | not a map, expected lines of key: value",
            })
    void namesThePathOfAFaultAbove(String text, String expected) {
        assertThat(refusal(text.replace("\\n", "\n"))).isEqualTo("fees.yaml: " + expected);
    }

    @Test
    void namesTheLineOfFaultyYaml() {
        assertThat(refusal("# fees\nvenues: [\n")).startsWith("fees.yaml:3: not YAML: while parsing a flow node");
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> VenueFees.load(folder.resolve("none.yaml")))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("cannot be read: file=")
                .hasMessageEndingWith("none.yaml");
    }

    private VenueFees read(String text) {
        try {
            return VenueFees.load(Files.writeString(folder.resolve("fees.yaml"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String refusal(String text) {
        try {
            read(text);
        } catch (ConfigException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("accepted: " + text);
    }

    /** The levels of the example, with the user's notional in place of 0. */
    @ParameterizedTest
    @CsvSource({
        "999999, 1000000, 1000000",
        "1000000, 1000000, 900000",
        "5000000, 1000000, 800000",
        "49999999, 600000, 420000",
        "60000000, 540000, 420000",
        "2500000000, 240000, 120000"
    })
    void tiersOfTheExampleFollowTheNotional(long notional, long takeE5, long makerE5) throws IOException {
        String example = Files.readString(
                Path.of(System.getProperty("slipway.root", "..")).resolve("examples/crypto/fee_tiers.yaml"));
        FeeSchedule binance = read(example.replace("notional_30d: 0 ", "notional_30d: " + notional + " "))
                .on(LocalDate.of(2026, 5, 1), new int[] {10_001}, FeeSchedule.FREE)
                .of(10_001);
        assertThat(binance).isEqualTo(FeeSchedule.of(new FeeRate(0, takeE5), new FeeRate(0, -makerE5)));
    }

    /** The levels of Kraken until 2023 in the example, which its customers below ten million paid more than. */
    @ParameterizedTest
    @CsvSource({
        "0, 2600000, 1600000",
        "49999, 2600000, 1600000",
        "50000, 2400000, 1400000",
        "999999, 1800000, 800000",
        "9999999, 1200000, 200000",
        "10000000, 1000000, 0"
    })
    void tiersOfKrakenFollowTheNotional(long notional, long takeE5, long makerE5) throws IOException {
        String example = Files.readString(
                Path.of(System.getProperty("slipway.root", "..")).resolve("examples/crypto/fee_tiers.yaml"));
        FeeSchedule kraken = read(example.replaceAll("notional_30d: 0\\b", "notional_30d: " + notional))
                .on(LocalDate.of(2023, 5, 1), new int[] {10_013}, FeeSchedule.FREE)
                .of(10_013);
        assertThat(kraken).isEqualTo(FeeSchedule.of(new FeeRate(0, takeE5), new FeeRate(0, -makerE5)));
    }

    /** Rates that a person can look up in the table: 60 basis points for taking at Coinbase in 2024, 40 for providing. */
    @Test
    void cryptoExchangesChargeTakerAndMakerOfTheNotional() {
        FeeSchedule coinbase = VenueFees.shipped("crypto")
                .on(LocalDate.of(2024, 5, 1), new int[] {10_012}, FeeSchedule.FREE)
                .of(10_012);
        long pxE9 = 60_000_000_000_000L;
        assertThat(coinbase.takeFeeE9(pxE9, 0)).isEqualTo(360_000_000_000L);
        assertThat(coinbase.rebateE9(pxE9, 0)).isEqualTo(-240_000_000_000L);
    }
}
