package io.slipway.config;

import io.slipway.engine.Profile;
import java.util.EnumMap;
import java.util.Map;

/** Defaults that differ between the profiles. */
final class StaticDefaults {

    private StaticDefaults() {}

    /** Five cents, which makes the spread of a liquid stock worth crossing, and no queue risk. */
    static String parameter(ConfigKey key) {
        return key == ConfigKey.THETA_QUEUE ? "0" : "0.05";
    }

    static String lot(Profile profile) {
        return profile == Profile.TRIAL ? "100" : "1";
    }

    /** The grid that is searched when none is given; the trial's is the usual one of its solutions. */
    static Map<ConfigKey, String> searchLists(Profile profile) {
        Map<ConfigKey, String> lists = new EnumMap<>(ConfigKey.class);
        if (profile == Profile.TRIAL) {
            lists.put(ConfigKey.LAMBDA_OVER, "0,0.1,1");
            lists.put(ConfigKey.LAMBDA_UNDER, "0,0.1,1");
            lists.put(ConfigKey.THETA_QUEUE, "0,0.05,0.5");
        } else {
            lists.put(ConfigKey.LAMBDA_OVER, "0,0.05,0.1");
            lists.put(ConfigKey.LAMBDA_UNDER, "0.0025,0.005,0.01,0.015,0.02,0.03,0.05,0.1");
            lists.put(ConfigKey.THETA_QUEUE, "0,0.005,0.01");
        }
        return lists;
    }
}
