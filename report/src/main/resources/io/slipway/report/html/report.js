"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const market = data.market;
  const charts = [];
  const MS = 1000;
  const HEIGHT = 380;
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const stroke = name => () => colour(name);
  const fixed = (number, digits) => number.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const el = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const axis = more => ({ stroke: stroke("--muted"), grid: { stroke: stroke("--line"), width: 1 }, ticks: { stroke: stroke("--line"), width: 1 }, ...more });
  const width = target => Math.max(240, target.clientWidth);
  const register = (plot, target, height) => { charts.push({ plot, target, height }); return plot; };
  const height = () => innerWidth < 600 ? 300 : HEIGHT;

  /** Seconds as 12.5 s, 3:05 or 1:02:03. */
  const clock = (seconds, step) => {
    const digits = step >= 1 ? 0 : Math.min(9, Math.ceil(-Math.log10(step)));
    const size = Math.abs(seconds);
    const sign = seconds < 0 ? "\u2212" : "";
    if (size < 60) return sign + size.toFixed(digits) + " s";
    const whole = Math.floor(size);
    const rest = (digits ? (size % 60).toFixed(digits) : String(whole % 60)).padStart(digits ? digits + 3 : 2, "0");
    const minutes = Math.floor(whole / 60);
    return sign + (minutes < 60 ? minutes : Math.floor(minutes / 60) + ":" + String(minutes % 60).padStart(2, "0")) + ":" + rest;
  };
  const startMs = Date.parse(data.start.replace(/(\.\d{3})\d*Z$/, "$1Z"));
  const startRest = Number("0." + ((data.start.match(/\.\d{3}(\d*)Z$/) || [])[1] || "0")) / 1000;
  const hours = new Intl.DateTimeFormat("en-GB", { timeZone: data.zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  const days = new Intl.DateTimeFormat("en-GB", { timeZone: data.zone, day: "numeric", month: "short" });
  const DAY = 86400;
  const isLong = data.end > DAY * MS;
  /** The time of day in the market's zone, of seconds after the start; with the date where the order takes more than a day. */
  const clockTime = (seconds, step) => {
    const digits = step >= 1 ? 0 : Math.min(9, Math.ceil(-Math.log10(step)));
    const exact = startMs % MS / MS + startRest + seconds;
    const floor = Math.floor(Number(exact.toFixed(digits)));
    const rest = digits ? (exact - floor).toFixed(digits).slice(1) : "";
    const moment = new Date(startMs - startMs % MS + floor * MS);
    const time = hours.format(moment);
    return isLong ? days.format(moment) + " " + (step >= 60 ? time.slice(0, 5) : time + rest) : time + rest;
  };
  const clocks = (u, splits) => splits.map(split => clockTime(split, splits.length > 1 ? splits[1] - splits[0] : 1));
  const seconds = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200].concat([1, 2, 5, 10, 20, 50, 100, 200, 500].map(count => count * DAY));
  const steps = [-9, -8, -7, -6, -5, -4, -3, -2, -1].flatMap(power => [1, 2, 5].map(digit => Number(digit + "e" + power))).concat(seconds);
  const xAxis = () => axis({ values: clocks, space: isLong ? 105 : 70, size: 36, incrs: steps });
  /** Ticks at multiples of a unit, so that none is rounded to something it is not. */
  const multiples = unit => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap(power => [1, 2, 5].map(digit => digit * unit * 10 ** power));

  // --- the order, replayed ---

  /** Colours and dashes of venues, none of which is that of the band. */
  const VENUE_COLOURS = ["--c2", "--c3", "--c4", "--c6"];
  const VENUE_DASHES = [[], [6, 3], [2, 3], [10, 3, 2, 3]];
  const venueColour = i => VENUE_COLOURS[i % VENUE_COLOURS.length];
  const venueDash = i => Math.floor(i / VENUE_COLOURS.length) % VENUE_DASHES.length;

  const decimals = unit => Math.max(2, (String(unit).split(".")[1] || "").length);
  const scaled = column => column.map(units => units === null ? null : units * market.price_unit);

  /** A venue's changes as one value for each moment. */
  function spread(venue, side, count) {
    const column = new Array(count).fill(null);
    let next = 0;
    let now = null;
    for (let i = 0; i < count; i++) {
      while (next < venue.at.length && venue.at[next] <= i) now = venue[side][next++];
      column[i] = now;
    }
    return scaled(column);
  }

  /** The index of the last value that is not above x. */
  function lastUpTo(values, x) {
    let low = 0;
    let high = values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle] <= x) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  /** A column with one more value at the start of each gap, so that no line is drawn through it. */
  function withBreaks(values, gaps, value) {
    return values.flatMap((one, i) => gaps.has(i) ? [value(values, i), one] : [one]);
  }

  /** Gaps as times and prices. */
  function drawnGaps(leftOut, times) {
    const price = units => units === null || units === undefined ? null : units * market.price_unit;
    return leftOut.map((gap, i) => ({
      from: times[gap.end + i], to: times[gap.end + i + 1], changes: gap.changes,
      bid: [price(gap.nbb_low), price(gap.nbb_high)], offer: [price(gap.nbo_low), price(gap.nbo_high)],
    }));
  }

  function replay() {
    const target = document.getElementById("replay-chart");
    const leftOut = market.gaps || [];
    const gaps = new Map(leftOut.map(gap => [gap.end, gap]));
    const times = withBreaks(market.time_ms.map(ms => ms / MS), gaps, (values, i) => values[i - 1]);
    const nbb = withBreaks(scaled(market.nbb), gaps, () => null);
    const nbo = withBreaks(scaled(market.nbo), gaps, () => null);
    const drawn = drawnGaps(leftOut, times);
    const digits = decimals(market.price_unit);
    const whole = [Math.min(times[0], 0), Math.max(times[times.length - 1], data.end / MS)];
    const order = [Math.max(whole[0], -(data.end / MS) * 0.01), Math.min(whole[1], data.end / MS * 1.01)];
    if (order[1] <= order[0]) order[1] = order[0] + 1;
    const stepped = uPlot.paths.stepped({ align: 1 });
    const venueIds = Object.keys(market.venues);
    let strategy = data.strategies.find(one => one.name === data.tested) || data.strategies[0];
    const layers = slipwayOrders(market, data.venues, { colour, fixed });
    let venue = "";
    const ofVenue = fill => venue === "" || String(fill[1]) === venue;
    const isOn = id => document.getElementById(id).checked;

    const series = [
      {},
      { label: "bid", stroke: stroke("--bid"), width: 1.5, paths: stepped, points: { show: false } },
      { label: "offer", stroke: stroke("--ask"), width: 1.5, paths: stepped, points: { show: false } },
    ];
    const columns = [times, nbb, nbo];
    venueIds.forEach((id, i) => ["bid", "ask"].forEach(side => {
      series.push({ label: id + side, show: false, stroke: stroke(venueColour(i)), width: 1.5, dash: VENUE_DASHES[venueDash(i)], paths: stepped, points: { show: false } });
      columns.push(withBreaks(spread(market.venues[id], side, market.time_ms.length), gaps, () => null));
    }));

    /** The prices of fills in view widen the range that the quotes give. */
    function priceRange(u, low, high) {
      const fills = strategy ? strategy.fills.filter(fill => ofVenue(fill) && fill[0] / MS >= u.scales.x.min && fill[0] / MS <= u.scales.x.max) : [];
      const hidden = drawn.filter(gap => gap.to >= u.scales.x.min && gap.from <= u.scales.x.max).flatMap(gap => [...gap.bid, ...gap.offer]).filter(price => price !== null);
      const prices = fills.map(fill => fill[3]).concat(low === null ? [] : [low, high], hidden);
      if (!prices.length) return [0, 1];
      const least = Math.min(...prices);
      const most = Math.max(...prices);
      const margin = (most - least || Number(market.price_unit) * 4) * 0.08;
      return [least - margin, most + margin];
    }

    /** Where changes were left out: the range of the bid and of the offer. */
    function drawGaps(u) {
      const { ctx, bbox } = u;
      ctx.save();
      ctx.beginPath();
      ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
      ctx.clip();
      ctx.globalAlpha = 0.45;
      for (const gap of drawn) {
        if (gap.to < u.scales.x.min || gap.from > u.scales.x.max) continue;
        const left = u.valToPos(gap.from, "x", true);
        const across = Math.max(devicePixelRatio, u.valToPos(gap.to, "x", true) - left);
        for (const [range, name] of [[gap.bid, "--bid"], [gap.offer, "--ask"]]) {
          if (range[0] === null) continue;
          const top = u.valToPos(range[1], "y", true);
          ctx.fillStyle = colour(name);
          ctx.fillRect(left, top - devicePixelRatio, across, u.valToPos(range[0], "y", true) - top + 2 * devicePixelRatio);
        }
      }
      ctx.restore();
    }

    function drawFills(u) {
      if (isOn("show-prints")) layers.drawPrints(u, venue);
      if (!strategy) return;
      if (isOn("show-orders")) layers.drawOrders(u, strategy.name, venue);
      const most = Math.max(1, ...strategy.fills.map(fill => fill[2]));
      const pixel = devicePixelRatio;
      const { ctx, bbox } = u;
      ctx.save();
      ctx.beginPath();
      ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
      ctx.clip();
      ctx.strokeStyle = colour("--muted");
      ctx.setLineDash([4 * pixel, 4 * pixel]);
      ctx.lineWidth = pixel;
      for (const end of [0, data.end / MS]) {
        const x = Math.round(u.valToPos(end, "x", true));
        ctx.beginPath();
        ctx.moveTo(x, bbox.top);
        ctx.lineTo(x, bbox.top + bbox.height);
        ctx.stroke();
      }
      ctx.setLineDash([]);
      const inView = strategy.fills.filter(fill => ofVenue(fill) && fill[0] / MS >= u.scales.x.min && fill[0] / MS <= u.scales.x.max);
      const largest = (innerWidth < 600 ? 4.5 : 8) * Math.min(1, Math.sqrt(60 / Math.max(1, inView.length)));
      for (const [ms, , qty, price, maker] of inView) {
        const x = u.valToPos(ms / MS, "x", true);
        const y = u.valToPos(price, "y", true);
        const radius = (2 + largest * Math.sqrt(qty / most)) * pixel;
        ctx.beginPath();
        if (maker) {
          ctx.moveTo(x, y - radius); ctx.lineTo(x + radius, y); ctx.lineTo(x, y + radius); ctx.lineTo(x - radius, y);
          ctx.closePath();
        } else {
          ctx.arc(x, y, radius, 0, 2 * Math.PI);
          ctx.globalAlpha = 0.55;
          ctx.fillStyle = colour("--fill");
          ctx.fill();
          ctx.globalAlpha = 1;
        }
        ctx.lineWidth = 1.5 * pixel;
        ctx.strokeStyle = colour("--fill");
        ctx.stroke();
      }
      ctx.restore();
    }

    function readOut(u) {
      const readout = document.getElementById("readout");
      if (u.cursor.left === undefined || u.cursor.left < 0) return;
      const x = u.posToVal(u.cursor.left, "x");
      const i = lastUpTo(times, x);
      const reach = 8 * (u.scales.x.max - u.scales.x.min) / Math.max(1, u.over.clientWidth);
      const near = strategy ? strategy.fills.filter(fill => ofVenue(fill) && Math.abs(fill[0] / MS - x) <= reach) : [];
      const step = (u.scales.x.max - u.scales.x.min) / 1000;
      const price = value => value === null || value === undefined ? "\u2013" : fixed(value, digits);
      const hidden = drawn.find(gap => gap.from <= x && x < gap.to);
      const range = ([low, high]) => low === high ? price(low) : price(low) + " to " + price(high);
      const mid = i >= 0 && nbb[i] !== null && nbo[i] !== null ? fixed((nbb[i] + nbo[i]) / 2, digits + 1) : "\u2013";
      const shown = near.slice(0, 4).map(([, id, qty, at, maker]) => fixed(qty, 0) + " at " + price(at) + " on " + (data.venues[id] || id) + (maker ? " (rested)" : ""));
      const quotes = hidden
        ? "bid " + range(hidden.bid) + ", offer " + range(hidden.offer) + " (" + fixed(hidden.changes, 0) + (hidden.changes === 1 ? " change is" : " changes are") + " not drawn here)"
        : "bid " + (i < 0 ? "\u2013" : price(nbb[i])) + ", offer " + (i < 0 ? "\u2013" : price(nbo[i])) + ", mid " + mid;
      readout.textContent = clockTime(x, step) + ", " + clock(x, step) + " after the start: " + quotes
        + (shown.length ? ". Ours: " + shown.join("; ") + (near.length > 4 ? " and " + (near.length - 4) + " more" : "") : "")
        + layers.words(x, isOn("show-prints") ? reach / 2 : -1, isOn("show-orders") && strategy ? strategy.name : null, venue, price) + ".";
    }

    const queueTarget = document.getElementById("queue-chart");
    const queueHeight = () => innerWidth < 600 ? 150 : 180;
    let queues = null;
    let deepest = 1;
    /** The lower chart shows the same stretch of time. */
    function follow({ min, max }) {
      if (!queues) return;
      deepest = layers.mostAhead(strategy.name, venue, min, max) || 1;
      queues.setScale("x", { min, max });
    }
    const colourOf = id => venueColour(Math.max(0, venueIds.indexOf(String(id))));
    function showQueues() {
      const some = strategy !== undefined && layers.hasQueues(strategy.name);
      document.getElementById("queue").hidden = !some;
      if (!some) return;
      if (!queues) {
        queueTarget.className = "chart";
        queues = register(new uPlot({
          width: width(queueTarget), height: queueHeight(), legend: { show: false },
          cursor: { drag: { x: false, y: false }, points: { show: false } },
          scales: { x: { time: false }, y: { range: () => [0, deepest * 1.08] } },
          series: [{}, { stroke: stroke("--muted"), points: { show: false } }],
          axes: [xAxis(), axis({ size: 78, values: (u, splits) => splits.map(split => fixed(split, split % 1 ? 4 : 0)) })],
          hooks: { draw: [u => layers.drawQueues(u, strategy.name, venue, colourOf)] },
        }, [whole, [null, null]], queueTarget), queueTarget, queueHeight);
      }
      queues.setSize({ width: width(queueTarget), height: queueHeight() });
      follow(plot.scales.x);
    }

    const plot = register(new uPlot({
      width: width(target), height: height(), legend: { show: false },
      cursor: { drag: { x: true, y: false }, points: { show: false }, bind: { dblclick: () => () => { view(order[0], order[1]); return null; } } },
      scales: { x: { time: false }, y: { range: priceRange } },
      bands: [{ series: [2, 1], fill: stroke("--band") }],
      series,
      axes: [xAxis(), axis({ size: 78, incrs: multiples(Number(market.price_unit)), values: (u, splits) => splits.map(split => fixed(split, digits)) })],
      hooks: { draw: [drawGaps, drawFills], setCursor: [readOut], setScale: [(u, key) => { if (key === "x") follow(u.scales.x); }] },
    }, columns, target), target, height);

    function view(from, to) {
      const least = 1e-6;
      let span = Math.min(whole[1] - whole[0], Math.max(least, to - from));
      if (!(span > 0)) span = 1;
      const start = Math.min(Math.max(from, whole[0]), Math.max(whole[0], whole[1] - span));
      plot.setScale("x", { min: start, max: start + span });
    }
    function zoom(factor, centre) {
      const { min, max } = plot.scales.x;
      const at = centre === undefined ? (min + max) / 2 : centre;
      view(at - (at - min) * factor, at + (max - at) * factor);
    }
    function move(share) {
      const { min, max } = plot.scales.x;
      view(min + share * (max - min), max + share * (max - min));
    }
    function toFills() {
      if (!strategy || !strategy.fills.length) return;
      const first = strategy.fills[0][0] / MS;
      const last = strategy.fills[strategy.fills.length - 1][0] / MS;
      const margin = Math.max((last - first) * 0.08, (whole[1] - whole[0]) * 0.002);
      view(first - margin, last + margin);
    }
    const actions = {
      in: () => zoom(0.5), out: () => zoom(2), left: () => move(-0.25), right: () => move(0.25),
      fills: toFills, all: () => view(order[0], order[1]),
    };
    document.querySelectorAll("[data-zoom]").forEach(button => button.addEventListener("click", actions[button.dataset.zoom]));
    const keys = { ArrowLeft: "left", ArrowRight: "right", "+": "in", "=": "in", "-": "out", 0: "all", f: "fills" };
    target.addEventListener("keydown", event => {
      if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); actions[keys[event.key]](); }
    });
    target.addEventListener("wheel", event => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.25 : 0.8, plot.posToVal(event.clientX - plot.over.getBoundingClientRect().left, "x"));
    }, { passive: false });
    touch(plot, view);

    const choice = document.getElementById("strategy");
    data.strategies.forEach(one => choice.append(el("option", { value: one.name, textContent: one.name + " (" + fixed(one.fill_count, 0) + " fills" + (one.fills.length < one.fill_count ? ", " + fixed(one.fills.length, 0) + " drawn)" : ")"), selected: one === strategy })));
    choice.addEventListener("change", () => {
      strategy = data.strategies.find(one => one.name === choice.value);
      again();
    });
    function again() {
      view(plot.scales.x.min, plot.scales.x.max);
      plot.redraw();
      showQueues();
    }
    ["show-prints", "show-orders"].forEach(id => document.getElementById(id).addEventListener("change", () => plot.redraw()));
    const one = document.getElementById("venue");
    venueIds.forEach(id => one.append(el("option", { value: id, textContent: data.venues[id] || id })));
    one.addEventListener("change", () => {
      venue = one.value;
      boxes.forEach((box, i) => { box.checked = venueIds[i] === venue; showVenue(i); });
      again();
    });
    const list = document.getElementById("venue-list");
    const boxes = [];
    const showVenue = i => [3, 4].forEach(first => plot.setSeries(first + 2 * i, { show: boxes[i].checked }));
    venueIds.forEach((id, i) => {
      const box = el("input", { type: "checkbox" });
      boxes.push(box);
      box.addEventListener("change", () => showVenue(i));
      const name = el("span", { textContent: " " + (data.venues[id] || id) });
      name.style.borderBottom = "3px " + ["solid", "dashed", "dotted", "double"][venueDash(i)] + " var(" + venueColour(i) + ")";
      list.append(el("label", {}, box, name));
    });
    const all = el("button", { type: "button", textContent: "all" });
    const none = el("button", { type: "button", textContent: "none" });
    [[all, true], [none, false]].forEach(([button, checked]) => {
      button.addEventListener("click", () => boxes.forEach((box, i) => { box.checked = checked; showVenue(i); }));
      list.append(button);
    });
    if (strategy && strategy.fills.length) toFills(); else actions.all();
    showQueues();
  }

  /** One finger slides, two pinch. */
  function touch(plot, view) {
    const fingers = new Map();
    const over = plot.over;
    over.style.touchAction = "pan-y";
    const at = event => plot.posToVal(event.clientX - over.getBoundingClientRect().left, "x");
    const positions = () => [...fingers.values()];
    let from = null;
    const begin = () => { from = { min: plot.scales.x.min, max: plot.scales.x.max, xs: positions() }; };
    over.addEventListener("pointerdown", event => {
      if (event.pointerType === "mouse") return;
      fingers.set(event.pointerId, event.clientX);
      begin();
    });
    over.addEventListener("pointermove", event => {
      if (!fingers.has(event.pointerId) || !from) return;
      fingers.set(event.pointerId, event.clientX);
      const left = over.getBoundingClientRect().left;
      const perPixel = (from.max - from.min) / over.clientWidth;
      const now = positions();
      if (now.length === 1) {
        const shift = (from.xs[0] - now[0]) * perPixel;
        view(from.min + shift, from.max + shift);
      } else if (now.length === 2) {
        const factor = Math.abs(from.xs[0] - from.xs[1]) / Math.max(8, Math.abs(now[0] - now[1]));
        const anchor = from.min + ((from.xs[0] + from.xs[1]) / 2 - left) * perPixel;
        const span = (from.max - from.min) * factor;
        const place = ((now[0] + now[1]) / 2 - left) / over.clientWidth;
        view(anchor - place * span, anchor + (1 - place) * span);
      }
    });
    const end = event => { if (fingers.delete(event.pointerId)) begin(); };
    ["pointerup", "pointercancel", "pointerleave"].forEach(name => over.addEventListener(name, end));
  }

  // --- filled against the plan ---

  function schedule() {
    const target = document.getElementById("schedule-chart");
    const end = Math.max(data.end, 1);
    const moments = new Set([0, end]);
    /** Time and quantity of each fill, or of several where there are many. */
    const filled = one => one.progress || one.fills.map(fill => [fill[0], fill[2]]);
    data.strategies.forEach(one => {
      let before = null;
      filled(one).forEach(([ms]) => { if (before !== ms) moments.add(ms); before = ms; });
      (one.plan || []).forEach(([ms]) => { if (ms <= end) moments.add(ms); });
    });
    const times = [...moments].sort((a, b) => a - b);
    const soFar = (steps, value) => {
      let next = 0;
      let sum = 0;
      return times.map(time => {
        while (next < steps.length && steps[next][0] <= time) sum = value(sum, steps[next++]);
        return sum;
      });
    };
    const stepped = uPlot.paths.stepped({ align: 1 });
    const quantity = (u, value) => value === null || value === undefined ? "\u2013" : fixed(value, 0);
    const points = { show: false };
    const series = [
      { label: "after the start", value: (u, x) => x === null || x === undefined ? "\u2013" : clock(x, 0.001) },
      { label: "even pace", colour: "--muted", stroke: stroke("--muted"), width: 1.5, dash: [2, 4], points, value: quantity },
    ];
    const columns = [times.map(ms => ms / MS), times.map(ms => data.qty * Math.min(1, Math.max(0, ms / end)))];
    data.strategies.forEach((one, i) => {
      const line = { colour: "--c" + i % 7, stroke: stroke("--c" + i % 7), paths: stepped, points, value: quantity };
      series.push({ ...line, label: one.name, width: Math.max(1.5, 4 - 0.6 * i) });
      columns.push(soFar(filled(one), (sum, step) => sum + step[1]));
      if (one.plan) {
        series.push({ ...line, label: one.name + ", due", width: 1.5, dash: [8, 5] });
        columns.push(soFar(one.plan, (sum, step) => step[1]));
      }
    });
    register(new uPlot({
      width: width(target), height: height(), series,
      legend: { markers: { width: 2, fill: "transparent", stroke: (u, i) => i ? "var(" + series[i].colour + ")" : "transparent", dash: (u, i) => series[i].dash ? (series[i].dash[0] < 4 ? "dotted" : "dashed") : "solid" } },
      scales: { x: { time: false }, y: { range: [0, data.qty * 1.05] } },
      axes: [xAxis(), axis({ size: Math.max(70, 22 + 7.5 * fixed(data.qty, 0).length), incrs: multiples(1), values: (u, splits) => splits.map(split => fixed(split, 0)) })],
    }, columns, target), target, height);
  }

  // --- one panel of the parameter surface at a time ---

  const third = document.getElementById("third");
  if (third) {
    const panels = document.querySelectorAll("[data-third]");
    const show = () => panels.forEach(panel => { panel.hidden = panel.dataset.third !== third.value; });
    third.addEventListener("change", show);
    show();
  }

  if (market) replay();
  schedule();

  // --- size, colours, paper ---

  const fit = () => charts.forEach(({ plot, target, height }) => plot.setSize({ width: width(target), height: height() }));
  const repaint = () => charts.forEach(({ plot }) => plot.redraw(false));
  let lastWidth = innerWidth;
  addEventListener("resize", () => { if (innerWidth !== lastWidth) { lastWidth = innerWidth; fit(); } });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  addEventListener("beforeprint", () => {
    document.documentElement.classList.add("on-paper");
    document.querySelectorAll("details:not([open])").forEach(one => { one.open = true; one.dataset.closed = ""; });
    charts.forEach(({ plot }) => plot.setSize({ width: 680, height: Math.min(300, plot.height) }));
    repaint();
  });
  addEventListener("afterprint", () => {
    document.documentElement.classList.remove("on-paper");
    document.querySelectorAll("[data-closed]").forEach(one => { one.open = false; delete one.dataset.closed; });
    fit();
  });
  document.documentElement.dataset.charts = String(charts.length);
})();
