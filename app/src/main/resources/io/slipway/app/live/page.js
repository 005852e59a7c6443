'use strict';
const at = id => document.getElementById(id);
const count = n => n.toLocaleString('en-US', {maximumFractionDigits: 12});
const quote = q => q ? q.bid + ' / ' + q.ask : 'none';
const clock = text => text.replace('T', ' ').replace('Z', '').replace(/\.(\d{3})\d*$/, '.$1');
const cards = new Map();

function make(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
}

function set(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function bar(name, done, label) {
  const progress = make('progress', name);
  progress.max = 1;
  progress.value = done;
  progress.setAttribute('aria-label', label);
  return progress;
}

function figures(pairs) {
  const list = make('dl', 'figures');
  for (const [name, value] of pairs) {
    const pair = make('div');
    pair.append(make('dt', '', name), make('dd', '', value));
    list.append(pair);
  }
  return list;
}

function market(symbol) {
  const tile = make('div', 'market');
  tile.append(make('strong', '', symbol.symbol), make('span', 'quote', quote(symbol.nbbo)),
    make('span', 'quiet', clock(symbol.clock)), make('span', 'quiet number', count(symbol.rows) + ' rows'));
  return tile;
}

const books = new Map();

function bookOf(symbol) {
  const root = make('details', 'card');
  const scroll = make('div', 'scroll');
  const table = make('table');
  const head = make('tr');
  const book = { root, summary: make('summary'), body: make('tbody') };
  root.open = matchMedia('(min-width: 601px)').matches;
  for (const [name, text] of [['', 'Venue'], ['number', 'Bid size'], ['number', 'Bid'], ['number', 'Ask'], ['number', 'Ask size']]) {
    const th = make('th', name, text);
    th.scope = 'col';
    head.append(th);
  }
  const top = make('thead');
  top.append(head);
  table.append(top, book.body);
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', 'Venues of ' + symbol);
  scroll.append(table);
  root.append(book.summary, scroll);
  at('venues').append(root);
  books.set(symbol, book);
  return book;
}

function showBook(symbol) {
  const book = books.get(symbol.symbol) || bookOf(symbol.symbol);
  set(book.summary, 'Venues of ' + symbol.symbol + ': ' + symbol.venues.length);
  const rows = [];
  for (const venue of symbol.venues) {
    for (let level = 0; level < Math.max(venue.bids.length, venue.asks.length); level++) {
      const bid = venue.bids[level], ask = venue.asks[level], tr = make('tr', level ? 'deeper' : '');
      tr.append(make('td', '', level ? '' : venue.venue));
      for (const text of [bid && count(bid.size), bid && bid.px, ask && ask.px, ask && count(ask.size)]) {
        tr.append(make('td', 'number', text || ''));
      }
      rows.push(tr);
    }
  }
  book.body.replaceChildren(...rows);
}

function strategy(order, s) {
  const part = make('div', 'strategy');
  const line = make('div', 'line');
  line.append(make('strong', '', s.name), make('span', 'number', count(s.filled) + ' of ' + count(order.qty)));
  const working = s.working.map(w => count(w.qty) + ' ' + w.type.replace('_', ' ') + ' at ' + w.px + ' on ' + w.venue
    + (w.ahead === '' ? '' : ' (' + count(Number(w.ahead)) + ' ahead, estimated)'));
  part.append(line, bar('', s.filled / order.qty, s.name + ' filled'), figures([
    ['cost', s.cost ? s.cost + ' bps' : 'none yet'], ['whole order', s.cost_whole ? s.cost_whole + ' bps' : 'not known'],
    ['vs TWAP', s.cost_twap ? s.cost_twap + ' bps' : 'none yet'],
    ['vs VWAP', s.cost_vwap ? s.cost_vwap + ' bps' : 'none yet'], ['orders', count(s.orders)], ['fills', count(s.fills)],
    ['working', working.join(', ') || 'nothing']]));
  return part;
}

async function send(action, id, terms) {
  const wish = { v: 1, action, id };
  if (terms) wish.terms = terms;
  try {
    const answer = await fetch('control', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(wish) });
    say(answer.ok ? action + ' ' + id + ': sent' : action + ' ' + id + ': ' + (await answer.text() || answer.status));
  } catch (e) {
    say(action + ' ' + id + ': not sent, no connection');
  }
}

let silence = 0;
function say(text) {
  set(at('message'), text);
  clearTimeout(silence);
  silence = setTimeout(() => set(at('message'), ''), 6000);
}

let replaced = '';
function ask(id) {
  replaced = id;
  set(at('replace-title'), 'Replace ' + id);
  at('replace').querySelector('form').reset();
  at('replace').returnValue = '';
  at('replace').showModal();
}

at('replace').addEventListener('close', () => {
  if (at('replace').returnValue !== 'replace') return;
  const terms = {};
  for (const [name, value] of new FormData(at('replace').querySelector('form'))) {
    if (value.trim()) terms[name] = value.trim();
  }
  if (Object.keys(terms).length) send('replace', replaced, terms);
  else say('replace ' + replaced + ': nothing to change');
});

function button(name, text, work) {
  const element = make('button', name, text);
  element.type = 'button';
  element.addEventListener('click', work);
  return element;
}

