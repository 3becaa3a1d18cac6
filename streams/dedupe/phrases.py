"""What every answer holds: the preset dictionary of its compression.

Changing one byte makes older changelogs unreadable: raise `record.VERSION` with it.
The most frequent stands last, where references to it are shortest.
"""

from __future__ import annotations

__all__ = ["PHRASES"]

_WORDS = """
 menurut  tersebut  sebagai  terhadap  masyarakat  pemerintah  presiden  kepada  mereka
 menjadi  karena  telah  sudah  dapat  setelah  antara  seperti  namun  oleh  adalah
 tahun  orang  juga  akan  tidak  dalam  untuk  pada  dari  ini  itu  dengan  yang
 dan  di
 mengatakan  menambahkan  katanya.  ujarnya,  kata dia. , kata  Jakarta Indonesia
 the  of  and  to  in  that  for  said
"""

_FIELDS = """
embargoed_until mentioned_dates word_count resolved direct indirect paragraph speaker
verb start end kind rule text line removed related headline tail promo dateline outlet
credits agency cue quotes precision minute published from mentioned extra flags status
usable format html language confidence given sketch slots numbers dates places title
raw topic articles.raw partition offset timestamp sha256 key guid source url
canonical_url aliases version_id paragraphs lede byline authors stream parse classify
verdict unique story urn:kawat:story: of version containment_here containment_there
jaccard first_seen silent_edit passages changed sentences names dedupe versions kawat
model taxonomy uri urn:kawat:article: urn:kawat:version: pubStatus standard headlines
bodies descriptions contentType text/plain wordCount value infoSources altIds
versionCreated firstCreated contentCreated type located by https://www.
"""

PHRASES = (_WORDS + _FIELDS).replace("\n", " ").encode()
