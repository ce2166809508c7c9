"""A page is changed by one template of the same name in `content/templates/`."""

import json

from support.archive import Archive
from support.building import files

SEED = " date 2022-02-28 Rain falls\n\nLIMA, Peru (MW) – It rained all day, people said.\n"
ARTICLE = "Title: Rain falls\nDate: 2022-02-28\n{}\nIt rained all day."
FACTS = """{% extends "base.html" %}
{% block content %}
<ul>
    <li>one</li>
</ul>
<pre>
  as
    it is
</pre>
{% endblock %}
"""
OWN = '{% extends "!theme/parts/index_page.html" %}{% block title %}Whom we know{% endblock %}'


def test_a_template_of_the_content_folder(small_site, builder):
    """It goes before the theme's, of which it may keep the rest; no other page is made anew."""

    def built():
        made = builder(small_site.root)

        assert made.returncode == 0, made.stdout

        return files(small_site.output), made.stdout

    small_site.write("rain.txt", SEED)
    before, said = built()

    assert "Done: 1 story (1 read" in said

    template = small_site.write("content/templates/authors.html", OWN)
    after, said = built()
    changed = [path for path in after if after[path] != before[path]]

    assert changed == ["authors/index.html"]
    assert b"<title>Whom we know</title>" in after["authors/index.html"]
    assert "1 written" in said

    template.unlink()

    assert built()[0] == before


def test_a_template_that_no_page_has_any_more(small_site, builder):
    """It may go; the others are still looked at, and are made anew when they change."""

    def built():
        made = builder(small_site.root)

        assert made.returncode == 0, made.stdout

        return made.stdout

    article = small_site.write("content/articles/rain.md", ARTICLE.format("Template: longread\n"))
    own = small_site.write(
        "content/templates/longread.html",
        '{% extends "article.html" %}{% block title %}At length{% endblock %}',
    )
    built()
    (page,) = [path for path, data in files(small_site.output).items() if b"At length" in data]
    article.write_text(ARTICLE.format(""), encoding="utf-8")
    built()

    assert b"At length" not in files(small_site.output)[page]

    own.unlink()

    assert " 0 written" in built()

    small_site.write("content/templates/authors.html", OWN)

    assert " 1 written" in built()


def test_a_plugin_that_goes_and_comes_while_nothing_can_be_made(small_site, builder):
    """What a stopped build has set aside is set aside once more without harm."""
    small_site.write("rain.txt", SEED)
    broken = small_site.write("content/templates/article.html", "{{ 1 / 0 }}")
    for plugins in (["press", "reading", "exports"], ["press", "reading"]) * 2:
        made = builder(
            small_site.root,
            "-e",
            f"PLUGINS={json.dumps(plugins)}",
            'SITEURL="https://archive.test"',
        )

        assert made.returncode == 1
        assert "article.html:1" in made.stdout

    broken.unlink()

    assert builder(small_site.root).returncode == 0


def test_indents_stay_in_templates(small_site, builder):
    """Lines of pages begin at the left, but in `<pre>`; without the extension they do not.

    The templates are the same: what was compiled with the extension is not taken without it.
    """
    small_site.write("rain.txt", SEED)
    small_site.write("content/templates/authors.html", FACTS)
    page = small_site.output / "authors/index.html"

    assert builder(small_site.root).returncode == 0
    text = page.read_text(encoding="utf-8")
    assert "<ul>\n<li>one</li>\n</ul>\n<pre>\n  as\n    it is\n</pre>\n" in text
    assert text.count("\n ") == 2
    plain = "JINJA_ENVIRONMENT=" + json.dumps(
        {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    )
    assert builder(small_site.root, "-e", plain).returncode == 0
    assert "<ul>\n    <li>one</li>\n</ul>" in page.read_text(encoding="utf-8")


def test_a_template_at_fault_in_a_first_build(tmp_path, builder):
    """It is named with its line, although all are compiled before it is known who needs them."""
    archive = Archive(tmp_path)
    (tmp_path / "theme/templates/article.html").write_text("{% if %}", encoding="utf-8")
    archive.add_seed()
    built = builder(tmp_path, "-e", "PRESS_WORKERS=2")

    assert built.returncode == 1
    assert built.stdout.startswith("theme/templates/article.html:1: expected a template, found")
    assert "Traceback" not in built.stdout
