// On this day: today's date, or the nearest of the year that has stories, as a link. By the reader's
// own clock; the dates stand in the page. Without this script the calendar of dates is the way.
{
  const place = document.querySelector(".today");
  const lang = document.documentElement.lang.replace(/^en$/, "en-GB"); // as the pages write dates
  const form = { day: "numeric", month: "long", calendar: "gregory", numberingSystem: "latn", timeZone: "UTC" };
  const LEAP = 2000; // a year that has every date
  const time = (month, day) => Date.UTC(LEAP, month - 1, day) / 864e5;

  const now = new Date();
  const today = time(now.getMonth() + 1, now.getDate());
  const away = (date) => {
    const days = Math.abs(time(...date.split("-")) - today);
    return Math.min(days, 366 - days);
  };
  const date = place.dataset.dates.split(" ").reduce((best, next) => (away(next) < away(best) ? next : best));

  const link = document.createElement("a");
  link.href = place.dataset.url.replace("{date}", date);
  link.textContent = new Intl.DateTimeFormat(lang, form).format(time(...date.split("-")) * 864e5);
  if (away(date)) {
    const words = document.createElement("small");
    words.className = "count";
    words.textContent = `${place.dataset.nearest} `;
    place.append(words);
  }
  place.append(link);
}
