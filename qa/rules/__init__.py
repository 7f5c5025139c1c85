"""What certainly does not answer: words that are told of another person, year, thing or column, or that are denied.

A rule a module; each is certain, and tried on questions that nobody tuned to (`python -m benchmarks.rules`). What is
only likely is evidence, see `qa/weighing/evidence.py`.
"""

from collections.abc import Callable

from index.hit import Hit
from qa.rules.adjectives import is_but_an_adjective
from qa.rules.attributes import is_of_another_attribute
from qa.rules.beneficiaries import is_of_other_beneficiaries
from qa.rules.beside_the_holder import is_beside_the_holder
from qa.rules.columns import is_of_another_column
from qa.rules.days_of_saying import is_day_of_saying
from qa.rules.destinations import is_of_another_destination
from qa.rules.file_numbers import is_of_another_file
from qa.rules.losers import is_of_a_loser
from qa.rules.named import is_of_another
from qa.rules.named_things import is_of_another_thing
from qa.rules.negation import is_denied
from qa.rules.numbered import is_of_another_number
from qa.rules.opposites import is_of_the_opposite
from qa.rules.other_holders import is_of_another_holder
from qa.rules.own_office import is_of_own_office
from qa.rules.recipients import is_of_the_recipient
from qa.rules.repeated import only_repeats
from qa.rules.retracted import is_retracted
from qa.rules.same_person import is_called_by_the_office
from qa.rules.sides import is_of_the_other_nation
from qa.rules.suspicions import is_but_suspected
from qa.rules.unnamed import is_of_nothing_named
from qa.rules.votes import is_of_the_other_side
from qa.rules.whose_office import is_whoever_holds_it
from qa.rules.years import is_of_another_year
from qa.types import Question, Span

Rule = Callable[[Question, Hit, Span], bool]
"""Whether some words are certainly no answer to a question."""

RULES: tuple[Rule, ...] = (
    is_of_another,
    is_of_another_year,
    is_of_another_holder,
    is_beside_the_holder,
    is_of_another_thing,
    is_of_another_attribute,
    is_of_another_destination,
    is_of_other_beneficiaries,
    is_of_another_column,
    is_of_another_number,
    is_of_another_file,
    is_of_the_opposite,
    is_of_own_office,
    only_repeats,
    is_called_by_the_office,
    is_but_an_adjective,
    is_of_a_loser,
    is_of_the_recipient,
    is_of_the_other_nation,
    is_but_suspected,
    is_denied,
    is_retracted,
    is_day_of_saying,
    is_of_the_other_side,
    is_of_nothing_named,
    is_whoever_holds_it,
)


def is_ruled_out(question: Question, hit: Hit, span: Span) -> bool:
    """Whether any rule says that some words of a passage are certainly no answer."""
    return any(rule(question, hit, span) for rule in RULES)
