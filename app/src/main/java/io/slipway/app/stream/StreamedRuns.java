package io.slipway.app.stream;

import io.slipway.app.metrics.RunMeters;
import io.slipway.app.run.KafkaCluster;
import io.slipway.app.run.RunIdentity;
import io.slipway.config.DataSettings;
import io.slipway.config.Group;
import io.slipway.config.MarketSettings;
import io.slipway.config.SettingTable;
import io.slipway.config.Settings;
import io.slipway.config.StrategySettings;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.RunConfig;
import io.slipway.engine.Rules;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.StreamBegin;
import io.slipway.kafka.StreamMonitor;
import io.slipway.tape.TieRule;
import io.slipway.text.ConfigException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Backtests over topics whose state survives a kill. The orders on one stream are worked in one pass. */
public final class StreamedRuns {

    private final Map<String, RunConfig> orders;
    private final Optional<String> givenId;
    private final List<StreamedPass> passes = new ArrayList<>();

    /**
     * Checks that orders can be worked on streams.
     *
     * @param orders settings of the orders by their ids; one order may have an empty id
     * @param id name of the run; empty for names that follow from the settings and the streams
     * @param meters told of the work
     * @throws ConfigException if they cannot
     */
    public StreamedRuns(Map<String, RunConfig> orders, Optional<String> id, RunMeters meters) {
        this.orders = orders;
        givenId = id;
        RunIdentity.check(id);
        Map<Map<String, List<String>>, Map<String, RunConfig>> byStream = new LinkedHashMap<>();
        orders.forEach((order, config) -> {
            check(config);
            byStream.computeIfAbsent(stream(config.settings()), stream -> new LinkedHashMap<>())
                    .put(order, config);
        });
        byStream.values().forEach(each -> passes.add(new StreamedPass(each, id, meters)));
    }

    /** One order without a name. */
    public static StreamedRuns of(RunConfig order, Optional<String> id, RunMeters meters) {
        return new StreamedRuns(Map.of("", order), id, meters);
    }

    private static void check(RunConfig config) {
        Settings settings = config.settings();
        if (settings.find(DataSettings.INPUT).isPresent()) {
            throw settings.fault(DataSettings.INPUT, "run reads a topic; for files there is backtest");
        }
        if (!config.rules().equals(Rules.standard())) {
            throw settings.fault(StrategySettings.PROFILE, "this profile runs as a whole only; there is backtest");
        }
        if (settings.find(MarketSettings.TIES).orElse(TieRule.PRINTS_FIRST) != TieRule.PRINTS_FIRST) {
            throw settings.fault(MarketSettings.TIES, "another order needs the whole stream; there is backtest");
        }
    }

    /** Texts of the settings that say which stream is read, and how. */
    private static Map<String, List<String>> stream(Settings settings) {
        Set<Group> groups = EnumSet.of(Group.DATA, Group.READING, Group.TOPIC);
        Map<String, List<String>> texts = new TreeMap<>(settings.texts());
        SettingTable.of(settings.command()).stream()
                .filter(each -> !groups.contains(each.group()))
                .forEach(each -> texts.remove(each.name()));
        return texts;
    }

    /**
     * Works all orders to the ends of their streams, one stream after the other, going on where an earlier start ended.
     *
     * @return the runs by the ids of their orders, in the order in which these were given
     */
    public Map<String, ConfiguredRun> run() {
        Map<String, ConfiguredRun> found = new TreeMap<>();
        passes.forEach(pass -> found.putAll(pass.run(StreamMonitor.NONE)));
        return inOrder(found);
    }

    /**
     * The same, shared with other processes that do it at the same time with the same orders: each works the instruments of some of the
     * topic's partitions, and all give the same runs.
     *
     * @throws ConfigException if the orders are on several topics
     */
    public Map<String, ConfiguredRun> share() {
        Settings first = orders.values().iterator().next().settings();
        String topic = KafkaCluster.topic(first);
        if (passes.stream().anyMatch(pass -> !pass.request().topic().equals(topic))) {
            throw new ConfigException("--share: the orders are on several topics, which engines cannot share");
        }
        KafkaConnection connection = KafkaCluster.connection(first);
        Map<String, StreamBegin> newest =
                new MarketDataConsumer(connection).newestBySymbol(passes.get(0).request(), StreamMonitor.NONE);
        List<String> plans = new ArrayList<>();
        orders.forEach((order, config) -> plans.add(order + "=" + RunIdentity.plan(config.settings())));
        List<SharedInstruments.Unit<Map<String, ConfiguredRun>>> units = new ArrayList<>();
        for (StreamedPass pass : passes) {
            StreamBegin begin = pass.begin(connection, newest);
            StreamedPass pinned = pass.on(begin);
            if (givenId.isEmpty()) {
                plans.add(begin.runId());
            }
            units.add(new SharedInstruments.Unit<>(begin.place().partition(), pinned::run, pinned::read));
        }
        String plan = RunIdentity.plan(plans);
        String name = givenId.orElseGet(() -> RunIdentity.id(plan, topic));
        Map<String, ConfiguredRun> found = new TreeMap<>();
        new SharedInstruments<>(units).run(connection, topic, name, plan).forEach(found::putAll);
        return inOrder(found);
    }

    /** Runs in the order in which their orders were given. */
    private Map<String, ConfiguredRun> inOrder(Map<String, ConfiguredRun> runs) {
        Map<String, ConfiguredRun> sorted = new LinkedHashMap<>();
        orders.keySet().forEach(order -> sorted.put(order, Objects.requireNonNull(runs.get(order), order)));
        return sorted;
    }
}
