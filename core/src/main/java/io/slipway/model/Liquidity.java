package io.slipway.model;

/** Whether a fill took displayed liquidity or provided it. */
public enum Liquidity {
    TAKER,
    MAKER
}