function card(order, control) {
  const root = make('article', 'card order');
  root.setAttribute('aria-label', 'Order ' + order.id);
  const head = make('header');
  const parts = { root, title: make('h2'), state: make('span', 'chip'), window: make('span', 'window'),
    elapsed: bar('elapsed', 0, 'elapsed time of the order'), average: make('p', 'average'), rivals: make('p', 'average'), strategies: make('div'), buttons: make('p', 'buttons') };
  head.append(parts.title, parts.state, parts.window);
  root.append(head, parts.elapsed, parts.average, parts.rivals, parts.strategies);
  if (control) {
    parts.pause = button('', 'Pause', () => send(parts.held ? 'resume' : 'pause', order.id));
    parts.replace = button('', 'Replace', () => ask(order.id));
    parts.cancel = button('danger', 'Cancel', () => send('cancel', order.id));
    parts.buttons.append(parts.pause, parts.replace, parts.cancel);
    root.append(parts.buttons);
  }
  return parts;
}

const average = px => Number(px).toLocaleString('en-US', {maximumSignificantDigits: 9, useGrouping: false});

function averages(m) {
  const twap = m.twap ? 'TWAP of the mid ' + average(m.twap) + ' over ' + count(Math.round(m.twap_s)) + ' s' : 'no mid yet';
  return 'Since the start: ' + twap + (m.vwap ? ', VWAP ' + average(m.vwap) + ' of ' + count(m.prints) + ' prints, '
    + count(m.print_qty) + ' traded' : ', no prints');
}

function rivals(order) {
  const first = order.strategies[0], others = order.strategies.slice(1).filter(s => s.against_first);
  return !others.length ? '' : 'Whole order, what is left at the mid: ' + first.name + ' ' + first.cost_whole + ' bps'
    + others.map(s => ', ' + s.name + ' ' + s.cost_whole + ' (' + s.against_first + ')').join('');
}

function update(parts, symbol, order) {
  const over = order.state === 'finished' || order.state === 'cancelled';
  const limit = order.limit ? ' limit ' + order.limit : '';
  set(parts.title, (order.id ? order.id + ': ' : '') + order.side + ' ' + count(order.qty) + ' ' + symbol.symbol + limit);
  set(parts.state, order.state);
  parts.state.className = 'chip ' + order.state;
  set(parts.window, clock(order.start) + ' to ' + clock(order.end)
    + (order.arrival ? ', NBBO at start ' + quote(order.arrival) : ''));
  parts.elapsed.value = order.elapsed;
  set(parts.average, averages(order.market));
  set(parts.rivals, rivals(order));
  parts.rivals.hidden = !parts.rivals.textContent;
  parts.strategies.replaceChildren(...order.strategies.map(s => strategy(order, s)));
  if (parts.pause) {
    parts.held = order.state === 'paused';
    set(parts.pause, parts.held ? 'Resume' : 'Pause');
    for (const each of [parts.pause, parts.replace, parts.cancel]) each.disabled = over;
    parts.replace.disabled = over || order.strategies.length !== 1;
  }
}

let kept = '';
let status = '';
let newsAt = 0;

function showHealth() {
  const seconds = Math.floor((performance.now() - newsAt) / 1000);
  const news = !status || status === 'finished' ? '' : 'last update ' + (seconds < 2 ? 'now' : count(seconds) + ' s ago');
  set(at('health'), [kept, news].filter(text => text).join(', '));
}

function health(now) {
  status = now.status;
  newsAt = performance.now() - now.age_ms;
  set(at('state'), status);
  at('state').className = 'chip ' + status;
  showHealth();
}

const sum = (symbols, name) => symbols.reduce((all, symbol) => all + symbol[name], 0);
const plural = (n, word) => count(n) + ' ' + word + (n === 1 ? '' : 's');

function countKept(symbols) {
  const texts = [];
  if (symbols.every(symbol => 'lag' in symbol)) texts.push('lag ' + plural(sum(symbols, 'lag'), 'record'));
  if (symbols.every(symbol => 'commits' in symbol)) texts.push(plural(sum(symbols, 'commits'), 'commit'));
  kept = symbols.length ? texts.join(', ') : '';
}

function show(run) {
  document.body.dataset.version = run.version;
  countKept(run.symbols);
  health(run.health);
  at('markets').replaceChildren(...run.symbols.map(market));
  run.symbols.forEach(showBook);
  const fills = [];
  for (const symbol of run.symbols) {
    for (const order of symbol.orders) {
      if (!cards.has(order.id)) {
        cards.set(order.id, card(order, run.control));
        at('orders').append(cards.get(order.id).root);
      }
      update(cards.get(order.id), symbol, order);
      for (const s of order.strategies) for (const f of s.newest) fills.push({ id: order.id, name: s.name, ...f });
    }
  }
  fills.sort((a, b) => a.time < b.time ? 1 : a.time > b.time ? -1 : 0);
  at('fills').replaceChildren(...fills.slice(0, 12).map(f => {
    const tr = make('tr');
    const [date, time] = clock(f.time).split(' ');
    const moment = make('td');
    moment.append(make('span', 'date', date + ' '), time);
    tr.append(moment);
    for (const text of [count(f.qty), f.px]) tr.append(make('td', 'number', text));
    tr.append(make('td', '', f.venue), make('td', '', (f.id ? f.id + ': ' : '') + f.name));
    return tr;
  }));
}

const events = new EventSource('events');
events.onmessage = message => {
  const run = JSON.parse(message.data);
  show(run);
  if (run.finished) events.close();
};
events.addEventListener('health', message => health(JSON.parse(message.data)));
setInterval(showHealth, 1000);
events.onerror = () => {
  set(at('state'), 'no connection, trying again');
  at('state').className = 'chip lost';
};
