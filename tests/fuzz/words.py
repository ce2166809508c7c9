"""Words that the reader listens to: with them the fuzzer soon says what matters."""

WORDS = (
    *(" date 2022-02-28 ", "2022-02", "T14:05+01:00", "\n\n", "\r\n", "\ufeff", "\u00a0", "\u2028"),
    *("(Photo by ", " / AFP)", "REUTERS/", "(AP Photo/", "Photo: ", "Foto: ", "© ", " via "),
    *("Getty Images", "FILE PHOTO: ", "In this file photo ", "Courtesy of ", "Handout", "STR"),
    *("KYIV, Ukraine (AFP) – ", "HALMSTAD (Reuters) - ", "(AP) — ", "LIMA, May 3 — ", "Berlin: "),
    *("By Ada Rossini", " and Tom Brill", ", Associated Press", "Von ", "Par "),
    *("Advertisement", "Read more: ", "Share this:", "Click to print (Opens in new window)"),
    *("PUBLISHED: May 3, 2021 at 9:52 a.m.", "Breaking News ", "NewsLocal News ", "Contact Us "),
    *("• ", "- ", "> ", "1. ", "- Snow goes on -", "(dpa)", "-- Reuters", "dk/ach"),
    *("(Reporting by ", "TPX IMAGES OF THE DAY", "toggle caption", "...more", "1/13", "https://"),
    *("\u202e", "\u2066", "\u2069", "\x01", "\x7f", "\x85", "（", "）", "。", "</p>", "&amp;"),
)
