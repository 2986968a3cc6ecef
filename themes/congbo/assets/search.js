// Search in the browser. The index lies in small scripts that hand over their data, so that it
// also works where the site is opened from a disk. Words are folded as the index has them: marks
// dropped, đ as d, groups of digits joined, days as eight digits.
(() => {
  "use strict";
  const form = document.getElementById("search_form");
  if (!form) return;
  const field = form.elements.q;
  const status = document.getElementById("search_status");
  const list = document.getElementById("search_results");
  const root = form.dataset.root;
  const most = 50;

  const loads = new Map();
  const shards = new Map();
  const pages = new Map();
  let head = null;
  window.congboIndex = (data) => { head = data; };
  window.congboWords = (shard, data) => { shards.set(shard, data); };
  window.congboPages = (at, data) => { pages.set(at, data); };

  const load = (name) => {
    if (!loads.has(name)) {
      loads.set(name, new Promise((done) => {
        const script = document.createElement("script");
        script.src = `${root}search/${encodeURIComponent(name)}.js`;
        script.onload = () => done(true);
        script.onerror = () => done(false);
        document.head.append(script);
      }));
    }
    return loads.get(name);
  };

  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d").toLowerCase();
  const english = document.documentElement.lang === "en";
  const [group, decimal] = english ? [",", "\\."] : ["\\.", ","];
  // A day; a number; a decimal with the other mark, as people type it; a syllable.
  const pieces = new RegExp(
    "(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})(?!\\d)"
    + `|(?<![\\d.,])(\\d+)${group}(\\d{1,2})(?![\\d.,]*\\d)`
    + `|(\\d+(?:${group}\\d{3}(?!\\d))*)(?:${decimal}(\\d+))?`
    + "|[a-z]+", "g");
  const plainNumber = (digits) => digits.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  const words = (text) => [...fold(text).matchAll(pieces)].flatMap((piece) => {
    const [whole, day, , month, year, other, otherPart, number, part] = piece;
    if (day) {
      const possible = day >= 1 && day <= 31 && month >= 1 && month <= 12;
      return possible ? year + month.padStart(2, "0") + day.padStart(2, "0")
        : [day, month, year].map(plainNumber);
    }
    if (other) return `${plainNumber(other)},${otherPart}`;
    if (number) return plainNumber(number) + (part ? `,${part}` : "");
    return whole;
  });
  const shardOf = (word) => `${word}__`.slice(0, 2).replace(/[^a-z0-9]/g, "_");

  // The weight of a word on each page: a title tells more than a text, a rare word more than a
  // common one. The last word may be the beginning of one. Pages stand in rows of numbers, since
  // a common word is on every one of thousands.
  const find = (word, unfinished) => {
    const shard = shards.get(shardOf(word)) || {};
    const names = unfinished && word.length > 1
      ? Object.keys(shard).filter((name) => name.startsWith(word)) : [word];
    // `10,232` may be meant as ten thousand.
    if (/^\d+,\d{3}$/.test(word)) names.push(word.replace(",", ""));
    const weights = new Float64Array(head.titles.length);
    let everywhere = false;
    for (const name of names) {
      if (!Object.hasOwn(shard, name)) continue;
      const [titles, texts] = shard[name];
      const whole = name === word ? 1 : 0.6;
      const put = (steps, weight) => {
        const own = weight * whole * Math.log(1 + weights.length / (steps.length || 1));
        let page = 0;
        for (const step of steps) {
          page += step;
          if (weights[page] < own) weights[page] = own;
        }
      };
      if (texts === 1) everywhere = true; else put(texts, 1);
      put(titles, 8);
    }
    return { weights, everywhere, found: everywhere || weights.some((weight) => weight > 0) };
  };

  // How well each page answers, and how many do. A title that is all asked for goes before a longer
  // one; 0 is no answer.
  const judge = (hits) => {
    const scores = new Float64Array(head.titles.length);
    let count = 0;
    for (let page = 0; page < scores.length; page += 1) {
      let score = 0;
      let titled = 0;
      let complete = true;
      for (const { weights, everywhere } of hits) {
        const weight = weights[page];
        if (!weight && !everywhere) {
          complete = false;
          break;
        }
        score += weight;
        if (weight > 4) titled += 1;
      }
      if (!complete) continue;
      count += 1;
      // A page that holds only words of all pages answers too, after the others.
      scores[page] = (score || Number.MIN_VALUE) * (1 + titled / (head.titles[page] || 1));
    }
    return { scores, count };
  };

  // The best pages, the best first; of equals the first listed.
  const leaders = (scores) => {
    const best = [];
    for (let page = 0; page < scores.length; page += 1) {
      const score = scores[page];
      if (!score || (best.length === most && score <= scores[best[most - 1]])) continue;
      let at = best.length;
      while (at > 0 && scores[best[at - 1]] < score) at -= 1;
      best.splice(at, 0, page);
      if (best.length > most) best.pop();
    }
    return best;
  };

  let asked = 0;
  const search = async (query) => {
    const turn = ++asked;
    const all = words(query);
    if (!all.length) return show(turn, query, []);
    await load("index");
    await Promise.all([...new Set(all.map(shardOf))].map(load));
    if (turn !== asked || !head) return undefined;
    const hits = all.map((word, at) => ({ word, ...find(word, at === all.length - 1) }))
      .filter(({ found }) => found);
    const missed = all.filter((word) => !hits.some((hit) => hit.word === word));
    if (!hits.length) return show(turn, query, []);
    const { scores, count } = judge(hits);
    const best = leaders(scores);
    await Promise.all([...new Set(best.map((page) => Math.floor(page / head.perFile)))]
      .map((at) => load(`trang-${at}`)));
    const entries = best.map((page) =>
      (pages.get(Math.floor(page / head.perFile)) || [])[page % head.perFile]).filter(Boolean);
    return show(turn, query, phrased(entries, query), count, missed);
  };

  // Of what was found, titles that hold the words as they were typed come first; an office or an
  // indicator by its name before what was said of it.
  const phrased = (entries, query) => {
    const exact = query.trim().toLowerCase().normalize("NFC");
    const plain = words(query).join(" ");
    const rank = ([title, , kind]) => {
      if (title.toLowerCase() === exact) return 0;
      const folded = words(title).join(" ");
      if (folded === plain) return 1;
      const holds = ` ${folded} `.includes(` ${plain} `);
      if (holds && (kind === "office" || kind === "indicator")) return 2;
      if (title.toLowerCase().includes(exact)) return 3;
      return holds ? 4 : 5;
    };
    return entries.map((entry, at) => [rank(entry), at, entry])
      .sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , entry]) => entry);
  };

  const show = (turn, query, entries, count = 0, missed = []) => {
    if (turn !== asked) return;
    list.replaceChildren(...entries.map(([title, path, kind, day, description]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = root + path + (path.endsWith("/") ? "index.html" : "");
      link.textContent = title;
      const about = document.createElement("p");
      about.className = "about";
      const date = day && day.split("-").reverse().join("/");
      about.textContent = [list.dataset[kind], date].filter(Boolean).join(", ");
      item.append(link, about);
      if (description) {
        const words = document.createElement("p");
        words.textContent = description;
        item.append(words);
      }
      return item;
    }));
    const { found, none, part } = status.dataset;
    const said = !entries.length ? none : missed.length ? part : found;
    status.textContent = query.trim()
      ? said.replace("{count}", count).replace("{words}", missed.join(", ")) : "";
  };

  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => search(field.value), 30);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    const address = new URL(location.href);
    address.searchParams.set("q", field.value);
    history.replaceState(null, "", address);
    search(field.value);
  });
  const first = new URLSearchParams(location.search).get("q");
  if (first) {
    field.value = first;
    search(first);
  }
})();
