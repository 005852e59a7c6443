/** Mappings proposed for tables of an unknown layout, from their first rows. */
@NullMarked
package io.slipway.data.proposal;

import org.jspecify.annotations.NullMarked;
