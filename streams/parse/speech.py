"""Words of attribution in Indonesian, Malay and English (counts: docs of this stage)."""

from __future__ import annotations

__all__ = ["AFTER", "BEFORE", "ENGLISH", "PRONOUNS", "STOPS"]

# fmt: off
AFTER = (  # "…," kata X; most also as katanya
    "kata", "ujar", "ungkap", "jelas", "tulis", "ucap", "tutur", "tambah", "sambung",
    "terang", "pungkas", "imbuh", "tegas", "lanjut", "tutup", "sebut", "tanya", "beber",
    "papar", "jawab", "bilang", "tukas", "cetus", "harap", "pesan", "seru", "pinta", "ajak",
    "imbau", "keluh", "klaim", "aku", "kenang", "ulas", "urai", "simpul", "sahut", "timpal",
    "celetuk", "kelakar", "tandas", "tampik", "bantah", "puji", "kritik", "sindir", "duga",
    "lapor", "saran", "usul", "balas", "teriak", "gumam", "bisik", "kisah", "cerita",
    "curhat", "rinci", "ingat", "singkat", "yakin", "canda", "janji", "ancam", "tuding",
    "tuduh", "desak", "tekan", "analisis", "nilai", "komentar", "gurau", "cuit", "sesal",
    "dalih", "bunyi", "petik", "dakwa", "umum",
)
BEFORE = (  # X mengatakan, "…"
    "mengatakan", "menambahkan", "menyatakan", "menjelaskan", "mengungkapkan", "menegaskan",
    "menuturkan", "menyebut", "menyebutkan", "memaparkan", "menulis", "menuliskan",
    "menyampaikan", "berkata", "berujar", "bertanya", "menjawab", "melanjutkan", "menilai",
    "mengaku", "mengakui", "mengimbau", "meminta", "menerangkan", "membeberkan",
    "menekankan", "berharap", "memastikan", "mengingatkan", "mengklaim", "mencontohkan",
    "merinci", "melaporkan", "bercerita", "menceritakan", "berpesan", "membantah",
    "mengucapkan", "mengusulkan", "menyarankan", "menduga", "memperkirakan", "memprediksi",
    "memperingatkan", "mencatat", "menyoroti", "mengeluhkan", "menyayangkan", "mengapresiasi",
    "menambah", "berpendapat", "berjanji", "mengumumkan", "mendesak", "memuji", "mengutip",
    "mengecam", "menyerukan", "mengajak", "memberitahu", "tertulis", "berbunyi",
    "memberitahukan", "maklum", "memaklumkan", "menegur", "mempertanyakan", "mengemukakan",
    "said", "says", "told", "added", "asked", "wrote", "replied", "stated", "noted",
    "explained", "insisted", "warned", "announced", "declared", "tweeted", "posted",
)
ENGLISH = (  # "…," X said  /  "…," said X
    "said", "says", "told", "added", "adds", "asked", "wrote", "writes", "replied",
    "stated", "noted", "explained", "insisted", "warned", "recalled", "joked", "continued",
    "argued", "claimed", "announced", "declared", "concluded", "tweeted", "posted",
    "admitted", "acknowledged", "remarked", "cautioned", "quipped", "tells", "read",
    "reads", "commented", "emphasised", "emphasized", "stressed", "according to",
)
PRONOUNS = frozenset((
    "dia", "ia", "beliau", "mereka", "he", "she", "they", "-nya", "nya",
))
STOPS = frozenset((  # words that end the speaker's name or role
    "kepada", "saat", "dalam", "di", "pada", "ketika", "usai", "seusai", "setelah",
    "sebelum", "melalui", "lewat", "dikutip", "dilansir", "seperti", "sebagaimana",
    "dikonfirmasi", "dihubungi", "ditemui", "menambahkan", "melanjutkan", "kembali", "lagi",
    "sambil", "seraya", "menanggapi", "soal", "mengenai", "tentang", "terkait", "menjelaskan",
    "yang", "untuk", "kemudian", "menegaskan", "mengutip", "dari", "dengan", "ke", "oleh",
    "saja", "pula", "singkat", "lantas", "sembari", "dan", "ini", "selepas", "sesudah",
    "mengakhiri", "menyimpulkan", "menutup", "memungkasi", "diwawancarai", "disitat",
    "sebelumnya", "tadi", "malam", "pagi", "siang", "sore", "ditanya", "disinggung",
    "merespons", "menyikapi", "memberikan", "memberi", "via", "tertawa", "tersenyum",
    "bin", "kemarin", "hari", "selaku", "sebagai", "bersama", "atas", "tanpa", "karena",
    "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "isnin", "khamis",
    "jumaat", "ahad", "in", "on", "at", "to", "during", "after", "before", "when", "while",
    "as", "with", "by", "from", "about", "of", "for", "last", "yesterday", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "reporters",
    "adding", "referring", "wartawan", "mengungkapkan", "mengatakan", "meyakinkan",
    "berdasarkan", "menyebut", "menerangkan", "menuturkan", "mengakui", "semalam", "hadir",
    "ditulis", "dilaporkan", "diberitakan", "menandaskan", "bergurau", "penuh", "tegas",
))
# fmt: on
