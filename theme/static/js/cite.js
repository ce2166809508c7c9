/* Offers the reference of a story as a file, made from the page's own linked data: RIS and
   CSL-JSON as plugins/exports/citefiles.py makes them, and BibTeX for biblatex. */
(() => {
  "use strict";
  const shelf = document.querySelector(".cite__files");
  const data = document.querySelector('script[type="application/ld+json"]');
  if (!shelf || !data) return;

  const story = JSON.parse(data.textContent)["@graph"][0];
  const all = (value) => (value ? [value].flat() : []);
  const named = (thing) => (thing ? thing.name : "");
  const lines = (pairs, line) => pairs.filter(([, value]) => value).map(line);
  const description = document.querySelector('meta[name="description"]');

  const authors = all(story.author);
  const agency = named(story.sourceOrganization);
  const wire = authors.some((author) => author.name === agency) ? "" : agency;
  const publisher = named(story.publisher) || wire;
  const publication = named(story.isPartOf);
  const archive = named(story.provider);
  const where = all(story.locationCreated).map(named).join("/");
  const date = story.datePublished.slice(0, 10);
  const url = story["@id"] || "";
  const abstract = description ? description.content : "";
  const key = url.replace(/\/(index\.html)?$/, "").replace(/^.*\/|\.html$/g, "") || story.identifier;

  function ris() {
    const [year, month = "", day = ""] = date.split("-");
    const parted = ({ name, familyName, givenName, honorificSuffix }) =>
      [familyName, givenName, honorificSuffix].filter(Boolean).join(", ") || name;
    const pairs = [
      ["TY", "NEWS"], ...authors.map((author) => ["AU", parted(author)]),
      ["TI", story.headline], ["T2", publication], ["PB", publisher], ["CY", where],
      ["DA", `${year}/${month}/${day}/`], ["PY", year], ["SE", story.articleSection],
      ["LA", story.inLanguage], ["UR", url], ["DP", archive], ["AN", story.identifier],
      ["AB", abstract],
    ];
    return [...lines(pairs, ([tag, value]) => `${tag}  - ${value}`), "ER  - ", ""].join("\r\n");
  }

  function csl() {
    const name = ({ name, familyName, givenName, honorificSuffix }) => familyName
      ? { family: familyName, given: givenName, suffix: honorificSuffix } : { literal: name };
    const told = {
      id: story.identifier, type: "article-newspaper", title: story.headline,
      author: authors.map(name), "container-title": publication, publisher,
      "publisher-place": where, issued: { "date-parts": [date.split("-").map(Number)] },
      section: story.articleSection, language: story.inLanguage, URL: url, archive,
      archive_location: story.identifier, abstract,
    };
    const known = Object.entries(told).filter(([, value]) => value && value.length !== 0);
    return `${JSON.stringify([Object.fromEntries(known)], null, 2)}\n`;
  }

  function bibtex() {
    // `\{` would do in TeX, but BibTeX counts it among the braces that must balance.
    const signs = { "\\": "backslash", "~": "asciitilde", "^": "asciicircum", "{": "braceleft", "}": "braceright" };
    const plain = (text) => text.replace(/[\\{}%$&#_~^]/g, (sign) => signs[sign] ? `\\text${signs[sign]}{}` : `\\${sign}`);
    // An organisation, and a name of one word, stay whole in their braces.
    const name = ({ name, familyName, givenName, honorificSuffix }) => familyName
      ? [familyName, honorificSuffix, givenName].filter(Boolean).map(plain).join(", ") : `{${plain(name)}}`;
    const pairs = [
      ["author", authors.map(name).join(" and ")], ["title", `{${plain(story.headline)}}`],
      ["entrysubtype", publication && "newspaper"], ["journaltitle", plain(publication)],
      ["organization", publication ? "" : plain(wire)], ["publisher", plain(named(story.publisher))],
      ["note", publication ? "" : `In ${plain(archive)} (archive)`],
      ["date", date], ["location", plain(where)], ["url", url], ["abstract", plain(abstract)],
    ];
    const fields = lines(pairs, ([field, value]) => `  ${field} = {${value}},\n`).join("");
    return `@${publication ? "article" : "online"}{${key},\n${fields}}\n`;
  }

  const files = [
    ["RIS", "ris", "application/x-research-info-systems", ris],
    ["BibTeX", "bib", "application/x-bibtex", bibtex],
    ["CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl],
  ];
  for (const [text, ending, type, make] of files) {
    const link = document.createElement("a");
    link.textContent = text;
    link.download = `${key}.${ending}`;
    link.href = URL.createObjectURL(new Blob([make()], { type }));
    shelf.append(" ", link);
  }
  shelf.hidden = false;
})();
