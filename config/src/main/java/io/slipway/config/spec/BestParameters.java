package io.slipway.config.spec;

import io.slipway.config.OriginSettings;
import io.slipway.config.ParameterSettings;
import io.slipway.config.Setting;
import io.slipway.config.Settings;
import io.slipway.config.SettingsFile;
import io.slipway.config.StrategySettings;
import io.slipway.result.RunResult;
import io.slipway.search.SearchResult;
import io.slipway.strategy.Parameters;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code config.best.yaml}: the parameters that a search found, and the data, window and search that they are from. */
public final class BestParameters {

    /** Name of the file. */
    public static final String FILE = "config.best.yaml";

    /** Between the digests of several days. */
    private static final String BETWEEN = ",";

    private BestParameters() {}

    /**
     * A search over the orders of several days.
     *
     * @param version of the program
     * @param digests SHA-256 of the events of each day
     * @param startNs start of the first order, ns since 1970 UTC
     * @param endNs end of the last
     * @param search the search
     */
    public record OfDays(String version, List<String> digests, long startNs, long endNs, SearchResult search) {

        /** Copies the list. */
        public OfDays {
            digests = List.copyOf(digests);
        }
    }

    /** The text of the file of a search over several days. */
    public static String print(RunConfig config, OfDays found) {
        return print(
                config,
                config.parameters(found.search().best().point()),
                Map.of(
                        OriginSettings.TUNED_ON.name(),
                        String.join(BETWEEN, found.digests()),
                        OriginSettings.TUNED_WINDOW.name(),
                        window(found.startNs(), found.endNs()),
                        OriginSettings.TUNED_BY.name(),
                        search(found.search())),
                found.version());
    }

    private static String window(long startNs, long endNs) {
        return Units.formatTime(startNs) + "/" + Units.formatTime(endNs);
    }

    /** The file's text. It holds neither data nor window, so that it can be used with others. */
    static String print(ConfiguredRun configured) {
        RunResult run = configured.result();
        OrderWindow window = configured.config().window(run.tape());
        return print(
                configured.config(),
                run.parameters(),
                Map.of(
                        OriginSettings.TUNED_ON.name(),
                        run.tape().sha256(),
                        OriginSettings.TUNED_WINDOW.name(),
                        window(window.startNs(), window.endNs()),
                        OriginSettings.TUNED_BY.name(),
                        run.search() == null ? "" : search(run.search())),
                configured.origin().version());
    }

    private static String print(RunConfig config, Parameters best, Map<String, String> origin, String version) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!config.rules().label().equals(StrategySettings.PROFILE.defaultText())) {
            texts.put(StrategySettings.PROFILE.name(), config.rules().label());
        }
        texts.put(StrategySettings.UNDER_TEST.name(), config.underTest().name());
        Map<String, List<Long>> values = new LinkedHashMap<>();
        best.valuesE9().forEach((name, valueE9) -> values.put(name, List.of(valueE9)));
        ParameterSettings.texts(values).forEach((setting, text) -> texts.put(setting.name(), text));
        for (Setting<?> note : List.of(OriginSettings.TUNED_ON, OriginSettings.TUNED_WINDOW, OriginSettings.TUNED_BY)) {
            texts.put(note.name(), origin.getOrDefault(note.name(), ""));
        }
        return SettingsFile.printBest(
                texts,
                List.of(
                        "Slipway " + version + ": parameters that a search found",
                        "./slipway backtest --config THIS-FILE --input OTHER-DATA"));
    }

    private static String search(SearchResult search) {
        return search.method() + ", objective=" + search.objective() + ", points="
                + search.results().size();
    }

    /**
     * True if the parameters were chosen on this data, in a window that overlaps this one.
     *
     * @throws ConfigException if the window that they were chosen on cannot be read
     */
    static boolean areOf(MarketTape tape, RunConfig config) {
        Settings settings = config.settings();
        if (!settings.find(OriginSettings.TUNED_ON)
                .filter(digests -> List.of(digests.split(BETWEEN, -1)).contains(tape.sha256()))
                .isPresent()) {
            return false;
        }
        String[] tuned = settings.text(OriginSettings.TUNED_WINDOW).split("/", -1);
        OrderWindow window = config.window(tape);
        try {
            return tuned.length != 2
                    || (Units.parseTimeNs(tuned[0]) <= window.endNs()
                            && Units.parseTimeNs(tuned[1]) >= window.startNs());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(settings.place(OriginSettings.TUNED_WINDOW) + ": " + e.getMessage(), e);
        }
    }
}
