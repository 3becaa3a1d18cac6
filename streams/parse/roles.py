"""Capitalised words that stand before a person's name and are no part of it."""

from __future__ import annotations

__all__ = ["OFFICE_STARTS", "PLACES", "RANKS", "ROLES"]

# Short forms: Kemenkeu, Kapolresta, Pemprov, Satreskrim, Ditlantas.
OFFICE_STARTS = (
    "kemen",
    "pemprov",
    "pemkot",
    "pemkab",
    "polres",
    "polda",
    "polsek",
    "kapol",
    "kasat",
    "kabid",
    "dinkes",
    "disdik",
    "dishub",
    "satres",
    "satlan",
    "ditres",
    "ditlan",
    "bares",
    "dirres",
    "dirjen",
    "ditjen",
    "kejari",
    "kejati",
    "kejagung",
    "puslab",
    "divhumas",
    "wakapol",
    "waka",
    "wamen",
    "menko",
    "sekda",
    "bapp",
    "bawas",
    "satpol",
    "damkar",
)

ROLES = frozenset(
    """
    presiden wakil wapres menteri menko wamen wamenlu menlu menkeu menkes mendagri
    menhan menag mensos mensesneg mendikbud menpora menpan menkumham menaker mentan mendag
    menhub seskab mensetneg gubernur wagub bupati wabup wali walikota walkot kota
    camat lurah kades kepala wakepala ketua waketum ketum sekretaris sekjen sekda sesmen
    direktur dirut dirjen dir jenderal deputi komisaris komandan danlanud danrem dandim
    panglima pangdam kapolri wakapolri kapolda wakapolda kapolres wakapolres kapolresta
    kapolsek kapolrestabes kapolsekta kabid kabidhumas humas kasat satreskrim reskrim
    reserse kriminal kasi kasie kasubag kasubbid kasubsi kasubdit kabag kaban kadis
    kadishub kanit kasatlantas kasatreskrim kasatnarkoba kapuspen kapuspenkum kapusdatin
    kajati kajari kasipenkum kasintel juru bicara jubir anggota komisi komisioner pakar
    pengamat analis ekonom dosen guru besar rektor dekan profesor dokter pengacara kuasa
    hukum jaksa hakim penyidik manajer manager pelatih kapten kiper bek penyerang pemain
    gelandang striker ceo cfo coo cto founder cofounder president director chief executive
    officer minister prime secretary senator governor mayor spokesman spokesperson
    spokeswoman king queen prince princess raja ratu pangeran putra putri sultan tuan
    datuk dato tan tun puan encik paus kardinal uskup pendeta romo ustaz
    ustadz ustazah kiai kyai gus habib buya ulama imam mufti duta besar dubes konsul
    pemimpin pimpinan pendiri pemilik pengusaha artis aktor aktris penyanyi sutradara
    produser penulis musisi komedian atlet pebulu pebalap pembalap rider petinju pesepakbola
    petugas polisi tentara prajurit korban tersangka terdakwa terduga pelaku warga saksi
    ibu bapak pak bu mas mbak bang kak adik ayah mantan eks plt plh pj pjs pjs. caretaker
    staf stafsus khusus ahli senior junior tenaga utusan koordinator korlap kordinator
    coordinator divisi bagian bidang bid urusan unit satuan seksi subdirektorat direktorat
    sekretariat biro pusat badan balai dinas kantor kementerian lembaga komite majelis dewan
    mahkamah pengadilan kejaksaan kepolisian polda polres polresta polrestabes polsek polri
    tni kodam korem kodim koramil lanud lantamal basarnas bmkg bnpb bpbd kpk bpk dpr dpd
    dprd mpr kpu bawaslu pemprov pemkot pemkab pemerintah provinsi kabupaten kecamatan
    kelurahan desa dusun daerah ibukota nasional republik negara
    federasi asosiasi persatuan ikatan himpunan yayasan organisasi partai fraksi koalisi
    pdi perjuangan golkar gerindra nasdem pkb pks pan demokrat ppp hanura psi perindo
    bank bursa perusahaan grup group holding corporation corp inc ltd llc pt cv tbk persero
    perum universitas institut sekolah akademi politeknik fakultas jurusan prodi rumah
    sakit rs rsud rsup klinik puskesmas bandara pelabuhan stasiun terminal pasar hotel
    gunung sungai danau laut pulau jalan tol gedung istana masjid gereja taman museum
    tim timnas klub fc united city pbsi pssi koni kontingen media informasi data publik
    komunikasi hubungan masyarakat internasional luar negeri dalam pertahanan keamanan
    keuangan perdagangan perindustrian pertanian kehutanan kelautan perikanan energi sumber
    daya mineral perhubungan pendidikan kebudayaan riset teknologi kesehatan sosial agama
    ketenagakerjaan tenaga kerja pariwisata ekonomi kreatif olahraga pemuda perempuan anak
    lingkungan hidup pekerjaan umum perumahan investasi koperasi bumn usaha kecil menengah
    operasi operasional pemasaran produksi penjualan marketing sales operation operations
    corporate communication communications relations affairs public vice general head
    chairman chairwoman professor foreign defence defense white house state department
    press economic economist analyst research global asia regional sekum bendahara
    satlantas lantas narkoba ditlantas ditreskrimum ditreskrimsus dirlantas
    dirreskrimum dirreskrimsus dirresnarkoba penegakan penerangan penyidikan
    pidana perdata militer angkatan darat udara sipil pelayanan pengembangan
    perencanaan pengawasan pengendalian penanggulangan bencana administrasi ham
    imigrasi pemasyarakatan lapas rutan bea cukai pajak moneter makro mikro
    """.split()
)
RANKS = frozenset(
    """
    jenderal letjen mayjen brigjen kolonel letkol mayor kapten lettu letda serma serka
    sertu serda kopka koptu praka pratu prada laksamana laksdya laksda laksma marsekal
    marsdya marsda marsma komjen irjen brigjen kombes akbp kompol akp iptu ipda aiptu aipda
    bripka brigadir brigpol briptu bripda pol polisi inf arm kav mar pnb purn purnawirawan
    dr drs dra drg prof ir h hj kh tgh sir lord dame mr mrs ms miss
    captain colonel major general lieutenant sergeant admiral gen col maj capt lt sgt rev
    datuk dato' dato tan tun haji hajah encik puan syed sayyid drs. dr. prof. ir. h. hj.
    """.split()
)
PLACES = frozenset(
    """
    indonesia jakarta bandung surabaya medan semarang makassar palembang denpasar bali
    yogyakarta jogja solo surakarta malang bogor depok tangerang bekasi banten serang cilegon
    lampung padang pekanbaru riau jambi bengkulu aceh banda pontianak samarinda balikpapan
    banjarmasin manado palu kendari gorontalo ambon ternate jayapura papua maluku sulawesi
    kalimantan sumatera sumatra jawa barat timur tengah utara selatan tenggara laut madura
    lombok mataram kupang ntb ntt nusa flores sumba timor dki diy cirebon tasikmalaya garut
    sukabumi cianjur karawang purwakarta subang indramayu majalengka kuningan ciamis
    banyumas cilacap tegal brebes pemalang pekalongan kendal demak kudus jepara pati rembang
    blora grobogan sragen karanganyar sukoharjo klaten boyolali magelang temanggung wonosobo
    purworejo kebumen sleman bantul kulon progo gunungkidul madiun ngawi magetan ponorogo
    kediri blitar tulungagung jember banyuwangi situbondo bondowoso probolinggo pasuruan
    sidoarjo gresik lamongan tuban bojonegoro mojokerto jombang batam bintan tanjung pinang
    amerika serikat as us usa inggris britania prancis perancis jerman italia spanyol
    portugal belanda belgia swiss austria polandia ukraina rusia china tiongkok cina jepang
    korea taiwan hongkong hong kong singapura malaysia thailand vietnam filipina
    myanmar kamboja laos brunei timor-leste australia selandia baru india pakistan
    bangladesh nepal afghanistan iran irak israel palestina gaza suriah lebanon
    yordania arab saudi qatar uea emirat mesir libya tunisia aljazair maroko sudan somalia
    ethiopia kenya nigeria afrika turki turkiye yunani rumania bulgaria hungaria ceko
    slovakia serbia kroasia swedia norwegia denmark finlandia islandia irlandia skotlandia
    wales kanada meksiko brasil argentina chili kolombia peru venezuela kuba eropa asia
    washington london paris berlin roma madrid moskow moskwa beijing shanghai tokyo seoul
    pyongyang kuala lumpur bangkok manila hanoi kyiv teheran tel aviv yerusalem makkah
    mekkah madinah jeddah riyadh doha dubai kairo ankara istanbul new york china's russia
    russian chinese american british israeli iranian ukrainian united kingdom states japan
    france germany italy spain russia ukraine
    """.split()
)
