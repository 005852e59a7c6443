package io.slipway.app;

import io.slipway.kafka.KafkaProblem;
import io.slipway.market.MarketDataException;
import io.slipway.publish.OutputException;
import io.slipway.report.ReportException;
import io.slipway.text.ConfigException;
import java.io.PrintWriter;
import org.apache.kafka.common.errors.InvalidTopicException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong into a sentence and an exit code; a stack trace only on request. */
final class Failures implements IExecutionExceptionHandler {

    private static final String DEBUG = "SLIPWAY_DEBUG";

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        if (System.getenv(DEBUG) != null) {
            failure.printStackTrace(err);
        }
        if (isOfShutdown(failure)) {
            return ExitCode.INTERRUPTED;
        }
        int exitCode = exitCode(failure);
        if (exitCode == ExitCode.BUG) {
            err.println("slipway: this is a bug: " + failure + firstFrame(failure) + " (set " + DEBUG
                    + "=1 for the whole trace)");
        } else {
            err.println("slipway: " + failure.getMessage());
        }
        return exitCode;
    }

    private static int exitCode(Exception failure) {
        if (failure instanceof ConfigException || failure instanceof OutputException) {
            return ExitCode.USAGE;
        }
        if (failure instanceof MarketDataException || failure instanceof ReportException) {
            return ExitCode.DATA;
        }
        if (isKafkaUsage(failure)) {
            return ExitCode.USAGE;
        }
        return failure instanceof KafkaProblem ? ExitCode.BROKER : ExitCode.BUG;
    }

    /** Whether it only says that the process is ending, by Ctrl-C for instance. */
    static boolean isOfShutdown(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("Shutdown in progress")) {
                return true;
            }
        }
        return Cleanups.isEnding();
    }

    /** Whether the user's own Kafka settings or topic name are at fault, and not the broker. */
    private static boolean isKafkaUsage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.apache.kafka.common.config.ConfigException
                    || cause instanceof InvalidTopicException) {
                return true;
            }
        }
        return false;
    }

    private static String firstFrame(Exception failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    static int onWrongUsage(ParameterException failure, String[] arguments) {
        CommandLine commandLine = failure.getCommandLine();
        PrintWriter err = commandLine.getErr();
        err.println("slipway: " + failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("Try: " + commandLine.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }
}
