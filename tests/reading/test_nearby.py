"""Stories that stand near each other, and whose pages a change concerns."""

from random import Random

import pytest

from reading.nearby import SAME_DAY
from reading.storyviews import Stories

TAGS = ("Oslo", "rail", "grain", "war")
REACH = SAME_DAY + 1
"""Stories on each side of one, in reading order, whose pages may show it."""


@pytest.mark.parametrize("number", range(4))
def test_whom_a_change_concerns(archive, make, number):
    """Every page that shows other stories than before is made again, and few that do not."""
    random = Random(number)  # noqa: S311 (the same changes each time)

    def record(slug):
        day = f"2022-{random.randint(1, 4):02}-{random.randint(1, 28):02}"
        tags = random.sample(TAGS, random.randint(1, 4))
        return make(random.choice((day, day, day, "2022-01")), slug, tags=tags)

    held = archive([record(f"s{at:02}") for at in range(60)])
    before, order = ways_of(held), order_of(held)
    for step in range(20):
        known = random.sample(sorted(held.records), 3)
        if step % 4 == 3:
            changes = held.drop(known[0])
        elif step % 4 == 2:  # nothing that another page shows
            changes = held.put(*(held.records[slug] for slug in known))
        else:
            changes = held.put(*map(record, [f"new{step}", *known][: random.randint(1, 4)]))
        after = ways_of(held)
        changed = {change.stem for change in changes if change.listed}
        differing = {stem for stem in after if after[stem] != before.get(stem)}
        touched = {stem for stem, there in held.touched(Stories, changes).items() if there}
        showing = {
            stem
            for ways in (before, after)
            for stem, found in ways.items()
            if changed & {story.stem for story in found.related}
        }
        beside = {
            stem
            for stems in (order, order_of(held))
            for at, changing in enumerate(stems)
            if changing in changed
            for stem in stems[max(0, at - REACH) : at + REACH + 1]
        }

        assert differing <= touched
        assert touched <= {change.stem for change in changes} | showing | beside

        before, order = after, order_of(held)


def test_a_tag_of_every_story_concerns_few(archive, make):
    """However many share its tags, a changed story concerns those alone that show it."""
    held = archive(
        [make(f"2022-02-{1 + at // 10:02}", f"s{at:03}", tags=TAGS) for at in range(200)]
    )
    changes = held.put(make("2022-02-10", "s095", tags=TAGS, title="Another"))

    touched = held.touched(Stories, changes)

    assert {story.slug for story in held.view(Stories, "s095").ways.related} < touched.keys()
    assert len(touched) <= 1 + 2 * REACH


def ways_of(held):
    """Return the ways that lead on from each story."""
    return {stem: held.view(Stories, stem).ways for stem in held.records}


def order_of(held):
    """Return the stems of the stories in reading order."""
    return [entry.stem for entry in held.catalogue.between()]
