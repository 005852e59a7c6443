package io.slipway.config.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.Session;
import io.slipway.text.ConfigException;
import io.slipway.text.YamlNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {

    private static MarketCalendar calendar(String yaml) {
        return CalendarFile.of(YamlNode.parse("calendar.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Session session) {
        return Instant.ofEpochSecond(0, session.openNs()) + "/" + Instant.ofEpochSecond(0, session.closeNs());
    }

    @Test
    void hoursOfAMarketAreThoseOfTheFile() {
        MarketCalendar xetra = calendar("""
                name: xetra
                zone: Europe/Berlin
                regular: 09:00-17:30
                closed: [2024-12-24, 2024-12-25]
                early: {2024-12-30: 14:00}
                """);

        assertThat(xetra.name()).isEqualTo("xetra");
        assertThat(xetra.day(LocalDate.of(2024, 12, 23)).map(day -> text(day.regular())))
                .contains("2024-12-23T08:00:00Z/2024-12-23T16:30:00Z");
        assertThat(xetra.day(LocalDate.of(2024, 12, 30)).map(day -> text(day.extended())))
                .contains("2024-12-30T08:00:00Z/2024-12-30T13:00:00Z");
        assertThat(xetra.day(LocalDate.of(2024, 12, 24))).isEmpty();
        assertThat(xetra.day(LocalDate.of(2024, 12, 28))).isEmpty();
    }

    @Test
    void theShippedExampleIsACalendar() {
        MarketCalendar example = CalendarFile.load(
                Path.of(System.getProperty("slipway.root", "..")).resolve("examples/calendar.yaml"));

        assertThat(example.day(LocalDate.of(2024, 12, 30)).map(day -> text(day.regular())))
                .contains("2024-12-30T08:00:00Z/2024-12-30T13:00:00Z");
        assertThat(example.day(LocalDate.of(2025, 1, 1))).isEmpty();
    }

    @Test
    void aFileChangesDaysOfAShippedCalendar() {
        MarketCalendar changed = calendar("""
                base: us-equities
                closed: 2026-02-03
                open: [2026-02-16]
                early: {2026-02-04: 14:00}
                """);

        assertThat(changed.day(LocalDate.of(2026, 2, 3))).isEmpty();
        assertThat(changed.day(LocalDate.of(2026, 2, 16))).isPresent();
        assertThat(changed.day(LocalDate.of(2026, 4, 3))).isEmpty();
        assertThat(changed.day(LocalDate.of(2026, 2, 4)).map(day -> text(day.regular())))
                .contains("2026-02-04T14:30:00Z/2026-02-04T19:00:00Z");
        assertThat(changed.day(LocalDate.of(2026, 2, 4)).map(day -> text(day.extended())))
                .contains("2026-02-04T09:00:00Z/2026-02-05T01:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{base: lse} | lse",
                "{zone: Mars/Olympus, regular: 09:00-17:00} | Mars/Olympus",
                "{zone: UTC} | regular",
                "{zone: UTC, regular: nine to five} | nine to five",
                "{base: cme, zone: UTC} | base",
                "{base: cme, closed: [25.12.2024]} | 25.12.2024",
                "{base: cme, early: {2024-12-24: noon}} | noon",
                "{zone: UTC, regular: 09:00-17:00, weekdays: [someday]} | someday",
                "{base: cme, holidays: [2024-12-24]} | holidays",
            })
    void aFaultNamesItsPlace(String yaml, String part) {
        assertThatThrownBy(() -> calendar(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("calendar.yaml")
                .hasMessageContaining(part);
    }
}
