package io.slipway.app.run;

import io.slipway.config.CorpusSettings;
import io.slipway.config.Settings;
import io.slipway.data.HashingThread;
import io.slipway.data.TapeSpill;
import io.slipway.data.corpus.Corpus;
import io.slipway.data.corpus.CorpusChoice;
import io.slipway.data.corpus.CorpusDay;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The days of one symbol of a corpus as one market: that of the files of all its days. */
final class CorpusMarket {

    private CorpusMarket() {}

    /**
     * Joins the days of a symbol.
     *
     * @param symbol empty for the only one of the corpus
     * @return empty if the corpus has no chosen day of the symbol
     * @throws MarketDataException if a day is damaged, or days are of different instruments
     */
    static Optional<MarketTape> read(Path folder, Settings settings, String symbol) {
        Corpus corpus = Corpus.open(folder);
        List<CorpusDay> all = corpus.days(choice(settings));
        if (symbol.isEmpty() && all.stream().map(CorpusDay::symbol).distinct().count() > 1) {
            throw new ConfigException(
                    "--corpus: the orders name no symbol, and the corpus has several: folder=" + folder);
        }
        List<CorpusDay> days = all.stream()
                .filter(day -> symbol.isEmpty() || day.symbol().equals(symbol))
                .sorted(Comparator.comparing(CorpusDay::day))
                .toList();
        return days.isEmpty() ? Optional.empty() : Optional.of(joined(corpus, days));
    }

    private static CorpusChoice choice(Settings settings) {
        try {
            return CorpusChoice.of("*", settings.find(CorpusSettings.DAYS).orElse(""));
        } catch (IllegalArgumentException e) {
            throw settings.fault(CorpusSettings.DAYS, String.valueOf(e.getMessage()));
        }
    }

    private static MarketTape joined(Corpus corpus, List<CorpusDay> days) {
        Instrument instrument = corpus.tape(days.get(0)).instrument();
        try (HashingThread hashing = new HashingThread()) {
            MarketTape.Builder joined =
                    new MarketTape.Builder(instrument, TapeSpill.ofProcess(), new EventDigest(instrument, hashing));
            MarketEvent event = new MarketEvent();
            for (CorpusDay day : days) {
                MarketTape tape = corpus.tape(day);
                if (!tape.instrument().equals(instrument)) {
                    throw new MarketDataException("the days of a symbol are of different instruments: "
                            + days.get(0).name() + ": " + instrument + ", " + day.name() + ": " + tape.instrument());
                }
                for (long row = 0; row < tape.size(); row++) {
                    tape.read(row, event);
                    joined.add(event);
                }
            }
            return joined.build();
        }
    }
}
