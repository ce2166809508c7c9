"""A page is changed by one template of the same name in `content/templates/`."""

from support.building import files

SEED = " date 2022-02-28 Rain falls\n\nLIMA, Peru (MW) – It rained all day, people said.\n"
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
