package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.run.ExitCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageSentenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nosuch --help|no such command: nosuch; slipway --help lists them all",
                "studdy --help|no such command: studdy; did you mean study?",
                "help bactest|no such command: bactest; did you mean backtest?",
                "backtest --json|; backtest writes its figures as JSON into the directory of --out",
                "inspect F --folds 2|inspect does not use --folds",
                "audit runs --page-port 2|an option of demo, live",
                "inspect F --quite|did you mean --quiet?",
                "inspect F --quiet|--quiet: nothing would be printed or written, expected --out too",
                "backtest --input F --search grid|backtest does not use --search",
                "backtest --input F --qtty 500|did you mean --qty?",
                "study --input F G --horizonn 5m|did you mean --horizon?",
                "inspect F --simbol X|did you mean --symbol?",
                "backtest --input|Missing required parameter for option '--input'",
            })
    void aMistypedWordIsNamedWithTheNearestRightOne(String line, String sentence) {
        Commands result = Commands.run(line.split(" ", -1));
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).startsWith("slipway: ").contains(sentence);
        assertThat(result.out()).isEmpty();
    }
}
