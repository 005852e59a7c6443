// Names for an interactive session: jshell --class-path "$(echo slipway-0.1.0/lib/*.jar | tr ' ' ':')" slipway.jsh
import io.slipway.dbn.*;
import io.slipway.dbn.record.*;
import io.slipway.model.*;
import io.slipway.strategy.*;
import java.io.PrintWriter;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;

/** Runs a command, as slipway("inspect", "demo_mbp-1.csv"), and returns its exit code. */
int slipway(String... words) {
    return io.slipway.app.Main.execute(new PrintWriter(System.out, true), new PrintWriter(System.err, true), words);
}
