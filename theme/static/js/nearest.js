// Nothing at this address: the nearest dates with stories, by the date that the address has. The
// site's own page of that month or year tells them; without this script the years are the way.
{
  const place = document.querySelector(".nearest");
  const { root, day, month, year } = place.dataset;
  const base = new URL(root, location).pathname;
  const asked = location.pathname.slice(base.length);
  const signs = /\{date:%([Ymd])\}/g;

  // An address that begins as those of a period do, `{date:%Y}/{date:%m}/`, has its date.
  const dated = (pattern) => {
    const plain = pattern.replace(/\/$/, "").replace(/[.*+?^$()|[\]\\]/g, "\\$&");
    const parts = plain.replace(signs, (_, sign) => `(?<${sign}>\\d${sign === "Y" ? "{4}" : "{2}"})`);
    return asked.match(new RegExp(`^${parts}(?!\\d)`))?.groups;
  };
  const page = async (pattern, date) => {
    const answer = await fetch(base + pattern.replace(signs, (_, sign) => date[sign]));
    const text = await answer.text(); // of a missing page, too: else its request stays open
    return answer.ok && new DOMParser().parseFromString(text, "text/html");
  };
  const months = new Intl.DateTimeFormat(document.documentElement.lang, {
    year: "numeric", month: "long", calendar: "gregory", numberingSystem: "latn", timeZone: "UTC",
  });

  const show = async (date) => {
    place.append(place.querySelector("template").content);
    const wanted = [date.Y, date.m, date.d].filter(Boolean).join("-");
    const from = (date.m && month && await page(month, date)) || (year && await page(year, date)) || document;
    const known = [...from.querySelectorAll("main a time")]
      .map((time) => ({ at: time.dateTime.slice(0, 10), words: time.textContent, link: time.closest("a") }))
      .filter(({ at }) => at === wanted || !wanted.startsWith(at))
      .sort((a, b) => (a.at < b.at ? -1 : 1));
    const near = [
      known.findLast(({ at }) => at < wanted), known.find(({ at }) => at === wanted),
      known.find(({ at }) => at > wanted),
    ].filter(Boolean);
    for (const { at, words, link } of near) {
      const [item, way] = ["li", "a"].map((name) => document.createElement(name));
      way.href = link.getAttribute("href");
      way.textContent = at.length === 7 ? months.format(new Date(at)) : words;
      item.append(way);
      place.querySelector("ul").append(item);
    }
    if (!near.length) throw new RangeError(wanted);
  };
  const date = [day, month, year].filter(Boolean).map(dated).find(Boolean);
  if (date) show(date).catch(() => place.replaceChildren()); // the years are left
}
