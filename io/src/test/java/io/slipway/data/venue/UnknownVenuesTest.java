package io.slipway.data.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executions.OwnFill;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class UnknownVenuesTest {

    @Test
    void knownVenuesKeepTheirIdAndUnknownOnesTheirName() {
        UnknownVenues venues = new UnknownVenues();
        assertThat(venues.nameOf(venues.publisherOf(" xnas "))).isEqualTo("XNAS");
        int pool = venues.publisherOf(" POOL 7 ");
        assertThat(UnknownVenues.isUnknown(pool)).isTrue();
        assertThat(venues.nameOf(pool)).isEqualTo("POOL 7");
        assertThat(venues.publisherOf("POOL 7")).isEqualTo(pool);
        assertThat(venues.publisherOf("pool 7")).isNotEqualTo(pool);
        assertThat(venues.publisherOf("  ")).isEqualTo(OwnFill.NO_VENUE);
        assertThat(venues.nameOf(OwnFill.NO_VENUE)).isEqualTo("not stated");
        assertThat(UnknownVenues.isUnknown(OwnFill.NO_VENUE)).isFalse();
    }

    @Test
    void theOrderOfNamesDoesNotMatter() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            names.add("dark pool " + i);
        }
        Map<String, Integer> forwards = ids(names);
        Collections.reverse(names);
        assertThat(ids(names)).isEqualTo(forwards);
        assertThat(new HashSet<>(forwards.values())).hasSize(500);
    }

    private static Map<String, Integer> ids(List<String> names) {
        UnknownVenues venues = new UnknownVenues();
        Map<String, Integer> ids = new HashMap<>();
        names.forEach(name -> ids.put(name, venues.publisherOf(name)));
        ids.forEach((name, id) -> assertThat(venues.nameOf(id)).isEqualTo(name));
        return ids;
    }

    /** Two names of one checksum, found by trying: their ids come from it, and yet they stay apart. */
    @Test
    void namesOfOneChecksumAreNotMerged() {
        Map<Long, String> seen = new HashMap<>();
        for (int i = 0; ; i++) {
            String name = "pool of " + Integer.toHexString(i * 0x9E3779B1);
            CRC32 sum = new CRC32();
            sum.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            String other = seen.put(sum.getValue() & Integer.MAX_VALUE, name);
            if (other != null) {
                UnknownVenues venues = new UnknownVenues();
                int first = venues.publisherOf(other);
                int second = venues.publisherOf(name);
                assertThat(second).isNotEqualTo(first).isNegative();
                assertThat(List.of(venues.nameOf(first), venues.nameOf(second))).containsExactly(other, name);
                return;
            }
        }
    }
}
