package io.slipway.app.live;

import io.slipway.app.metrics.MetricsOption;
import io.slipway.app.option.OutputOptions;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Interruption;
import io.slipway.app.run.KafkaCluster;
import io.slipway.app.run.MarketSource;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.RunIdentity;
import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.Summaries;
import io.slipway.app.run.Terminal;
import io.slipway.config.MarketSettings;
import io.slipway.config.OrderSettings;
import io.slipway.config.StrategySettings;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.RunConfig;
import io.slipway.engine.Rules;
import io.slipway.kafka.orders.OrderWish;
import io.slipway.kafka.orders.OrderWishTopic;
import io.slipway.publish.ResultKind;
import io.slipway.tape.TieRule;
import io.slipway.text.ConfigException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Paper trading on data as they arrive. */
@Command(
        name = "live",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description =
                "Paper trading: executes one parent order on market data as they arrive, from a topic, a growing file,"
                        + " standard input or the feed of an exchange (--input binance:BTCUSDT or coinbase:BTC-USD). Fills are simulated, nothing is sent to a market. At the order's --end, the run"
                        + " directory is that of a backtest of the recorded data.",
        footer = {
            "",
            "Examples:",
            "  ./slipway live --input examples/demo_mbp-1.csv --start 2024-08-01T14:00:30Z \\",
            "    --end 2024-08-01T14:05:00Z --qty 2000 --page --out runs/live"
        })
public final class LiveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--page", description = "show the order on a page on this machine's loopback address")
    private boolean page;

    @Option(
            names = "--page-control",
            description = "let the page pause, resume, cancel and replace orders; writes to --orders-topic")
    private boolean pageControl;

    @Option(
            names = "--orders-topic",
            paramLabel = "TOPIC",
            arity = "0..1",
            fallbackValue = OrderWishTopic.USUAL,
            description = "read new, paused, resumed, cancelled and replaced orders from a topic, until --end"
                    + " [slipway.orders.in]; written by slipway order")
    private @Nullable String ordersTopic;

    @Mixin
    private final PageOptions address = new PageOptions();

    @Mixin
    private final EngineOptions engine = new EngineOptions();

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        RunConfig config = RunConfig.of(settings.toSettings());
        config.parameters();
        checkId(new MarketSource(config.settings()));
        checkShare(new MarketSource(config.settings()));
        List<LiveOrder> given = given(config);
        given.forEach(order -> check(order.config()));
        boolean many = engine.hasOrders() || takesWishes();
        Path out = output.out("live");
        PrintWriter terminal = spec.commandLine().getOut();
        Map<String, ConfiguredRun> runs;
        try (OpenPublication publication =
                        OpenPublication.of(out, many ? ResultKind.ORDERS : ResultKind.RUN, config.settings());
                MetricsOption.Metering metering = engine.meters();
                Wishes wishes = wishes(config);
                LiveView view = view(config, terminal)) {
            LiveSession session = new LiveSession(config, given, engine.id(), view, metering.meters());
            runs = Interruption.explained(
                    () -> new MarketSource(config.settings()).isTopic()
                            ? "the same command goes on from the last commit, or begins anew if there was none"
                            : "the orders are abandoned, nothing is written",
                    () -> engine.isShared() ? session.share() : session.run(wishes.topic, wishes.lastNs));
            metering.meters().end();
            if (many) {
                LiveResults.write(publication.staging(), runs);
            } else {
                RunPipeline.write(publication.staging(), only(config, runs));
            }
            publication.publish();
        }
        if (!many) {
            Summaries.print(terminal, out, output.quiet());
        } else if (!output.quiet()) {
            terminal.print(LiveResults.text(runs));
            terminal.println("Written to " + out);
        }
        terminal.flush();
        return ExitCode.DONE;
    }

    private boolean takesWishes() {
        return ordersTopic != null || pageControl;
    }

    private String topicOfWishes() {
        return ordersTopic == null ? OrderWishTopic.USUAL : ordersTopic;
    }

    /** The orders that are known: those of the file, or the one of the settings unless others may come. */
    private List<LiveOrder> given(RunConfig config) {
        if (engine.hasOrders()) {
            return engine.orders(config);
        }
        boolean waits = ordersTopic != null
                && config.settings().find(OrderSettings.START).isEmpty();
        return waits ? List.of() : List.of(new LiveOrder(takesWishes() ? "order-1" : "", config));
    }

    /** The topic of wishes if there is one, open, and the time of the run after which no new order is waited for. */
    private record Wishes(Optional<OrderWishTopic> topic, long lastNs) implements AutoCloseable {

        @Override
        public void close() {
            topic.ifPresent(OrderWishTopic::close);
        }
    }

    /** Opens the topic of wishes, before a page that writes to it. */
    private Wishes wishes(RunConfig config) {
        if (!takesWishes()) {
            return new Wishes(Optional.empty(), Long.MIN_VALUE);
        }
        long lastNs = ordersTopic == null
                ? Long.MIN_VALUE
                : config.settings()
                        .find(OrderSettings.END)
                        .filter(end -> end.time() == null)
                        .map(end -> end.toNs(ZoneOffset.UTC, 0))
                        .orElseThrow(() -> config.settings()
                                .fault(OrderSettings.END, "a run that waits for orders needs an end with a zone"));
        return new Wishes(
                Optional.of(OrderWishTopic.open(
                        KafkaCluster.connection(config.settings()), topicOfWishes(), Terminal::warn)),
                lastNs);
    }

    private static ConfiguredRun only(RunConfig config, Map<String, ConfiguredRun> runs) {
        return runs.values().stream()
                .findFirst()
                .orElseThrow(() -> config.settings().fault(OrderSettings.START, "the order's window holds no data"));
    }

    private void checkId(MarketSource source) {
        RunIdentity.check(engine.id());
        if (engine.id().isPresent() && !source.isTopic()) {
            throw new ConfigException("--id: only a run on a topic keeps its state: id="
                    + engine.id().get());
        }
    }

    private void checkShare(MarketSource source) {
        if (engine.isShared() && (!engine.hasOrders() || !source.isTopic())) {
            throw new ConfigException("--share: needs --topic and --orders, as engines share instruments of a topic");
        }
        if (engine.isShared() && (page || address.hasHost() || takesWishes())) {
            throw new ConfigException("--share: not with a page or --orders-topic, which know one engine only");
        }
    }

    private static void check(RunConfig config) {
        if (!config.rules().equals(Rules.standard())) {
            throw config.settings().fault(StrategySettings.PROFILE, "this profile runs as a whole only");
        }
        if (config.settings().find(MarketSettings.TIES).orElse(TieRule.PRINTS_FIRST) != TieRule.PRINTS_FIRST) {
            throw config.settings().fault(MarketSettings.TIES, "another order needs the whole data");
        }
        if (config.settings().find(OrderSettings.END).isEmpty()) {
            throw config.settings().fault(OrderSettings.END, "a live order needs an end");
        }
    }

    private LiveView view(RunConfig config, PrintWriter terminal) {
        PrintWriter lines = output.quiet() ? new PrintWriter(Writer.nullWriter()) : terminal;
        lines.println("Paper trading: fills are simulated, nothing is sent to a market.");
        lines.flush();
        boolean shown = page || pageControl || address.hasHost();
        return new LiveView(shown ? Optional.of(address.open(control(config))) : Optional.empty(), lines);
    }

    private Optional<Consumer<OrderWish>> control(RunConfig config) {
        return pageControl
                ? Optional.of(
                        wish -> OrderWishTopic.send(KafkaCluster.connection(config.settings()), topicOfWishes(), wish))
                : Optional.empty();
    }
}
