package io.slipway.executions;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executions.ExecutionIssue.About;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExecutionIssueTest {

    /** The issues that an audit counts against the records. All others are of the market, its data or the way of counting. */
    @Test
    void onlyTheseAreFaultsOfTheRecords() {
        assertThat(Arrays.stream(ExecutionIssue.values())
                        .filter(each -> each.about() == About.RECORD)
                        .map(ExecutionIssue::key))
                .containsExactly(
                        "bad_row",
                        "doubled",
                        "looks_doubled",
                        "reused_id",
                        "unmatched_bust",
                        "unmatched_correction",
                        "corrected_after_bust",
                        "doubled_order",
                        "no_time",
                        "unknown_order",
                        "wrong_side",
                        "wrong_symbol",
                        "no_side",
                        "far_overfilled",
                        "overfilled",
                        "before_arrival",
                        "after_end",
                        "beyond_limit",
                        "out_of_hours",
                        "in_halt",
                        "off_tick",
                        "order_far_from_market",
                        "far_from_market",
                        "rested_beyond_touch");
    }
}
