package io.slipway.study;

import io.slipway.study.StudyResult.Pair;
import io.slipway.tape.TieRule;
import java.util.List;

/**
 * A study of the same orders with the prints and quotes of one time in the other order.
 *
 * @param tiedPrints prints whose place the data does not tell
 * @param result the study
 * @param rule the other order
 * @param other the same study in that order
 */
public record TieCheck(long tiedPrints, StudyResult result, TieRule rule, StudyResult other) {

    /** The comparisons of the other order whose finding is another. */
    public List<Pair> changed() {
        return other.pairs().stream().filter(this::isChanged).toList();
    }

    private boolean isChanged(Pair pair) {
        return result.pairs().stream()
                .noneMatch(own -> own.strategy() == pair.strategy()
                        && own.verdict().finding() == pair.verdict().finding());
    }
}
