package io.slipway.dbn.record;

/** A view of the header alone, for a record of any type. */
public final class HeaderRecord extends DbnRecord {}
