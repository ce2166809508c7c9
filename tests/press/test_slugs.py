"""The slug rule, frozen: an address that was published is printed in books."""

import pytest
from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

import reading.defaults
from seedtext.slugs import rival_slug, safe_slug

SETTINGS = {**DEFAULT_CONFIG, **vars(reading.defaults)}
LONG = "Ukraine demands immediate ceasefire and Russian withdrawal as talks begin at the border"


def slug_of(text, stem="stem", **settings):
    """Return the slug of a headline as the engine makes it."""
    known = SETTINGS | settings
    slug = slugify(
        text,
        regex_subs=known["SLUG_REGEX_SUBSTITUTIONS"],
        preserve_case=known["SLUGIFY_PRESERVE_CASE"],
        use_unicode=known["SLUGIFY_USE_UNICODE"],
    )
    return safe_slug(slug, stem)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Storm hits coast", "storm-hits-coast"),
        ("Élysée says “no” — again", "elysee-says-no-again"),
        ("Straße, Ærø & Łódź", "strasse-aero-lodz"),
        ("İstanbul’da", "istanbulda"),
        ("ﬁne ligature", "fine-ligature"),
        ("What's next? C++ & F#", "whats-next-c-f"),
        ("Київ чекає на мир", "kiyiv-chekaie-na-mir"),
        ("Россия и мир: 100 дней", "rossiia-i-mir-100-dnei"),
        ("Αθήνα: νέα μέτρα", "athena-nea-metra"),
        ("القاهرة تنتظر", "lqhr-tntzr"),
        ("東京の夜", "dong-jing-noye"),
        ("北京，上海", "bei-jing-shang-hai"),
        ("日本 2022", "ri-ben-2022"),
        ("Kyiv 東京 Αθήνα القاهرة Киев", "kyiv-dong-jing-athena-lqhr-kiev"),
    ],
)
def test_five_scripts(text, slug):
    """Latin, Cyrillic, Greek, Arabic and Han headlines keep their slugs."""
    assert slug_of(text) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("", "919a11"),
        ("!!!", "919a11"),
        ("-- --", "919a11"),
        ("– a hyphen –", "a-hyphen"),
        ("12", "12-919a11"),
        ("2022", "2022-919a11"),
        ("index", "index-919a11"),
        ("Index", "index-919a11"),
        ("con", "con-919a11"),
        ("COM1", "com1-919a11"),
        ("lpt9", "lpt9-919a11"),
        ("nul", "nul-919a11"),
        ("CON air", "con-air"),
        ("indexes", "indexes"),
        ("12 dead", "12-dead"),
        ("a", "a"),
    ],
)
def test_what_no_path_can_hold(text, slug):
    """Empty, digits only, index and names of devices end in a hash of the stem; no other does."""
    assert slug_of(text) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Київ чекає", "київ-чекає"),
        ("Αθήνα", "αθήνα"),
        ("東京の夜", "東京の夜"),
        ("Élysée", "élysée"),
    ],
)
def test_its_own_script(text, slug):
    """SLUGIFY_USE_UNICODE keeps the letters."""
    assert slug_of(text, SLUGIFY_USE_UNICODE=True) == slug


def test_a_long_one_is_cut_at_a_word():
    """At most 80 characters, no half word, no hyphen at the end; one long word is cut anywhere."""
    cut = "ukraine-demands-immediate-ceasefire-and-russian-withdrawal-as-talks-begin-at-the"

    assert slug_of(LONG) == cut
    assert len(cut) == 80
    assert slug_of("a" * 79 + " bc") == "a" * 79
    assert slug_of("a" * 80 + " bc") == "a" * 80
    assert slug_of("a" * 200) == "a" * 80


def test_a_rival():
    """It ends in six hex digits of a hash of its own name, whatever the other is called."""
    assert rival_slug("storm", "s2") == "storm-ad3288"
    assert rival_slug("", "s2") == "ad3288"
