package io.slipway.app.live;

import io.slipway.app.run.ExitCode;
import io.slipway.app.run.KafkaCluster;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.orders.OrderWish;
import io.slipway.kafka.orders.OrderWishTopic;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A wish about an order of a live run. */
@Command(
        name = "order",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Begins, pauses, resumes, cancels or replaces an order of a live run that reads --orders-topic. It takes"
                        + " effect at the clock of the next row of the run.",
        footer = {
            "",
            "Examples, with a broker and slipway live --orders-topic that are running:",
            "  ./slipway order new a1 side=sell qty=500 end=2024-08-01T14:05:00Z strategy=twap",
            "  ./slipway order replace a1 limit=149.90",
            "  ./slipway order cancel a1.2"
        })
public final class OrderCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "ACTION", description = "new, pause, resume, cancel or replace")
    private String action = "";

    @Parameters(index = "1", paramLabel = "ID", description = "the order; of a new one, its name")
    private String id = "";

    @Parameters(
            index = "2..*",
            paramLabel = "NAME=VALUE",
            description =
                    "terms of a new order or of what replaces one, by the names of live's settings; strategy is one of"
                            + " strategies")
    private Map<String, String> terms = new LinkedHashMap<>();

    @Option(names = "--topic", paramLabel = "TOPIC", description = "topic of the orders [slipway.orders.in]")
    private String topic = OrderWishTopic.USUAL;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka cluster, several addresses separated by commas [localhost:9092]")
    private String servers = "localhost:9092";

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "properties file of further client settings, such as security")
    private @Nullable Path settings;

    @Override
    public Integer call() {
        OrderWish wish = wish();
        OrderWishTopic.send(connection(), topic, wish);
        spec.commandLine()
                .getOut()
                .printf("Sent to %s: %s %s%n", topic, wish.kind().label(), wish.id());
        return ExitCode.DONE;
    }

    private OrderWish wish() {
        try {
            OrderWish wish = new OrderWish(OrderWish.Kind.parse(action), id, terms);
            boolean takesTerms = wish.kind() == OrderWish.Kind.NEW || wish.kind() == OrderWish.Kind.REPLACE;
            if (takesTerms == terms.isEmpty()) {
                throw new ConfigException(
                        action + (takesTerms ? " needs terms such as qty=500" : " takes no terms: " + terms));
            }
            OrderTerms.check(terms);
            return wish;
        } catch (IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()), e);
        }
    }

    private KafkaConnection connection() {
        try {
            KafkaConnection connection = KafkaConnection.of(servers);
            return settings == null ? connection : KafkaCluster.with(connection, settings);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()), e);
        }
    }
}
