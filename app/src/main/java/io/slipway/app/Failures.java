package io.slipway.app;

import io.slipway.app.run.Cleanups;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Terminal;
import io.slipway.kafka.KafkaProblem;
import io.slipway.market.MarketDataException;
import io.slipway.model.AmountRangeException;
import io.slipway.publish.OutputException;
import io.slipway.report.read.ReportException;
import io.slipway.search.SearchException;
import io.slipway.strategy.StrategyException;
import io.slipway.study.StudyException;
import io.slipway.text.ConfigException;
import java.io.PrintWriter;
import java.util.Optional;
import org.apache.kafka.common.errors.InvalidTopicException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what goes wrong into a sentence and an exit code; a stack trace only on request. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private static final String DEBUG = "SLIPWAY_DEBUG";

    private static final String FOR_THE_TRACE = " (set " + DEBUG + "=1 for the whole trace)";

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        return report(failure, commandLine.getErr());
    }

    /** Prints a sentence about a failure; the exit code that goes with it. */
    static int report(Throwable failure, PrintWriter err) {
        if (System.getenv(DEBUG) != null) {
            failure.printStackTrace(err);
        }
        if (isOfShutdown(failure)) {
            return ExitCode.INTERRUPTED;
        }
        Optional<String> shortage = Shortage.sentence(failure);
        if (shortage.isPresent()) {
            err.println("slipway: " + Terminal.plain(shortage.get()));
            return ExitCode.RESOURCES;
        }
        int exitCode = exitCode(failure);
        err.println("slipway: " + Terminal.plain(sentence(failure, exitCode)));
        return exitCode;
    }

    private static String sentence(Throwable failure, int exitCode) {
        if (exitCode == ExitCode.BUG) {
            return "this is a bug: " + failure + firstFrame(failure) + FOR_THE_TRACE;
        }
        return failure.getMessage() + (failure instanceof StrategyException ? FOR_THE_TRACE : "");
    }

    private static int exitCode(Throwable failure) {
        if (failure instanceof ConfigException || failure instanceof OutputException) {
            return ExitCode.USAGE;
        }
        if (failure instanceof MarketDataException
                || failure instanceof ReportException
                || failure instanceof AmountRangeException) {
            return ExitCode.DATA;
        }
        if (isKafkaUsage(failure)
                || failure instanceof StudyException
                || failure instanceof SearchException
                || failure instanceof StrategyException) {
            return ExitCode.USAGE;
        }
        return failure instanceof KafkaProblem ? ExitCode.BROKER : ExitCode.BUG;
    }

    /** True if the failure only reports that the process is ending, for example after Ctrl-C. */
    static boolean isOfShutdown(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("Shutdown in progress")) {
                return true;
            }
        }
        return Cleanups.isEnding();
    }

    /** True if the user's Kafka settings or topic name are wrong, rather than the broker. */
    private static boolean isKafkaUsage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.apache.kafka.common.config.ConfigException
                    || cause instanceof InvalidTopicException) {
                return true;
            }
        }
        return false;
    }

    private static String firstFrame(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine commandLine = failure.getCommandLine();
        PrintWriter err = commandLine.getErr();
        err.println("slipway: " + Terminal.plain(UsageSentence.of(failure)));
        err.println("Try: " + commandLine.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }
}
