package io.slipway.executions.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.IssueTally;
import io.slipway.executions.OwnExamples;
import io.slipway.executions.OwnFill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FillClockTest {

    private static OwnFill at(long second, long ns) {
        OwnFill fill = OwnExamples.fill("E" + second, "A", second, 100, "10");
        return new OwnFill(
                fill.ids(), "X", fill.timeNs() + ns, fill.publisherId(), fill.qty(), fill.pxE9(), fill.terms());
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,0", "3,3", "8,8"})
    void threeFillsOrMoreInWholeSecondsAreNamed(int fills, long named) {
        FillClock clock = new FillClock();
        for (int i = 0; i < fills; i++) {
            clock.add(at(10 + i, 0));
        }
        IssueTally issues = new IssueTally();
        clock.note(issues);
        assertThat(issues.count(ExecutionIssue.WHOLE_SECONDS)).isEqualTo(named);
    }

    @Test
    void oneFillOfAFinerTimeTellsThatTimesAreFiner() {
        FillClock clock = new FillClock();
        for (int i = 0; i < 10; i++) {
            clock.add(at(10 + i, i == 4 ? 1_000_000 : 0));
        }
        IssueTally issues = new IssueTally();
        clock.note(issues);
        assertThat(issues.notes()).isEmpty();
    }
}
