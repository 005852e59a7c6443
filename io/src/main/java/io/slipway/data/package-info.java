/** Market data in files: which format a file has, who the venues in it are, and what an inspection says of it. */
@NullMarked
package io.slipway.data;

import org.jspecify.annotations.NullMarked;
