package io.slipway.dbn;

/** The header alone, of a record of any type. */
public final class HeaderRecord extends DbnRecord {}
