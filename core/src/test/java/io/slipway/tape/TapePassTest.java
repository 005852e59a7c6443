package io.slipway.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.survey.DayProfile;
import io.slipway.survey.DayProfileObserver;
import io.slipway.survey.SurveyObserver;
import io.slipway.survey.TapeSurvey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TapePassTest {

    /** More than a chunk holds. */
    private static final int ROWS = 5_000;

    private static MarketTape tape() {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        Random random = new Random(7);
        MarketEvent event = new MarketEvent();
        for (int i = 0; i < ROWS; i++) {
            long bid = 1_000_000_000L + random.nextInt(5) * 10_000_000L;
            event.times(i * 1_000_000L, i * 1_000_000L + 10).origin(1 + random.nextInt(3), i);
            event.action(random.nextInt(4) == 0 ? BookAction.TRADE : BookAction.MODIFY, BookSide.NONE, 0);
            event.order(bid, 100).bid(bid, 1 + random.nextInt(9)).ask(bid + 10_000_000L, 1 + random.nextInt(9));
            tape.add(event);
        }
        return tape.build();
    }

    @Test
    void everyObserverSeesEachRowOnceInOrderAndThenTheEnd() {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        MarketTape tape = tape();
        TapePass.over(tape).add(new Noting(first)).add(new Noting(second)).run();
        assertThat(first).hasSize(ROWS + 1).endsWith("end").isEqualTo(second);
        MarketEvent event = new MarketEvent();
        tape.read(4_321, event);
        assertThat(first.get(4_321)).isEqualTo(event.eventNs() + "/4321");
    }

    @Test
    void aTapeIsReadOnceForAllObserversAndNotAtAllForNone() {
        AtomicLong reads = new AtomicLong();
        MarketTape tape = tape().withReadListener(index -> reads.incrementAndGet());
        TapePass.over(tape).run();
        assertThat(reads).hasValue(0);
        TapePass.over(tape)
                .add((event, index) -> {})
                .add((event, index) -> {})
                .add((event, index) -> {})
                .run();
        assertThat(reads).hasValue(ROWS);
    }

    @Test
    void surveyAndProfileOfOnePassAreThoseOfTwo() {
        MarketTape tape = tape();
        SurveyObserver survey = new SurveyObserver(tape, TapeSurvey.DEFAULT_GAP_NS);
        DayProfileObserver profile = new DayProfileObserver(tape, 9);
        TapePass.over(tape).add(profile).add(survey).run();
        assertThat(survey.survey()).isEqualTo(TapeSurvey.of(tape));
        assertThat(profile.profile()).isEqualTo(DayProfile.of(tape, 9));
    }

    private record Noting(List<String> notes) implements TapeObserver {

        @Override
        public void onRow(MarketEvent event, long index) {
            notes.add(event.eventNs() + "/" + index);
        }

        @Override
        public void onEnd() {
            notes.add("end");
        }
    }
}
