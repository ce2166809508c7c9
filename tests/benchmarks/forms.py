"""One story in three forms: a seed, Pelican's Markdown, Hugo's Markdown. The words are equal."""

import json
from functools import cache

from seedtext import parse
from subjects import Authority, find_subjects, load_authority, tags_of
from support.building import ROOT

from .stories import Story


def as_seed(story: Story) -> str:
    """Return *story* as the plain text of a seed, its opening caption before the dateline."""
    byline = [f"By {story.reporter}"] if story.reporter else []
    parts = [f" date {story.day} {story.headline}", *byline, *_body(story)]
    return "\n\n".join(parts) + "\n"


def found_tags(story: Story) -> tuple[str, ...]:
    """Return the tags that our program gives to the seed of *story*: the names in its words."""
    document = parse(as_seed(story).encode(), f"{story.stem}.txt", language=lambda _: "en")
    return tuple([tag.name for tag in tags_of(find_subjects(document, _authority()).subjects)])


@cache
def _authority() -> Authority:
    return load_authority(ROOT / "content" / "authority.csv")


def as_markdown(story: Story, tags: tuple[str, ...]) -> str:
    """Return *story* as Markdown with the metadata of Pelican."""
    head = (
        f"Title: {story.headline}\nDate: {story.day}\nTags: {', '.join(tags)}\n"
        f"Authors: {story.author}\nSlug: {story.slug}\n"
    )
    return "\n\n".join((head[:-1], *_body(story))) + "\n"


def as_hugo(story: Story, tags: tuple[str, ...]) -> str:
    """Return *story* as Markdown with the front matter of Hugo, its periods as taxonomies."""
    day = story.day.isoformat()
    fields = {
        "title": story.headline,
        "date": day,
        "slug": story.slug,
        "tags": tags,
        "authors": [story.author],
        "years": [day[:4]],
        "months": [day[:7]],
        "days": [day],
    }
    head = "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items())
    return "\n\n".join((f"---\n{head}---", *_body(story))) + "\n"


def _body(story: Story) -> tuple[str, ...]:
    """Return the paragraphs, the first that is no caption opened by the dateline."""
    caption, opening, *others = story.paragraphs
    opening = f"{story.city.dateline} ({story.agency}) – {opening}"
    return (caption, opening, *others)
