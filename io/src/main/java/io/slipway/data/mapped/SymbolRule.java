package io.slipway.data.mapped;

import io.slipway.text.YamlNode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Source of the symbol of a file that has no column for it.
 *
 * @param symbol the symbol; empty if the file's name has it
 * @param inName pattern whose first group in the file's name is the symbol
 */
record SymbolRule(String symbol, Pattern inName) {

    private static final String FILE = "file";

    /** The rule under {@code symbol}: a symbol, or {@code {file: "^([A-Z]+)_"}}. */
    static Optional<SymbolRule> of(YamlNode root) {
        if (!root.has("symbol")) {
            return Optional.empty();
        }
        if (!root.isMap("symbol")) {
            return root.text("symbol").map(text -> new SymbolRule(text, Pattern.compile("")));
        }
        YamlNode node = root.map("symbol").allowing(Set.of(FILE));
        return Optional.of(new SymbolRule("", node.required(FILE, SymbolRule::pattern, "a pattern with one group")));
    }

    private static Pattern pattern(String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.matcher("").groupCount() == 1) {
                return pattern;
            }
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("not a regular expression: value=" + text, e);
        }
        throw new IllegalArgumentException("not one group: value=" + text + ", expected one such as ^([A-Z]+)_");
    }

    /** The symbol of a file; empty if its name has none. */
    Optional<String> symbolOf(String file) {
        if (!symbol.isEmpty()) {
            return Optional.of(symbol);
        }
        Matcher matcher = inName.matcher(file);
        return matcher.find() && matcher.group(1) != null && !matcher.group(1).isEmpty()
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }
}
