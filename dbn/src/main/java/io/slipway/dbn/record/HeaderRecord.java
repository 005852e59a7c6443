package io.slipway.dbn.record;

/** The header alone, of a record of any type. */
public final class HeaderRecord extends DbnRecord {}
