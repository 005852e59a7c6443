package io.slipway.config.spec;

import io.slipway.config.OriginSettings;
import io.slipway.config.ParameterSettings;
import io.slipway.config.Settings;
import io.slipway.config.SettingsFile;
import io.slipway.config.StrategySettings;
import io.slipway.result.RunResult;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code config.best.yaml}: the parameters that a search found, and the data, window and search that they are from. */
final class BestParameters {

    private BestParameters() {}

    /** The file's text. It holds neither data nor window, so that it can be used with others. */
    static String print(ConfiguredRun configured) {
        RunResult run = configured.result();
        RunConfig config = configured.config();
        OrderWindow window = config.window(run.tape());
        Map<String, String> texts = new LinkedHashMap<>();
        if (!config.rules().label().equals(StrategySettings.PROFILE.defaultText())) {
            texts.put(StrategySettings.PROFILE.name(), config.rules().label());
        }
        texts.put(StrategySettings.UNDER_TEST.name(), config.underTest().name());
        Map<String, List<Long>> values = new LinkedHashMap<>();
        run.parameters().valuesE9().forEach((name, valueE9) -> values.put(name, List.of(valueE9)));
        ParameterSettings.texts(values).forEach((setting, text) -> texts.put(setting.name(), text));
        texts.put(OriginSettings.TUNED_ON.name(), run.tape().sha256());
        texts.put(
                OriginSettings.TUNED_WINDOW.name(),
                Units.formatTime(window.startNs()) + "/" + Units.formatTime(window.endNs()));
        texts.put(OriginSettings.TUNED_BY.name(), search(run));
        return SettingsFile.printBest(
                texts,
                List.of(
                        "Slipway " + configured.origin().version() + ": parameters that a search found",
                        "./slipway backtest --config THIS-FILE --input OTHER-DATA"));
    }

    private static String search(RunResult run) {
        return run.search() == null
                ? ""
                : run.search().method() + ", objective=" + run.search().objective() + ", points="
                        + run.search().results().size();
    }

    /**
     * True if the parameters were chosen on this data, in a window that overlaps this one.
     *
     * @throws ConfigException if the window that they were chosen on cannot be read
     */
    static boolean areOf(MarketTape tape, RunConfig config) {
        Settings settings = config.settings();
        if (!settings.find(OriginSettings.TUNED_ON)
                .filter(digest -> digest.equals(tape.sha256()))
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
