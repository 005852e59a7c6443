/** A seeded synthetic market of several venues: as deterministic as a file, and free to ship. */
@NullMarked
package io.slipway.data.synthetic;

import org.jspecify.annotations.NullMarked;
