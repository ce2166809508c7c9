"""Stories as records: their order, and what they take from Pelican's articles."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from reading.order import reading_order
from reading.stories import lead_rank
from reading.texts import plain_text

PUBLISHED = [
    "2022-02-28T14:05",
    "2022-02-28",
    "2022-02-01",
    "2022-02",
    "2022-01-31",
    "2022",
    "2021",
]


def test_partial_dates_stand_after_the_dated(make):
    """Newest first; a month stands after its days, a year after its months."""
    articles = [make(published) for published in reversed(PUBLISHED)]

    assert [a.published for a in sorted(articles, key=reading_order)] == PUBLISHED


def test_one_day_goes_by_slug_then_stem(make):
    """Within a day the slug decides, then the stem: two stories never tie."""
    articles = [make("2022-02-28", "b"), make("2022-02-28", "a", stem="2"), make("2022-02-28", "a")]

    assert [a.stem for a in sorted(articles, key=reading_order)] == ["2", "a", "b"]


@given(
    st.lists(st.tuples(st.sampled_from(PUBLISHED), st.text(min_size=1, max_size=3)), unique=True)
)
def test_order_is_total(keys):
    """Any order in which stories come gives the same reading order."""
    articles = [SimpleNamespace(published=p, slug="s", stem=stem) for p, stem in keys]
    backward = list(reversed(articles))

    assert sorted(articles, key=reading_order) == sorted(backward, key=reading_order)


def test_headlines_leave_as_text(make, shown):
    """A headline is HTML when it comes and plain text when it leaves."""
    title = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;"
    story = shown(make("2022-02-28", title=title))

    assert story.headline == '<script>alert(1)</script> & "quotes"'
    assert plain_text("<p>One <em>two</em>\n three</p>") == "One two three"


def test_an_ordinary_article_is_a_story(make, shown):
    """A Markdown article, which has only Pelican's own metadata, is a story of its day."""
    full = make("2019-05-06")
    kept = ("title", "date", "published", "slug", "summary", "lang")
    story = shown(full._replace(metadata={key: full.metadata[key] for key in kept}))

    assert (story.published, story.date_words) == ("2019-05-06", "6 May 2019")
    assert (story.bylines, story.caption_count, story.word_count) == ((), 0, 0)


def test_an_editors_lead_leads(make, shown):
    """A story that an editor lets lead its day stands before any longer one."""
    records = [make("2022-02-28", "long", words=900), make("2022-02-28", "chosen", lead=True)]

    assert min(map(shown, records), key=lead_rank).slug == "chosen"


def test_only_foreign_stories_name_their_language(make, shown):
    """A list marks the language of a headline where it is not the site's own."""
    foreign = shown(make("2022-02-28", lang="ar", dir="rtl"))
    own = shown(make("2022-02-28"))

    assert (foreign.lang, foreign.dir) == ("ar", "rtl")
    assert (own.lang, own.dir) == ("", "")


def test_the_lead_of_a_day(make, shown, figure):
    """The longest story with dateline and caption leads, else the longest; ties go by slug."""
    complete = {"place": "Kyiv", "figures": [figure]}
    records = [
        make("2022-02-28", "longest", words=900),
        make("2022-02-28", "tie-b", words=400, **complete),
        make("2022-02-28", "tie-a", words=400, **complete),
        make("2022-02-28", "shorter", words=300, **complete),
    ]
    ranked = sorted(map(shown, records), key=lead_rank)

    assert [story.slug for story in ranked] == ["tie-a", "tie-b", "shorter", "longest"]
