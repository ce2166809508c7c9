"""A template that looks into a list of the whole archive: it is named, and its pages are right."""

import re

import pytest

from support import ordinary
from support.building import files, run_pelican

PAGE = "2019/12/27/story-0-markets-rivers-rise.html"


@pytest.fixture
def site(tmp_path):
    """Return a small site whose stories are printed by `own/article.html`."""
    ordinary.write(tmp_path / "content", 4)
    ordinary.write_settings(tmp_path, 'THEME_TEMPLATES_OVERRIDES = ["own"]\n')
    (tmp_path / "own").mkdir()
    return tmp_path


def build(root, template=None, settings="pelicanconf.py"):
    """Build the site in *root* with the *template* of stories; return what was said and made."""
    if template is not None:
        (root / "own" / "article.html").write_text(template)
    made = run_pelican(root / settings, root / "content", root / "output", COLUMNS="250")

    assert made.returncode == 0, made.stdout

    return made.stdout, files(root / "output")


def add(root, name="added", section="Sport", tags="wool"):
    """Add a story, years after all others."""
    text = f"Title: {name}\nDate: 2025-01-01\nCategory: {section}\nTags: {tags}\n\nText.\n"
    (root / "content" / "articles" / f"{name}.md").write_text(text)


def test_a_page_whose_template_is_gone(site):
    """A page with a template of its own that walked a list may go, and the template with it."""
    conf = site / "pelicanconf.py"
    before = conf.read_text()
    conf.write_text(before + 'TEMPLATE_PAGES = {"list.html": "list.html"}\n')
    (site / "content/list.html").write_text("{% for a in articles %}{{ a.slug }} {% endfor %}")
    _, made = build(site, "{{ article.content }}")

    assert b"story-0" in made["list.html"]

    (site / "content/list.html").unlink()
    conf.write_text(before)
    build(site)
    said, made = build(site)

    assert "list.html" not in made
    assert " 0 written" in said


@pytest.mark.parametrize("settings", ["pelicanconf.py", "workersconf.py"])
def test_the_template_and_the_lists_are_named(site, settings):
    """A warning names the template and each list, whether one process builds or many."""
    walking = "{{ articles|length }}{% for tag, found in tags %}{{ tag }}{% endfor %}"
    said, _ = build(site, walking + "{% if dates %}{{ article.title }}{% endif %}", settings)

    assert "template article.html looks into articles, tags: each page made from it" in said


def test_a_template_that_looks_at_its_own_story_is_not_named(site):
    """A story's own fields, whether there are stories, and a menu of sections earn no warning."""
    said, _ = build(
        site,
        "{{ article.content }}{% for tag in article.tags %}{{ tag }}{% endfor %}"
        "{% if articles %}{% endif %}{% for section, _ in categories %}{{ section }}{% endfor %}",
    )

    assert "looks into" not in said


@pytest.mark.parametrize(
    "walking",
    [
        "{{ articles|length }}",
        "{% for one in dates %}{{ one.slug }}{% endfor %}",
        "{{ articles[0].title }}",
        "{% for tag, found in tags %}{{ tag }}{{ found|length }} {% endfor %}",
        "{% for section, found in categories %}{{ found[0].title }}{% endfor %}",
        "{% for period in period_archives.year %}{{ period.url }}{% endfor %}",
    ],
)
def test_such_pages_are_made_anew(site, walking):
    """A page that shows the whole archive shows a new story, as a clean build does."""
    _, before = build(site, walking)
    add(site)
    _, after = build(site)

    assert after[PAGE] != before[PAGE]

    (site / ".press").rename(site / "press-of-before")
    _, clean = build(site)

    assert after == clean


def test_a_menu_of_sections_costs_nothing_until_one_comes(site):
    """A story of a known section leaves pages with a menu of sections alone; a new one does not."""
    build(site, "{% for section, _ in categories %}{{ section }},{% endfor %}")
    add(site)
    said, _ = build(site)
    made = int(re.search(r"(\d+) written", said)[1])
    add(site, "another", section="Weather")
    said, after = build(site)

    assert after[PAGE] == b"Business &amp; Money,Culture,Europe,Sport,Weather,"
    assert int(re.search(r"(\d+) written", said)[1]) > made


def test_a_list_that_prints_whole_stories_is_right(site):
    """A tag's page that prints its stories whole shows another last word."""
    (site / "own" / "tag.html").write_text("{% for a in articles %}{{ a.content }}{% endfor %}")
    build(site)
    path = site / "content" / "articles" / "story-03.md"
    path.write_text(path.read_text().replace("stay 3", "leave 3"))
    _, after = build(site)

    assert b"leave 3" in after["tag/kyiv/index.html"]
