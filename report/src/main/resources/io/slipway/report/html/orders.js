"use strict";
/** Prints of the tape, and the lives of child orders, for the replay of the order. Times are seconds after the start. */
const slipwayOrders = (market, names, tools) => {
  const { colour, fixed } = tools;
  const MS = 1000;
  const tape = market.prints || { ms: [], venue: [], price: [], qty: [], side: [], count: 0 };
  const largest = Math.max(1, ...tape.qty);
  const printTimes = tape.ms.map(ms => ms / MS);
  const ENDS = { cancelled: true, expired: true, rejected: true };
  const amount = (value) => fixed(value, Number.isInteger(value) ? 0 : Math.min(8, String(value).split(".")[1].length));
  const cache = new Map();

  /** The first index whose time is not before t. */
  function firstFrom(times, t) {
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] < t) low = middle + 1; else high = middle;
    }
    return low;
  }

  /** One child order as stretches at a price, marks of ends without a fill, and its place in the queue. */
  function life(order) {
    const stretches = [];
    const marks = [];
    const queue = [];
    let now = null;
    let sent = null;
    const close = at => { if (now) { now.to = at; stretches.push(now); now = null; } };
    order.step.forEach((step, i) => {
      const at = order.ms[i] / MS;
      const price = order.price[i];
      if (step === "sent") sent = { at, price };
      if (step === "resting" || (step === "replaced" && now)) {
        close(at);
        if (order.open[i] > 0) now = { from: at, to: at, price, open: order.open[i], venue: order.venue };
        if (step === "resting" && queue.length) queue.push([at, null]);
      } else if (step === "queued") {
        queue.push([queue.length || !now ? at : now.from, order.ahead[i]]);
      } else if (step === "filled" && now) {
        const left = { ...now, from: at, open: order.open[i] };
        close(at);
        if (order.open[i] > 0) now = left;
      } else if (ENDS[step]) {
        const limit = price === null && sent ? sent.price : price;
        close(at);
        if (limit !== null) marks.push({ at, price: limit, step, venue: order.venue });
      }
    });
    const last = order.ms[order.ms.length - 1] / MS;
    close(last);
    return { venue: order.venue, stretches, marks, queue, end: last };
  }

  function lives(strategy) {
    if (!cache.has(strategy)) cache.set(strategy, (((market.orders || {})[strategy] || {}).kept || []).map(life));
    return cache.get(strategy);
  }

  function clipped(u, draw) {
    const { ctx, bbox } = u;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    draw(ctx, devicePixelRatio, t => u.valToPos(t, "x", true));
    ctx.restore();
  }

  const shown = (venue, chosen) => chosen === "" || String(venue) === chosen;

  /** Triangles point up where a buyer took, down where a seller did; squares where nobody knows. */
  function drawPrints(u, chosen) {
    clipped(u, (ctx, pixel, x) => {
      ctx.fillStyle = colour("--muted");
      ctx.globalAlpha = 0.7;
      const end = u.scales.x.max;
      const first = firstFrom(printTimes, u.scales.x.min);
      const crowd = Math.min(1, Math.sqrt(150 / Math.max(1, firstFrom(printTimes, end) - first)));
      for (let i = first; i < printTimes.length && printTimes[i] <= end; i++) {
        if (!shown(tape.venue[i], chosen)) continue;
        const size = (1.3 + 4.3 * crowd * Math.sqrt(tape.qty[i] / largest)) * pixel;
        const left = x(printTimes[i]);
        const y = u.valToPos(tape.price[i], "y", true);
        const up = tape.side[i] === "B" ? -1 : tape.side[i] === "A" ? 1 : 0;
        ctx.beginPath();
        if (up) { ctx.moveTo(left, y + up * size); ctx.lineTo(left - size, y - up * size); ctx.lineTo(left + size, y - up * size); }
        else ctx.rect(left - size * 0.7, y - size * 0.7, 1.4 * size, 1.4 * size);
        ctx.fill();
      }
    });
  }

  /** Lines at the limit while an order rests; a cross where it ended without a fill. */
  function drawOrders(u, strategy, chosen) {
    clipped(u, (ctx, pixel, x) => {
      ctx.strokeStyle = colour("--fill");
      const { min, max } = u.scales.x;
      for (const one of lives(strategy)) {
        if (!shown(one.venue, chosen)) continue;
        ctx.lineWidth = 2.5 * pixel;
        ctx.globalAlpha = 0.75;
        for (const stretch of one.stretches) {
          if (stretch.to < min || stretch.from > max || stretch.price === null) continue;
          const y = u.valToPos(stretch.price, "y", true);
          ctx.beginPath();
          ctx.moveTo(x(stretch.from), y);
          ctx.lineTo(Math.max(x(stretch.to), x(stretch.from) + pixel), y);
          ctx.stroke();
        }
        ctx.globalAlpha = 1;
        ctx.lineWidth = 1.2 * pixel;
        for (const mark of one.marks) {
          if (mark.at < min || mark.at > max) continue;
          const at = x(mark.at);
          const y = u.valToPos(mark.price, "y", true);
          const size = 3 * pixel;
          ctx.beginPath();
          ctx.moveTo(at - size, y - size); ctx.lineTo(at + size, y + size);
          ctx.moveTo(at - size, y + size); ctx.lineTo(at + size, y - size);
          ctx.stroke();
        }
      }
    });
  }

  const aheadAt = (one, x) => one.queue.reduce((found, [at, ahead]) => at <= x ? ahead : found, null);

  /** Words on what rests at a moment, and on prints near it. */
  function words(x, reach, strategy, chosen, price) {
    const name = venue => names[venue] || venue;
    const resting = strategy === null ? [] : lives(strategy).flatMap(one => one.stretches
      .filter(stretch => stretch.from <= x && x < stretch.to && shown(one.venue, chosen))
      .map(stretch => {
        const ahead = aheadAt(one, x);
        return amount(stretch.open) + (stretch.price === null ? " at the mid" : " at " + price(stretch.price)) + " on " + name(one.venue)
          + (ahead === null ? "" : " (" + amount(ahead) + " ahead)");
      }));
    const near = [];
    for (let i = firstFrom(printTimes, x - reach); i < printTimes.length && printTimes[i] <= x + reach; i++) {
      if (shown(tape.venue[i], chosen)) near.push(amount(tape.qty[i]) + " at " + price(tape.price[i]) + " on " + name(tape.venue[i]));
    }
    const listed = (all, most) => all.slice(0, most).join("; ") + (all.length > most ? " and " + (all.length - most) + " more" : "");
    return (resting.length ? ". Resting: " + listed(resting, 3) : "") + (near.length ? ". Prints: " + listed(near, 3) : "");
  }

  const hasQueues = strategy => lives(strategy).some(one => one.queue.some(place => place[1] !== null));

  /** The most shares ahead of any order in view. */
  function mostAhead(strategy, chosen, min, max) {
    let most = 0;
    for (const one of lives(strategy)) {
      if (!shown(one.venue, chosen) || one.end < min || !one.queue.length || one.queue[0][0] > max) continue;
      one.queue.forEach((place, i) => {
        const until = i + 1 < one.queue.length ? one.queue[i + 1][0] : one.end;
        if (place[1] !== null && place[0] <= max && until >= min) most = Math.max(most, place[1]);
      });
    }
    return most;
  }

  function drawQueues(u, strategy, chosen, venueColour) {
    clipped(u, (ctx, pixel, x) => {
      ctx.lineWidth = 1.5 * pixel;
      for (const one of lives(strategy)) {
        if (!shown(one.venue, chosen) || one.end < u.scales.x.min || !one.queue.length) continue;
        ctx.strokeStyle = colour(venueColour(one.venue));
        ctx.fillStyle = ctx.strokeStyle;
        one.queue.forEach(([at, ahead], i) => {
          const until = i + 1 < one.queue.length ? one.queue[i + 1][0] : one.end;
          if (ahead === null || at > u.scales.x.max) return;
          const y = u.valToPos(ahead, "y", true);
          ctx.beginPath();
          ctx.moveTo(x(at), y);
          ctx.lineTo(Math.max(x(until), x(at) + pixel), y);
          if (i + 1 < one.queue.length && one.queue[i + 1][1] !== null) ctx.lineTo(x(until), u.valToPos(one.queue[i + 1][1], "y", true));
          ctx.stroke();
        });
      }
    });
  }

  return { drawPrints, drawOrders, drawQueues, words, hasQueues, mostAhead };
};
