// The names of an index that hold what a reader types. Of this page's own list: nothing is fetched,
// and without this script nothing is shown. The words stand in the page, in a <template>.
{
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const place = document.querySelector(".filter");
  place.append(place.querySelector("template").content);
  const input = place.querySelector("input");
  const output = place.querySelector("output");
  const names = [...document.querySelectorAll(".index__terms > li")].map(
    (item) => [item, plain(item.firstChild.textContent)],
  );

  input.addEventListener("input", () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [item, name] of names) {
      item.hidden = !words.every((word) => name.includes(word));
      shown += !item.hidden;
    }
    for (const list of document.querySelectorAll(".index__terms")) {
      list.hidden = !list.querySelector(":scope > :not([hidden])");
      const heading = list.previousElementSibling;
      if (heading?.matches(".index__letter")) heading.hidden = list.hidden;
    }
    const number = shown.toLocaleString(document.documentElement.lang);
    output.value = words.length ? `${output.dataset.shown} ${number}` : "";
  });
}
