"""The rules beside the reader, each by what it does: what `benchmarks.rules` leaves out one by one."""

from typing import Any

import qa.pipeline
import qa.rules
from qa.extraction import tellings
from qa.reading import reader as reading
from qa.rules import RULES as RULES_OF_ANSWERS
from qa.rules import Rule
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
from qa.weighing import candidates

Off = tuple[Any, str, Any]
"""A module, the name of what is in it, and what stands in for that where the rule is off."""

RULING_OUT: dict[str, Rule] = {
    "not of another name, year or number": is_of_another,
    "not of another year's figure": is_of_another_year,
    "not of another holder of an office": is_of_another_holder,
    "not who is told beside the holder of an office": is_beside_the_holder,
    "not of another place or house of the kind": is_of_another_thing,
    "not of another attribute": is_of_another_attribute,
    "not of a visit to another country": is_of_another_destination,
    "not one's own office": is_of_own_office,
    "not who lost, for who won": is_of_a_loser,
    "not who got it, for who gave": is_of_the_recipient,
    "of the nation asked for": is_of_the_other_nation,
    "more than the question's words": only_repeats,
    "not who is asked with by office": is_called_by_the_office,
    "not an adjective without its noun": is_but_an_adjective,
    "not what others pay or get": is_of_other_beneficiaries,
    "not of another column of a table": is_of_another_column,
    "not of another number, as of a gate": is_of_another_number,
    "not of another file or contract": is_of_another_file,
    "not of the old for the new, the father for the son": is_of_the_opposite,
    "not what is denied": is_denied,
    "not who is but suspected": is_but_suspected,
    "not what is taken back": is_retracted,
    "not the day of the announcement": is_day_of_saying,
    "not the other side of a vote": is_of_the_other_side,
    "not of an article that never names what is asked about": is_of_nothing_named,
    "not of whoever else holds an office": is_whoever_holds_it,
}

CHANGING: dict[str, Off] = {
    "of the kind asked for, where that is certain": (
        candidates,
        "is_of_kind_asked",
        lambda candidate, kind: True,
    ),
    "what stands beside a name, whole": (
        candidates,
        "with_tellings",
        lambda question, hit, spans: list(spans),
    ),
    "a person by the office": (qa.pipeline, "by_office", lambda question, hits: None),
    "all who went with somebody": (candidates, "with_companions", lambda question, hit, spans: list(spans)),
    "all who are named in one breath": (
        candidates,
        "with_all_named",
        lambda question, hit, spans: list(spans),
    ),
    "without what is put right": (candidates, "without_what_is_put_right", lambda hit, spans: list(spans)),
    "one side's figure of a vote": (candidates, "with_tallies", lambda question, hit, spans: list(spans)),
    "one cell of a row": (candidates, "cell_by_cell", lambda hit, spans: list(spans)),
    "who leads a group": (tellings, "leaders", lambda question, hit: []),
    "what happened on a day": (tellings, "happenings", lambda question, hit: []),
    "the reply to the same question": (tellings, "replies", lambda question, hit: []),
    "what an abbreviation stands for": (tellings, "spelt_out", lambda question, hit: []),
    "an adjective with its noun": (reading, "with_its_noun", lambda text, start, end, asked: start),
    "what somebody says, whole": (candidates, "with_sayings", lambda question, hit, spans: list(spans)),
    "not in a question": (candidates, "asks", lambda candidate: False),
    "titles and headings answer, too": (candidates, "titles_and_headings", lambda hits: []),
    "a question in the spelling of the passage": (reading, "as_written", lambda question, text: question),
    "trimmed edges": (reading, "trimmed", lambda text, start, end: (start, end)),
    "whole words": (reading, "whole_words", lambda text, start, end: (start, end)),
    "whole names": (reading, "whole_name", lambda text, start, end: (start, end)),
    "whole figures with their units": (reading, "whole_figure", lambda text, start, end: (start, end)),
    "whole quotations": (reading, "whole_quotation", lambda text, start, end, sentence: (start, end)),
}

RULES: dict[str, Off] = CHANGING | {
    name: (qa.rules, "RULES", tuple(one for one in RULES_OF_ANSWERS if one != rule))
    for name, rule in RULING_OUT.items()
}
