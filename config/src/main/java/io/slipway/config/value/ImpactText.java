package io.slipway.config.value;

import io.slipway.tca.WhatIfImpact;
import io.slipway.text.Units;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The text of {@code --what-if-impact}: {@code sigma=2%,volume=50000000,half-life=60s,y=1}. */
public final class ImpactText {

    private static final double MAX_Y = 100;
    private static final double MAX_SIGMA = 1_000;
    private static final double MAX_VOLUME = 1e15;
    private static final List<String> PARTS = List.of("sigma", "volume", "half-life", "y");

    private ImpactText() {}

    /** The law of a text. */
    public static WhatIfImpact parse(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length < 2 || !PARTS.contains(pair[0]) || parts.put(pair[0], pair[1]) != null) {
                throw new IllegalArgumentException("not a part of the impact: value=" + part
                        + ", expected each of sigma=2%,volume=50000000,half-life=60s,y=1 at most once");
            }
        }
        if (!parts.containsKey("sigma") || !parts.containsKey("volume")) {
            throw new IllegalArgumentException("sigma and volume are needed: value=" + text);
        }
        return new WhatIfImpact(
                Units.parseNumber(parts.getOrDefault("y", "1"), 0, MAX_Y),
                percent(parts.getOrDefault("sigma", "")),
                Units.parseNumber(parts.getOrDefault("volume", ""), 0, MAX_VOLUME),
                Units.parseDurationNs(parts.getOrDefault("half-life", "60s")));
    }

    private static double percent(String text) {
        if (!text.endsWith("%")) {
            throw new IllegalArgumentException("sigma is a percentage: value=" + text + ", expected e.g. 2%");
        }
        return Units.parseNumber(text.substring(0, text.length() - 1), 0, MAX_SIGMA) / 100;
    }
}
