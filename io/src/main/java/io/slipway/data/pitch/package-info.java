/**
 * Cboe's Multicast PITCH of the US equities exchanges BZX, BYX, EDGA and EDGX: units of messages, in captures or one after the other,
 * read to exact books and written from levels. Layouts are those of Cboe's "US Equities/Options Multicast Depth of Book (PITCH)
 * Specification", version 2.41.
 */
@NullMarked
package io.slipway.data.pitch;

import org.jspecify.annotations.NullMarked;
