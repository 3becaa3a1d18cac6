"""Words of retold speech, in Indonesian, Malay and English."""

# ruff: noqa: SIM905 - word tables read best as text

from __future__ import annotations

__all__ = [
    "CIRCUMSTANCES",
    "CLAUSE_VERBS",
    "CLAUSE_WORDS",
    "CUES",
    "ENGLISH_CLAUSE_VERBS",
    "NO_SOURCES",
    "SOURCE_CUES",
    "TAGS",
]

# Verbs that a clause follows at once, and those that ask for "bahwa" or "that".
CLAUSE_VERBS = frozenset(
    """
    mengatakan menyatakan menuturkan menegaskan menambahkan mengaku menilai memastikan
    menyebut menyebutkan berharap menduga memperkirakan memprediksi mengklaim
    berpendapat berkata mengungkapkan menjelaskan menerangkan said says
    """.split()
)
THAT_VERBS = frozenset(
    """
    menyampaikan memaparkan mengingatkan menekankan melaporkan membenarkan membantah
    mengemukakan mencatat memaklumkan mengakui memberitahu memberitahukan membeberkan
    mengumumkan memperingatkan mencontohkan meyakini told added noted explained insisted
    warned announced claimed argued stated acknowledged admitted stressed emphasised
    emphasized
    """.split()
)
ENGLISH_CLAUSE_VERBS = frozenset(
    """
    said says told added noted explained insisted warned announced claimed argued
    stated acknowledged admitted stressed emphasised emphasized
    """.split()
)
# "…, kata Budi": only behind a comma.
_TAGS = """
    kata ujar ucap tutur ungkap jelas terang tegas papar beber sebut imbuh tambah
    lanjut sambung pungkas
    """.split()
TAGS = frozenset([*_TAGS, *(f"{verb}nya" for verb in _TAGS)])
SOURCE_CUES = frozenset(["menurut", "menurutnya", "according"])
_PLAIN_CUES = CLAUSE_VERBS | THAT_VERBS | TAGS | SOURCE_CUES
CUES = frozenset(
    [
        *_PLAIN_CUES,
        *(f"{cue}," for cue in _PLAIN_CUES),
        *(f"{cue}." for cue in _PLAIN_CUES),
        *("Menurut", "Menurutnya,", "According"),
    ]
)
# What speaks of itself: no person or body is behind it.
NO_SOURCES = frozenset(
    """
    uu undang-undang pasal peraturan perpres permen perda pp kuhp putusan keputusan
    data catatan laporan informasi hasil survei riset penelitian studi pantauan
    rencana jadwal situs laman berita sumber kabar hukum ajaran islam alkitab
    perkiraan prakiraan kalender rilis kepercayaan legenda cerita sejarah definisi kbbi
    versi jenis umur usia urutan tradisi adat syariat a an the data reports police
    """.split()
)
# Words that begin no clause behind a verb of speech.
CIRCUMSTANCES = frozenset(
    """
    kepada dalam saat ketika usai seusai setelah di melalui pada hal hal-hal demikian
    itu ini tersebut begitu seperti sebagai sebagaimana lewat dari dengan untuk soal
    terkait tentang mengenai oleh atas sesuatu apa siapa sekaligus serta dan atau
    keduanya semuanya in on to at during about of by for from with after before when
    while reporters it this those these he's so
    """.split()
)
# Words that tell a clause from an object.
CLAUSE_WORDS = frozenset(
    """
    akan telah sudah belum tidak bukan masih sedang bisa dapat harus perlu adalah
    ialah merupakan ada menjadi wajib mampu ingin mau tak pernah juga pun siap boleh
    berada kini dia ia kami mereka dirinya pihaknya saya is are was were will would has
    have had can could should must may might do does did not
    """.split()
)
