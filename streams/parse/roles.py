"""Capitalised words that stand before a person's name and are no part of it."""

# ruff: noqa: SIM905 - word tables read best as text

from __future__ import annotations

__all__ = [
    "OFFICE_STARTS",
    "ORGANISATIONS",
    "PLACES",
    "RANKS",
    "ROLES",
    "SENTENCE_WORDS",
]

# Short forms: Kemenkeu, Kapolresta, Pemprov, Satreskrim, Ditlantas.
OFFICE_STARTS = tuple(
    """
    kemen pemprov pemkot pemkab polres polda polsek kapol kasat kabid dinkes disdik
    dishub satres satlan ditres ditlan bares dirres dirjen ditjen kejari kejati
    kejagung puslab divhumas wakapol waka wamen menko sekda bapp bawas satpol damkar
    """.split()
)
# Roles and the words of offices.
ROLES = frozenset(
    """
    utama sekuritas asset aset manajemen management capital kapital asuransi finance
    motor motors tertinggi revolusi garda ayatullah ayatollah ombudsman perwakilan
    keasistenan transportasi disabilitas beleid pasal undang migas petronas
    pertamina satgas pemegang saham laporan training consultant safety service
    product sales technology medical founder chef legislator influencer selebgram
    youtuber band perusahaan adik administrasi affairs agama ahli akademi aktor
    aktris anak analis analyst anggota angkatan artis asia asosiasi atlet ayah badan
    bagian balai bandara bang bank bapak basarnas bawaslu bea bek bencana bendahara
    besar bicara bid bidang biro bmkg bnpb bpbd bpk bu bumn bupati bursa buya camat
    caretaker ceo cfo chairman chairwoman chief city cofounder communication
    communications coo coordinator corp corporate corporation cto cukai cv daerah
    dalam danau dandim danlanud danrem darat data dato datuk daya defence defense
    dekan demokrat department deputi desa dewan dinas dir director direktorat
    direktur dirjen dirlantas dirreskrimsus dirreskrimum dirresnarkoba dirut
    ditlantas ditreskrimsus ditreskrimum divisi dokter dosen dpd dpr dprd dubes
    dusun duta economic economist ekonom ekonomi eks encik energi executive fakultas
    fc federasi foreign fraksi gedung gelandang general gereja gerindra global
    golkar governor group grup gubernur gunung guru gus habib hakim ham hanura head
    hidup himpunan holding hotel house hubungan hukum humas ibu ibukota ikatan imam
    imigrasi inc informasi institut internasional investasi istana jaksa jalan
    jenderal jubir junior juru jurusan kabag kaban kabid kabidhumas kabupaten kades
    kadis kadishub kajari kajati kak kanit kantor kapolda kapolres kapolresta
    kapolrestabes kapolri kapolsek kapolsekta kapten kapusdatin kapuspen kapuspenkum
    kardinal kasat kasatlantas kasatnarkoba kasatreskrim kasi kasie kasintel
    kasipenkum kasubag kasubbid kasubdit kasubsi keamanan kebudayaan kecamatan kecil
    kehutanan kejaksaan kelautan kelurahan kementerian kepala kepolisian kerja
    kesehatan ketenagakerjaan ketua ketum keuangan khusus kiai king kiper klinik
    klub koalisi kodam kodim komandan komedian komisaris komisi komisioner komite
    komunikasi koni konsul kontingen koordinator koperasi koramil korban kordinator
    korem korlap kota kpk kpu kreatif kriminal kuasa kyai lantamal lantas lanud
    lapas laut lembaga lingkungan llc ltd luar lurah mahkamah majelis makro manager
    manajer mantan marketing mas masjid masyarakat mayor mbak media menag menaker
    mendag mendagri mendikbud menengah menhan menhub menkes menkeu menko menkumham
    menlu menpan menpora mensesneg mensetneg mensos mentan menteri mikro militer
    mineral minister moneter mpr mufti museum musisi narkoba nasdem nasional negara
    negeri officer olahraga operasi operasional operation operations organisasi
    pajak pak pakar pan pangdam pangeran panglima pariwisata partai pasar paus pbsi
    pdi pebalap pebulu pekerjaan pelabuhan pelaku pelatih pelayanan pemain pemasaran
    pemasyarakatan pembalap pemerintah pemilik pemimpin pemkab pemkot pemprov pemuda
    penanggulangan pendeta pendidikan pendiri penegakan penerangan pengacara
    pengadilan pengamat pengawasan pengembangan pengendalian pengusaha penjualan
    penulis penyanyi penyerang penyidik penyidikan perdagangan perdata perempuan
    perencanaan perhubungan perikanan perindo perindustrian perjuangan persatuan
    persero pertahanan pertanian perum perumahan pesepakbola petinju petugas pidana
    pimpinan pj pjs pjs. pkb pks plh plt polda polisi politeknik polres polresta
    polrestabes polri polsek ppp prajurit presiden president press prime prince
    princess prodi produksi produser profesor professor provinsi psi pssi pt puan
    public publik pulau pusat puskesmas putra putri queen raja ratu regional rektor
    relations republik research reserse reskrim rider riset romo rs rsud rsup rumah
    rutan sakit saksi satlantas satreskrim satuan secretary sekda sekjen sekolah
    sekretariat sekretaris seksi sekum senator senior seskab sesmen sipil sosial
    spokesman spokesperson spokeswoman staf stafsus stasiun state striker
    subdirektorat sultan sumber sungai sutradara taman tbk teknologi tenaga
    tentara terdakwa terduga terminal tersangka tim timnas tni tol tuan tun udara
    ulama umum unit united universitas urusan usaha uskup ustadz ustaz ustazah
    utusan vice wabup wagub wakapolda wakapolres wakapolri wakepala waketum wakil
    wali walikota walkot wamen wamenlu wapres warga white yayasan
    """.split()
)
# Ranks, degrees and forms of address.
RANKS = frozenset(
    """
    admiral aipda aiptu akbp akp arm brigadir brigjen brigpol bripda bripka briptu
    capt captain col colonel dame dato dato' datuk dr dr. dra drg drs drs. encik gen
    general h h. hajah haji hj hj. inf ipda iptu ir ir. irjen jenderal kapten kav kh
    kolonel kombes komjen kompol kopka koptu laksamana laksda laksdya laksma letda
    letjen letkol lettu lieutenant lord lt maj major mar marsda marsdya marsekal
    marsma mayjen mayor miss mr mrs ms pnb pol polisi prada praka pratu prof prof.
    puan purn purnawirawan rev sayyid serda sergeant serka serma sertu sgt sir syed
    tan tgh tun
    """.split()
)
# Countries, provinces, larger cities, and their peoples.
PLACES = frozenset(
    """
    aceh afghanistan afrika aljazair ambon american amerika ankara arab argentina as
    asia australia austria aviv bali balikpapan banda bandung bangkok bangladesh
    banjarmasin banten bantul banyumas banyuwangi barat baru batam beijing bekasi
    belanda belgia bengkulu berlin bintan blitar blora bogor bojonegoro bondowoso
    boyolali brasil brebes britania british brunei bulgaria ceko chili china china's
    chinese ciamis cianjur cilacap cilegon cina cirebon demak denmark denpasar depok
    diy dki doha dubai emirat eropa ethiopia filipina finlandia flores france garut
    gaza germany gorontalo gresik grobogan gunungkidul hanoi hong hongkong hungaria
    india indonesia indramayu inggris irak iran iranian irlandia islandia israel
    israeli istanbul italia italy jakarta jambi japan jawa jayapura jeddah jember
    jepang jepara jerman jogja jombang kairo kalimantan kamboja kanada karanganyar
    karawang kebumen kediri kendal kendari kenya kingdom klaten kolombia kong korea
    kroasia kuala kuba kudus kulon kuningan kupang kyiv lamongan lampung laos laut
    lebanon libya lombok london lumpur madinah madiun madrid madura magelang magetan
    majalengka makassar makkah malang malaysia maluku manado manila maroko mataram
    medan mekkah meksiko mesir mojokerto moskow moskwa myanmar nepal new ngawi
    nigeria norwegia ntb ntt nusa padang pakistan palembang palestina palu papua
    paris pasuruan pati pekalongan pekanbaru pemalang perancis peru pinang polandia
    ponorogo pontianak portugal prancis probolinggo progo purwakarta purworejo
    pyongyang qatar rembang riau riyadh roma rumania rusia russia russian samarinda
    saudi selandia selatan semarang seoul serang serbia serikat shanghai sidoarjo
    singapura situbondo skotlandia sleman slovakia solo somalia spain spanyol sragen
    states subang sudan sukabumi sukoharjo sulawesi sumatera sumatra sumba surabaya
    surakarta suriah swedia swiss taiwan tangerang tanjung tasikmalaya tegal teheran
    tel temanggung tengah tenggara ternate thailand timor timor-leste timur tiongkok
    tokyo tuban tulungagung tunisia turki turkiye uea ukraina ukraine ukrainian
    united us usa utara venezuela vietnam wales washington wonosobo yerusalem
    yogyakarta yordania york yunani
    """.split()
)
# Words that a sentence begins with: capitals there are no names.
SENTENCE_WORDS = frozenset(
    """
    ini itu dia ia kami kita mereka saya namun tetapi tapi dan atau jika kalau
    karena menurut adapun selain sementara sebelumnya bahkan dalam pada di ke dari
    untuk dengan yang hal para saat ketika setelah sebelum the a an in on at but and
    he she it they we you i if when while after before as for from with this that
    baca simak lalu kemudian selanjutnya sedangkan meski meskipun walau hingga
    sampai oleh juga serta bagi seperti sebagai jadi maka ada apa siapa mengapa
    kenapa bagaimana tidak bukan belum sudah telah akan masih lebih salah satu dua
    tiga seorang sejumlah beberapa semua setiap tak tanpa usai seusai terkait kata
    ujar senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei
    juni juli agustus september oktober november desember terpisah kini nantinya
    nanti adanya menanggapi monday tuesday wednesday thursday friday saturday sunday
    mr mrs
    """.split()
)
# Behind one of these a single word is the name of a body, not of a person.
ORGANISATIONS = frozenset(
    """
    tim pt cv partai polda polres polsek kementerian universitas bank komite lembaga
    yayasan koperasi grup perum persatuan ikatan asosiasi
    """.split()
)
