package io.slipway.result.file.panel;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;

/** The keys of {@code study.json} about the same study with simultaneous rows in the other order. */
public final class TieKeys {

    /** The other order of simultaneous rows. */
    public static final Shape SHAPE =
            Shape.of("other ties", "The same orders with a venue's prints and quotes of one time in the other order.");

    /** The rule. */
    public static final Key<String> RULE = SHAPE.text("ties", "the other order: prints-first or quotes-first");

    /** The number of ties. */
    public static final Key<Long> TIED_PRINTS = SHAPE.whole(
            "tied_prints",
            "count",
            "prints that share their times with a quote of their venue while the data does not tell which came first");

    /** The difference. */
    public static final Key<Boolean> DIFFERS =
            SHAPE.flag("differs", "whether a finding differs from that of the order used");

    /** A finding in the other order. */
    public static final Shape TIED_PAIR = Shape.of("pair with other ties", "One strategy against the baseline.");

    /** The findings. */
    public static final Key<List<Values>> TIED_PAIRS = SHAPE.objects("pairs", TIED_PAIR, "the findings");

    /** The name. */
    public static final Key<String> TIED_NAME = TIED_PAIR.text("name", "name of the strategy");

    /** The finding. */
    public static final Key<String> TIED_FINDING =
            TIED_PAIR.text("finding", "better, worse, not_shown, or refused: not comparable");

    /** The verdict. */
    public static final Key<String> TIED_VERDICT = TIED_PAIR.text("verdict", "the finding as a sentence");

    /** The mean. */
    public static final Key<BigDecimal> TIED_SAVING_BPS = TIED_PAIR
            .decimal("mean_saving_bps", "bps", "mean saving; left out where refused")
            .optional();

    private TieKeys() {}
}
