package io.slipway.result.file.panel;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Values;
import java.time.Instant;
import java.util.List;

/** The keys of {@code study.json} about orders that are in no figure, or whose figures say little. */
public final class LeftOutKeys {

    /** The keys of it. */
    public static final Shape SHAPE = Shape.of(
            "task left out", "Consecutive orders whose work failed each time it was tried. They are in no figure.");

    /** The tape. */
    public static final Key<String> OF =
            SHAPE.text("of", "symbol and day of the tape; empty where the study has one tape");

    /** The number. */
    public static final Key<Long> TASK = SHAPE.whole("task", "", "number of the task among those of its tape, from 0");

    /** The orders. */
    public static final Key<Long> ORDERS = SHAPE.whole("orders", "count", "orders of the task");

    /** The start. */
    public static final Key<Instant> START = SHAPE.time("start", "start of the first of them");

    /** The end. */
    public static final Key<Instant> END = SHAPE.time("end", "end of the last of them");

    /** The reason. */
    public static final Key<String> REASON = SHAPE.text("reason", "the failure as a sentence");

    private LeftOutKeys() {}

    /** The key of a file that holds them. */
    public static Key<List<Values>> in(Shape file) {
        return file.objects("left_out", SHAPE, "tasks whose work failed; the key is absent where all were worked")
                .optional();
    }

    /** The key of a file that names strategies which had nothing to follow. */
    public static Key<List<String>> idle(Shape file) {
        return file.texts(
                        "idle_strategies",
                        "strategies that follow the trades of others where the data, or those of a day, show none; left out if none")
                .optional();
    }

    /** The key of a file that counts starts before the books were filled. */
    public static Key<Long> early(Shape file) {
        return file.whole(
                "early_starts",
                "count",
                "measured starts at which fewer than half of the venues showed a price to an order of the start, though trading"
                        + " was not halted");
    }

    /** The key of a file that counts starts before a halt. */
    public static Key<Long> interrupted(Shape file) {
        return file.whole(
                        "interrupted_starts",
                        "count",
                        "measured starts at which trading is not halted, but is before their orders end: the jump of the reopening is in"
                                + " the costs of what trades after it; left out if none")
                .optional();
    }

    /** The key of a file that counts starts in a halt. */
    public static Key<Long> halted(Shape file) {
        return file.whole(
                        "halted_starts",
                        "count",
                        "measured starts at which trading was halted, so that the jump of the reopening is in no cost; left out"
                                + " if none")
                .optional();
    }
}
