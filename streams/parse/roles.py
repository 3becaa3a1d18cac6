"""Capitalised words that stand before a person's name and are no part of it."""

# ruff: noqa: SIM905 - word tables read best as text

from __future__ import annotations

__all__ = [
    "HONORIFICS",
    "OFFICE_STARTS",
    "OPEN_BODIES",
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
    activist actor actress adik administrasi adun affairs agama ahli akademi aktivis
    aktor aktris alderman almarhum almarhumah ambassador anak analis analyst anggota
    angkatan antropolog archbishop arsitek artis aset asia asisten asosiasi asset
    asuransi atlet attorney author ayah ayatollah ayatullah badan bagian balai band
    bandara bang bank bapak basarnas bawaslu bea bek beleid bencana bendahara
    bendahari besar bibi bicara bid bidang biksu biro bishop bmkg bnpb bomba bpbd
    bpk bu budayawan bumn bupati bursa buya cabup cagub caleg calon camat capital
    capres cardinal caretaker cawabup cawagub cawalkot cawapres ceo cfo chairman
    chairwoman chancellor chef chief city co-founder coach cofounder commissioner
    communication communications commuter congressman congresswoman constable
    consultant coo coordinator corp corporate corporation councillor councilman
    councilor councilwoman cto cukai cv daerah dalam dalang danau dandim danlanud
    danrem darat data dato datuk daya defence defender defense dekan demokrat
    department deputi deputy desa desainer detective dewan digital dinas dir
    director direktorat direktur dirjen dirlantas dirreskrimsus dirreskrimum
    dirresnarkoba dirut disabilitas ditlantas ditreskrimsus ditreskrimum divisi
    dokter dosen dpd dpr dprd dubes dusun duta economic economist education ekonom
    ekonomi eks encik energi evp exco executive fakultas farmer fc federasi festival
    finance foreign fotografer founder fraksi garda gedung gelandang general gereja
    gerindra gitaris global goalkeeper golkar governor group grup gubernur gunung
    guru gus habib hakim ham hanura head health hidup hilirisasi himpunan historian
    holding hotel house hubungan hukum humas ibu ibukota ikatan imam imigrasi inc
    influencer informasi infrastruktur inspector institut interior internasional
    investasi investor ipar istana isteri istri jabatan jaksa jalan jenderal jubir
    judge junior juri juru jurucakap jurulatih jurusan kabag kaban kabid
    kabidhumas kabupaten kader kades kadis kadishub kajari kajati kak kakak kakek
    kanit kantor kapital kapolda kapolres kapolresta kapolrestabes kapolri kapolsek
    kapolsekta kapten kapusdatin kapuspen kapuspenkum karateka kardinal kasat
    kasatlantas kasatnarkoba kasatreskrim kasi kasie kasintel kasipenkum kasubag
    kasubbid kasubdit kasubsi kasudin kawasan keamanan keasistenan kebijakan
    kebudayaan kecamatan kecil kehutanan kejaksaan kelautan kelompok kelurahan
    kementerian kepala kependudukan kepolisian keponakan kerabat kerja kernet
    kesehatan kesihatan ketenagakerjaan ketua ketum keuangan kewilayahan khusus kiai
    king kiper klinik klub koalisi kodam kodim kolega kolumnis komandan komedian
    komika komisaris komisi komisioner komite komunikasi koni konsul kontingen
    koordinator koperasi koramil korban kordinator korem koreografer korlap kota kpk
    kpu kreatif kriminal kuasa kyai lantamal lantas lanud lapas laporan laut
    lawmaker lawyer legislator lembaga lingkungan llc ltd luar lurah mahasiswa
    mahkamah majelis makro management manager manajemen manajer mangsa mantan
    marketing mas masinis masjid masyarakat mayor mbak media medical menag menaker
    menantu mendag mendagri mendiang mendikbud menengah menhan menhub menkes menkeu
    menko menkumham menlu menpan menpora mensesneg mensetneg mensos mentan menteri
    mep mertua midfielder migas migran mikro militer mineral minister moderator
    moneter motor motors mpr mufti museum musikus musisi naib narkoba nasdem
    nasional negara negeri nenek novelis novelist nurse officer olahraga
    ombudsman operasi operasional operation operations organisasi owner pajak pak
    pakar paman pamong pan pangan pangdam pangeran panglima panitia pariwisata
    parlimen partai pasal pasar paus pbsi pdi pebalap pebulu pedagang pedangdut
    pegolf pekerja pekerjaan pelabuhan pelajar pelajaran pelaku pelatih
    pelawak pelayanan pelukis pemain pemandu pemasaran pemasyarakatan pembalap
    pemberdayaan pemegang pemerintah pemilik pemimpin pemkab pemkot pemprov pemuda
    pemuka pemulung penanggulangan penasehat penasihat penataan pendeta pendidikan
    pendiri penduduk penegakan peneliti penerangan pengacara pengadilan
    pengamat pengamen penganalisis pengarah pengawasan pengembangan pengemudi
    pengendalian pengendara pengerusi penghulu pengusaha penjualan penolong
    pensyarah penulis penyair penyanyi penyelamat penyelaras penyerang penyidik
    penyidikan perdagangan perdata perekonomian perempuan perenang perencanaan
    perhubungan perikanan perindo perindustrian perjuangan perlindungan permukiman
    persatuan persero pertahanan pertamina pertanahan pertanian perum perumahan
    perupa perusahaan perwakilan pesepakbola pesilat pesulap pesuruhjaya petani
    petenis petinju petronas petugas pidana pilot pimpinan pj pjs pjs. pkb
    pks plh plt pmk polda polhukam polisi politeknik politikus politisi polres
    polresta polrestabes polri polsek posko ppp praja prajurit pramugari premier
    presenter presiden president press prime prince princess prodi product produksi
    produser profesor professor prosecutor provinsi psi psikiater psikolog pssi pt
    puan public publik pulau pusat puskesmas putra putri queen rabbi raja rapper
    ratu regional rekan rektor relations relawan republik research researcher
    reserse resident reskrim revolusi rider riset rohaniwan romo rs rsud rsup rumah
    rutan safety sahabat saham sakit saksi sales sastrawan satgas satlantas satpam
    satreskrim satuan scientist secretary sejarawan sekda sekjen sekolah sekretariat
    sekretaris seksi sekum sekuritas sekuriti selebgram senator senior sepupu
    service seskab sesmen setiausaha sheriff shopkeeper singer sipil siswa sopir
    sosial spokesman spokesperson spokeswoman staf stafsus stasiun state strategist
    striker suami subdirektorat sultan sumber sungai superintenden surgeon sutradara
    svp taman tbk teacher technology teknologi teman tenaga tentara terdakwa terduga
    terminal tersangka tertinggi tetangga tim timbalan timnas tni tokoh tol training
    transmigrasi transport transportasi treasurer tuan tukang tun tunangan udara
    ulama umum undang unit united universitas urusan usaha uskup ustadz ustaz
    ustazah utama utusan vice vokalis vp wabup wagub wakapolda wakapolres wakapolri
    wakepala waketum wakil wali walikota walkot wamen wamenlu wapres warga
    white winger yayasan youtuber
    """.split()
)
# Ranks, degrees and forms of address.
RANKS = frozenset(
    """
    acp admiral aipda aiptu akbp akp ampuan arm asp brigadir brigjen brigpol bripda
    bripka briptu capt captain col colonel dame dato dato' datuk dcp dr dr. dra drg
    drs drs. dsp encik gen general h h. hajah haji hj hj. inf insp inspector
    inspektor inspektur ipda iptu ir ir. irjen jenderal kapten kav kh kolonel kombes
    komisioner komjen kompol konstabel kopka koptu laksamana laksda laksdya laksma
    leftenan letda letjen letkol lettu lieutenant lord lt maj major mar marsda
    marsdya marsekal marsma mayjen mayor mgr miss mr mrs ms nn ny pengiran pnb pol
    polisi prada praka pratu prof prof. puan purn purnawirawan rev sac sarjan sayyid
    serda sergeant serka serma sertu sgt sheikh sir sjn superintenden supt syed
    syeikh syekh tgh tun yab yb
    """.split()
)
# Forms of address: behind one a name begins at once.
HONORIFICS = frozenset(
    """
    pak bapak bu ibu ny nyonya tuan puan encik cik mas mbak mbok mak bang kak kang teh
    cak gus kiai kyai ustaz ustad ustadz ustazah habib romo pastor pendeta haji hajah
    si sang nek kakek nenek om tante mr mrs ms sir lord dame sheikh raja ratu sultan
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
    sampai oleh juga serta bagi seperti sebagai jadi maka ada beliau apa siapa mengapa
    kenapa bagaimana tidak bukan belum sudah telah akan masih lebih salah satu dua
    tiga seorang sejumlah beberapa semua setiap tak tanpa usai seusai terkait kata
    ujar senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei
    juni juli agustus september oktober november desember terpisah kini nantinya
    nanti adanya menanggapi monday tuesday wednesday thursday friday saturday sunday
    mr mrs dirinya pihaknya keduanya ketiganya pihak apalagi demi guna
    """.split()
)
# Behind one of these a single word is the name of a body, not of a person.
ORGANISATIONS = frozenset(
    """
    tim pt cv partai polda polres polsek kementerian universitas bank komite lembaga
    yayasan koperasi grup perum persatuan ikatan asosiasi
    """.split()
)
# Bodies and places that are called by any words: where they end, only a comma tells.
OPEN_BODIES = frozenset(
    """
    aliansi asosiasi bank camat cv desa dusun forum himpunan hotel institut kades
    kampung kapolsek kecamatan kelurahan klub lurah paguyuban partai perhimpunan
    perkumpulan persatuan polsek pt sekuritas universitas yayasan
    """.split()
)
