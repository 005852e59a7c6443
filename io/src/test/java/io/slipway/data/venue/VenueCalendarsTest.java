package io.slipway.data.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.MarketCalendar;
import org.junit.jupiter.api.Test;

class VenueCalendarsTest {

    @Test
    void venuesFollowTheCalendarOfTheirMarket() {
        assertThat(VenueCalendars.find(2)).contains(MarketCalendar.US_EQUITIES);
        assertThat(VenueCalendars.find(59)).contains(MarketCalendar.US_EQUITIES);
        assertThat(VenueCalendars.find(1)).contains(MarketCalendar.CME);
        assertThat(VenueCalendars.find(10_001)).contains(MarketCalendar.ALWAYS_OPEN);
        assertThat(VenueCalendars.find(101)).isEmpty();
        assertThat(VenueCalendars.find(9_999)).isEmpty();
    }

    @Test
    void severalVenuesHaveACalendarIfItIsThatOfAll() {
        assertThat(VenueCalendars.common(new int[] {2, 9, 43})).contains(MarketCalendar.US_EQUITIES);
        assertThat(VenueCalendars.common(new int[] {1, 2})).isEmpty();
        assertThat(VenueCalendars.common(new int[] {2, 9_999})).isEmpty();
    }
}
