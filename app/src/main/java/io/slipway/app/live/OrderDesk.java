package io.slipway.app.live;

import io.slipway.config.OrderSettings;
import io.slipway.config.spec.RunConfig;
import io.slipway.engine.StrategyProgress;
import io.slipway.kafka.orders.OrderWish;
import io.slipway.model.Instrument;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Does to the orders of a run what people wish, at the time of the run. Not thread-safe. */
final class OrderDesk {

    private final RunConfig command;
    private final Instrument instrument;
    private final List<OrderRun> runs;
    private final Function<LiveOrder, OrderRun> begin;
    private final Consumer<String> warnings;

    /**
     * A desk.
     *
     * @param command settings of the command, which new orders have where they say nothing else
     * @param instrument instrument of the orders
     * @param runs the runs, which it changes
     * @param begin begins the run of an order on the rows so far
     * @param warnings told of wishes that cannot be done
     */
    OrderDesk(
            RunConfig command,
            Instrument instrument,
            List<OrderRun> runs,
            Function<LiveOrder, OrderRun> begin,
            Consumer<String> warnings) {
        this.command = command;
        this.instrument = instrument;
        this.runs = runs;
        this.begin = begin;
        this.warnings = warnings;
    }

    /** Does all wishes, of which those that cannot be done are told. */
    void follow(List<OrderWish> wishes, long nowNs) {
        for (OrderWish wish : wishes) {
            try {
                follow(wish, nowNs);
            } catch (ConfigException e) {
                warnings.accept("wish refused: action=" + wish.kind().label() + ", order=" + wish.id() + ", reason="
                        + e.getMessage());
            }
        }
    }

    private void follow(OrderWish wish, long nowNs) {
        switch (wish.kind()) {
            case NEW -> begin(wish.id(), wish.terms(), nowNs);
            case PAUSE -> change(wish.id(), order -> order.heldFrom(nowNs));
            case RESUME -> change(wish.id(), order -> order.resumedFrom(nowNs));
            case CANCEL -> change(wish.id(), order -> order.cancelledFrom(nowNs));
            case REPLACE -> replace(wish, nowNs);
        }
    }

    private void begin(String id, Map<String, String> terms, long nowNs) {
        if (runs.stream().anyMatch(run -> run.order().id().equals(id))) {
            throw new ConfigException("there is an order of this name");
        }
        RunConfig config = OrderTerms.of(command, terms, "order " + id);
        OrderRun asked = begin.apply(new LiveOrder(id, config));
        if (asked.parent().startNs() > nowNs) {
            runs.add(asked);
            return;
        }
        String start = Units.formatTime(nowNs);
        runs.add(begin.apply(new LiveOrder(id, RunConfig.of(config.settings().with(OrderSettings.START, start)))));
    }

    private void change(String id, Function<LiveOrder, LiveOrder> change) {
        int at = find(id);
        OrderRun run = runs.get(at);
        LiveOrder changed = change.apply(run.order());
        if (changed.equals(run.order())) {
            throw new ConfigException("it is so already");
        }
        runs.set(at, begin.apply(changed));
    }

    private int find(String id) {
        int at = IntStream.range(0, runs.size())
                .filter(i -> runs.get(i).order().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ConfigException("no such order"));
        if (runs.get(at).isFinished() || runs.get(at).order().cancelled()) {
            throw new ConfigException("the order is at its end");
        }
        return at;
    }

    /** Cancels an order, and begins one of what is left, with its terms and those that are new. */
    private void replace(OrderWish wish, long nowNs) {
        int at = find(wish.id());
        LiveOrder old = runs.get(at).order();
        if (old.config().strategies().size() != 1) {
            throw new ConfigException("an order of several strategies has several quantities left");
        }
        OrderRun cancelled = begin.apply(old.cancelledFrom(nowNs));
        StrategyProgress progress = cancelled.snapshot().strategies().get(0);
        long leftQty = cancelled.parent().qty() - progress.filledQty();
        Map<String, String> terms = new TreeMap<>();
        old.config().settings().texts().forEach((name, texts) -> terms.put(name, String.join(",", texts)));
        terms.remove("pauses");
        terms.put("qty", instrument.qty(leftQty).toPlainString());
        terms.putAll(wish.terms());
        String id = nextId(wish.id());
        // The new order first: where it cannot be, the old one stays.
        begin(id, terms, nowNs);
        runs.set(at, cancelled);
    }

    /** The id of what replaces an order: {@code a} is followed by {@code a.2}, and that by {@code a.3}. */
    private static String nextId(String id) {
        int dot = id.lastIndexOf('.');
        String last = id.substring(dot + 1);
        return dot > 0 && last.matches("\\d{1,4}")
                ? id.substring(0, dot + 1) + (Integer.parseInt(last) + 1)
                : id + ".2";
    }
}
