package io.slipway.app.command;

import io.slipway.app.run.ExitCode;
import io.slipway.engine.Catalogue;
import io.slipway.engine.Rules;
import io.slipway.publish.CatalogueJson;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ParameterDef;
import io.slipway.text.ConfigException;
import io.slipway.venue.ModelDefinition;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the strategies that can be run, with their parameters. */
@Command(
        name = "strategies",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lists strategies, schedules and allocators with their parameters, and models: those of Slipway and of plug-ins.",
            "A schedule and an allocator are joined as SCHEDULE:ALLOCATOR."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway strategies",
            "  ./slipway strategies --json",
            "  ./slipway strategies --plugin my-strategy.jar"
        })
public final class StrategiesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--profile", paramLabel = "NAME", description = "the rules whose strategies are listed [default]")
    private String profile = "default";

    @Option(names = "--json", description = "write JSON")
    private boolean json;

    @Override
    public Integer call() {
        Rules rules = rules();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CatalogueJson.write(rules));
            return ExitCode.DONE;
        }
        print(out, "STRATEGIES", rules.strategies());
        if (rules.equals(Rules.standard())) {
            Catalogue catalogue = Catalogue.installed();
            print(out, "SCHEDULES", catalogue.schedules().values());
            print(out, "ALLOCATORS", catalogue.allocators().values());
            printModels(out, "QUEUE MODELS", catalogue.queueModels().values());
            printModels(out, "LATENCY MODELS", catalogue.latencyModels().values());
            printModels(out, "LIQUIDITY MODELS", catalogue.liquidityModels().values());
        }
        return ExitCode.DONE;
    }

    private Rules rules() {
        try {
            return Rules.parse(profile);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--profile: " + e.getMessage(), e);
        }
    }

    private static <T> void print(PrintWriter out, String title, Collection<Definition<T>> definitions) {
        out.println(title);
        for (Definition<T> each : definitions) {
            out.printf("  %-28s %s%n", each.name(), each.description());
            for (ParameterDef parameter : each.parameters()) {
                out.printf(
                        "    %-26s %s: %s, %s to %s [%s]%n",
                        parameter.name(),
                        parameter.doc(),
                        parameter.unit().label(),
                        ParameterDef.plain(parameter.leastE9()),
                        ParameterDef.plain(parameter.mostE9()),
                        parameter.text(parameter.defaultE9()));
            }
        }
        out.println();
    }

    private static <T> void printModels(PrintWriter out, String title, Collection<ModelDefinition<T>> definitions) {
        if (!definitions.isEmpty()) {
            out.println(title);
            definitions.forEach(each -> out.printf("  %-28s %s%n", each.name(), each.description()));
            out.println();
        }
    }
}
