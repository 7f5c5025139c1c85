"""What people and programs call the title, the day or the author of an article, in front matters and header lines."""

import re
from collections.abc import Mapping

from articles.types import Field
from text.accents import fold

_FIELDS: Mapping[Field, str] = {
    "title": "title titre headline post_title intitule",
    "date": "date published pubdate publication_date publie published_at pub_date date_published datepublished"
    " post_date publishdate publish_date published_on published_time published_date parution date_de_publication"
    " date_publication date_de_parution date_parution publie_le paru_le mis_en_ligne mis_en_ligne_le"
    " date_de_mise_en_ligne date_publie issued datetime",
    "language": "lang language langue locale",
    "source": "media newspaper source publisher site journal publication quotidien revue outlet site_name source_name"
    " publication_name publication_title nom_du_journal",
    "author": "author authors auteur auteur(e) auteur·e auteur·rice autrice auteurs byline by par creator writer"
    " journaliste journalist journalistes author_name nom_de_l’auteur redacteur redactrice",
    "address": "url link permalink canonical lien adresse source_url original_url canonical_url url_source href web",
}
_FIELD_OF = {label: field for field, labels in _FIELDS.items() for label in labels.split()}
# Of databases, agencies and mails, which tell nothing that is kept.
_OTHERS = frozenset(
    "section rubrique sous_rubrique length longueur nombre_de_mots words mots word_count page pages edition load_date"
    " copyright type document_type type_de_document publication_type subject sujet keywords mots_cles tags dateline"
    " slug id ref reference category categorie categories volume numero issue no issn doi droits droit_d’auteur rights"
    " accession_number updated modified mis_a_jour mise_a_jour last_modified priority priorite urgency urgence embargo"
    " pieces_jointes piece_jointe attachments attachment importance organization organisation graphic"
    " date_de_chargement date_chargement type_publication"
    .split()
)  # fmt: skip


def field_of(label: str) -> Field | None:
    """What a label tells of an article, if it is kept.

    Example:
        >>> field_of("Publié le"), field_of("DATE-DE-PUBLICATION"), field_of("Rubrique")
        ('date', 'date', None)
    """
    return _FIELD_OF.get(_plain(label))


def is_label(label: str) -> bool:
    """Whether some words in front of a colon are such a label, or another that databases and agencies write."""
    return _plain(label) in _FIELD_OF or _plain(label) in _OTHERS


def _plain(label: str) -> str:
    return re.sub(r"[\s_-]+", "_", fold(label.strip().lower().replace("'", "’")))
