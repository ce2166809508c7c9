"""A small archive for machines to read."""

import pytest

from support.machines import Small

HEADLINES = (
    "Minister says ]]> to all & <b>none</b>",
    "</script><script>alert(1)</script>",
    "Storm \U0001f30a hits “coast” — 'again', \"twice\"",
    "\u202eStorm\u200f شمال\u2067",
    "word " * 400 + "end",
    "=1+1",
)
TEXT = (
    "A crowd in Oslo on May 5, 2021. (Photo by Ada ROSSI / AFP)\n\n"
    "OSLO, Norway (AFP) — President Anna Petrova ]]> spoke at the Harbour Authority.\n\n"
    "“Quoted,” she said; 3 < 4 & 5 > 4.\n\nLast words of {}."
)
LEAVE = "full,Bee,Hive,https://creativecommons.org/licenses/by/4.0/,© Bee,full,,,2021-05"


@pytest.fixture
def small(tmp_path, builder):
    """Return a function: `small(SETTING=…)` gives a site without stories."""
    return lambda **settings: Small(tmp_path, builder, **settings)


@pytest.fixture(scope="session")
def data(tmp_path_factory, builder):
    """Return a site with data files, of stories that are hard to write; nobody may change it."""
    site = Small(tmp_path_factory.mktemp("data"), builder, BULK_DATA=True)
    for number, headline in enumerate(HEADLINES):
        site.seed(f"full/s{number}", f"2021-05-0{number + 1}", headline, TEXT.format(number))
    site.seed("=bare", "2021", "A year alone", "Words without a place, on Anna Petrova.")
    site.seed("full/old", "1999-02", "A month", TEXT.format("old"))
    site.seed("full/timed", "1999-05-06T10:00", "An hour", TEXT.format("timed"))
    site.seed("full/secret", "1999-05-06", "A secret", TEXT.format("secret"))
    site.seed("full/when", "1999-02-30", "A day that was not")
    site.seed("full/who", "someday", "No day at all")
    site.seed("full/where", "someday", "No day again")
    site.sources(LEAVE)
    site.note("s0", "Tags: +Kyiv, +../x, +=2+2\n\nThe *place* was another.\n")
    site.note("timed", "Tags: +Weather\nAuthor: Ann Lee; Jane Doe\nModified: 2023-04-05\n")
    site.note("secret", "Status: hidden\n")
    site.build(code=1)
    return site
