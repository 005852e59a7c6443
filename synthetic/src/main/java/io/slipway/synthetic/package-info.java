/** A seeded synthetic market of several venues: as deterministic as a file, and free to ship. */
@NullMarked
package io.slipway.synthetic;

import org.jspecify.annotations.NullMarked;
