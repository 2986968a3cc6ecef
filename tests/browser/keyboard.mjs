// A page with the Tab key alone: the way in past the menu comes first, everything that can be used
// is reached, once and in the order of the page, and where one is can be seen.

export async function walk(tab) {
  const faults = [];
  const wanted = await tab.evaluate(usable);
  const reached = [];
  await tab.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); });
  for (let step = 0; step <= wanted.length + 2; step += 1) {
    await tab.keyboard.press("Tab");
    const stop = await tab.evaluate(standing);
    if (!stop || stop.number === reached[0]?.number) break;
    reached.push(stop);
  }
  if (!reached[0]?.skips) faults.push("the first stop is not the way past the menu");
  for (const stop of reached) {
    if (!stop.marked) faults.push(`no visible focus on ${stop.name}`);
    if (!stop.inView) faults.push(`focus out of view on ${stop.name}`);
  }
  const numbers = reached.map((stop) => stop.number);
  for (const { number, name } of wanted) {
    if (!numbers.includes(number)) faults.push(`cannot be reached: ${name}`);
  }
  if (numbers.some((number, at) => at > 0 && number < numbers[at - 1])) {
    faults.push("the order of stops is not the order of the page");
  }
  return faults;
}

/** In the page: everything that can be used, numbered in the order of the page. */
function usable() {
  const all = document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0']");
  const shown = [...all].filter((element) =>
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
    && !element.disabled && element.tabIndex >= 0);
  return shown.map((element, number) => {
    element.dataset.stop = number;
    return { number, name: `${element.localName} “${(element.textContent || element.name || "").trim().slice(0, 40)}”` };
  });
}

/** In the page: where the keyboard is, and whether that can be seen. */
function standing() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    number: Number(element.dataset.stop ?? -1),
    name: `${element.localName} “${(element.textContent || element.name || "").trim().slice(0, 40)}”`,
    skips: element.matches("a[href^='#']") && element.getBoundingClientRect().top >= 0,
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inView: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}
