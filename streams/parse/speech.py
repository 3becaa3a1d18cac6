"""Words attribution in Indonesian, Malay and English."""

# ruff: noqa: SIM905 - word tables read best as text

from __future__ import annotations

__all__ = [
    "AFTER",
    "BEFORE",
    "DAYS",
    "ENGLISH",
    "NO_PERSONS",
    "NO_SPEECH",
    "PRONOUNS",
    "STOPS",
    "WEAK",
]

# "…," kata X; most them also as katanya.
AFTER = tuple(
    """
    kata ujar ungkap jelas tulis ucap tutur tambah sambung terang pungkas imbuh
    tegas lanjut tutup sebut tanya beber papar jawab bilang tukas cetus harap pesan
    seru pinta ajak imbau keluh klaim aku kenang ulas urai simpul sahut timpal
    celetuk kelakar tandas tampik bantah puji kritik sindir duga lapor saran usul
    balas teriak gumam bisik kisah cerita curhat rinci ingat singkat yakin canda
    janji ancam tuding tuduh desak tekan analisis nilai komentar gurau cuit sesal
    dalih bunyi petik dakwa umum kecam kilah cecar sergah ledek ejek protes elak
    perintah hardik bentak ketus sela jerit pekik dorong himbau dedah luah rayu
    wanti akui seloroh gurau guyon sanggah gerutu omel celoteh tantang goda mohon
    tangkis kelit hurai tegur nasihat getus kongsi sapa ratap sorak sungut papar
    """.split()
)
# X mengatakan, "…"
BEFORE = tuple(
    """
    mengatakan menandaskan menyambung menimpali menjawab menambahkan menyatakan
    menjelaskan mengungkapkan menegaskan menuturkan menyebut menyebutkan memaparkan
    menulis menuliskan menyampaikan berkata berujar bertanya melanjutkan menilai
    mengaku mengakui mengimbau meminta menerangkan membeberkan menekankan berharap
    memastikan mengingatkan mengklaim mencontohkan merinci melaporkan bercerita
    menceritakan berpesan membantah mengucapkan mengusulkan menyarankan menduga
    memperkirakan memprediksi memperingatkan mencatat menyoroti mengeluhkan
    menyayangkan mengapresiasi menambah berpendapat berjanji mengumumkan mendesak
    memuji mengutip mengecam menyerukan mengajak memberitahu tertulis berbunyi
    memberitahukan maklum memaklumkan membenarkan menyangkal mengiyakan menegur
    mempertanyakan mengemukakan said says told added asked wrote replied stated
    noted explained insisted warned announced declared tweeted posted
    """.split()
)
# "…," X said, and "…," said X
ENGLISH = tuple(
    """
    said says told added adds asked wrote writes replied stated noted explained
    insisted warned recalled joked continued argued claimed announced declared
    concluded tweeted posted admitted acknowledged remarked cautioned quipped tells
    read reads commented emphasised emphasized stressed
    """.split()
)
# "Akhirnya" and its like say nothing, whatever stands before them.
NO_SPEECH = frozenset(
    """
    akhirnya artinya maksudnya misalnya khususnya sebelumnya selanjutnya tentunya
    biasanya rupanya sepertinya namanya judulnya adanya seharusnya semuanya sebaiknya
    kiranya nantinya lainnya pihaknya dirinya isinya bunyinya hanya karenanya
    setidaknya umumnya sebenarnya padanya kepadanya olehnya diantaranya antaranya
    pasalnya sayangnya menurutnya
    """.split()
)
PRONOUNS = frozenset("dia ia beliau dirinya mereka he she they -nya nya".split())
# Words that end the name or role a speaker: a circumstance begins.
STOPS = frozenset(
    """
    about adding after ahad as at atas bangga before berdasarkan bergurau bersama by
    dalam dan dari dengan di diberitakan dihubungi dikonfirmasi dikutip dilansir
    dilaporkan disinggung disitat ditanya ditemui ditulis diwawancarai during for
    friday from geram hadir hari haru in isnin jumaat jumat kamis karena ke kecewa
    kemarin kembali kemudian kepada kesal ketika khamis lagi lantas last lewat lirih
    malam melalui melanjutkan memberi memberikan memungkasi menambahkan menandaskan
    menanggapi menegaskan menerangkan mengakhiri mengakui mengatakan mengenai
    mengungkapkan mengutip menirukan menjelaskan menutup menuturkan menyebut
    menyikapi menyimpulkan merespons meyakinkan minggu monday oleh on pada pagi
    pelan penuh pula rabu referring reporters saat sabtu saja sambil saturday
    sebagai sebagaimana sebelum sebelumnya selaku selasa selepas semalam sembari
    senin seperti seraya sesudah setelah seusai siang singkat soal sore sunday tadi
    tanpa tegas tentang terkait tersenyum tertawa that thursday to tuesday untuk
    usai via wartawan wednesday when which while who with yang yesterday
    """.split()
)
# Words that give a quote to somebody only where its comma goes on.
WEAK = tuple(
    """
    disampaikan diungkapkan dikatakan dijelaskan ditegaskan ditulis dituturkan
    pernyataan keterangan penjelasan unggahan terpampang tertulis menurut buka
    sambut sapa sebutnya dikutip mengutip dilansir pengakuan paparan ucapan cuitan
    isi narasi
    """.split()
)
# Media and the like that stand between commas as a person would.
NO_PERSONS = frozenset(
    """
    antara reuters afp ap ansa xinhua bernama bloomberg anadolu sputnik kyodo yonhap
    al jazeera bbc cnn instagram facebook twitter whatsapp youtube tiktok telegram
    """.split()
)
# Words with a capital that begin a circumstance all the same.
DAYS = frozenset(
    """
    senin selasa rabu kamis jumat sabtu minggu ahad isnin khamis jumaat monday tuesday
    wednesday thursday friday saturday sunday
    """.split()
)
