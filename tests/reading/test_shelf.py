"""The shelf: one index of all stories, made once."""

from datetime import date

from reading.pages import story_page
from reading.shelf import enough, make_shelf, shelf_of


class Walked(list):
    """A list that counts how often it is walked."""

    walks = 0

    def __iter__(self):
        """Count one more walk."""
        self.walks += 1
        return super().__iter__()


def test_stories_by_period(make):
    """A story stands with its year, its month and its day, as far as these are known."""
    shelf = make_shelf([make("2022-02-28"), make("2022-02", "m"), make("2022", "y")], "en")

    assert [story.slug for story in shelf.years[2022]] == ["story", "m", "y"]
    assert [story.slug for story in shelf.months[2022, 2]] == ["story", "m"]
    assert [story.slug for story in shelf.days[date(2022, 2, 28)]] == ["story"]
    assert list(shelf.days) == [date(2022, 2, 28)]


def test_the_nearest_periods_have_stories(make):
    """Before and after lead over gaps, from one period with stories to the next."""
    shelf = make_shelf([make("2022-02-28"), make("2019-03-01", "old")], "en")

    assert shelf.earlier == {2022: 2019, (2022, 2): (2019, 3), date(2022, 2, 28): date(2019, 3, 1)}
    assert shelf.later == {old: new for new, old in shelf.earlier.items()}


def test_story_pages_do_not_walk_the_archive(many, site):
    """The pages of all stories together walk the list of stories once, to index it."""
    articles = Walked(many)
    for article in list.__iter__(articles):
        story_page(article, articles, site)

    assert articles.walks == 1


def test_a_changed_list_is_another_shelf(make):
    """Another list, another language or another length: another shelf."""
    articles = [make("2022-02-28")]
    first = shelf_of(articles, "en")

    assert shelf_of(articles, "en") is first
    assert shelf_of(articles, "fr") is not first

    articles.append(make("2022-02-27", "other"))

    assert len(shelf_of(articles, "fr").stories) == 2


def test_what_is_enough_for_a_chart(make):
    """Twelve stories of two months fill a chart; eleven do not, nor does a single month."""
    one_month = [make("2022-02-28", f"s{n}") for n in range(40)]
    two_months = [*one_month[:11], make("2022-01-01", "t")]

    assert not enough(make_shelf(one_month, "en").stories)
    assert enough(make_shelf(two_months, "en").stories)
    assert not enough(make_shelf(two_months[1:], "en").stories)
