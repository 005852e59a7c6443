package io.slipway.model;

/** The role of a fill: taker of displayed liquidity or maker, which provides it. */
public enum Liquidity {
    TAKER,
    MAKER
}
