"""Words that belong to an office only behind one: regencies, towns."""

# ruff: noqa: SIM905 - word tables read best as text

from __future__ import annotations

__all__ = ["OFFICE_PAIRS", "REGIONS"]

# Words that are common first names too (Bima, Rindu) are left out.
REGIONS = frozenset(
    """
    agam  alor anambas asahan asmat babel badung bajo banggai bangka bangkalan
    bangli banjar banjarbaru banjarnegara bantaeng banyuasin barito barru batang
    batanghari batu batubara baubau bawang belitung belu bener bengkalis berau biak
    binjai bireuen bitung boalemo bolaang bombana bondowoso bone bontang boven
    bukittinggi bulukumba bulungan bungo buol buton cibinong cikarang cimahi curup
    dairi deli deliyai dharmasraya dogiyai dompu donggala dumai ende enrekang fakfak
    gayo gianyar gowa halmahera hilir hulu humbang indragiri ipoh jabar jateng jatim
    jayawijaya jembrana jeneponto johor kaimana kajang kalbar kalsel kaltara kalteng
    kaltim kampar kapuas karangasem karimun karo katingan kaur kayong kedah keerom
    kelantan kepahiang kepri kerinci ketapang kinabalu klang klungkung kolaka konawe
    kotabaru kotamobagu kotawaringin kuantan kubu kuching kuta kutacane kutai kutim
    labuan labuhanbatu lahat lamandau landak langkat langsa lawang lebak lebong
    lembang lembata lhokseumawe lingga linggau lubuk lubuklinggau lumajang luwu
    mahakam malinau mamasa mamberamo mamuju mandailing manggarai manokwari mappi
    maros maumere melaka melawi mempawah mentawai merangin meranti merauke mesuji
    metro mimika minahasa minut morotai morowali muar muara muaro muba mukomuko muna
    muratara murung musi nabire nagan nagekeo natuna nduga ngada nganjuk nias
    nunukan nusantara ogan oki okut pacitan padangpanjang padangsidimpuan pagaralam
    pahang pakpak palangka palangkaraya palas palopo pamekasan pandeglang
    pangandaran pangkajene pangkalpinang paniai parepare pariaman parigi pasaman
    pasangkayu paser payakumbuh pegunungan pelalawan penajam penukal perak perlis
    pesawaran pesisir pidie pinrang pohuwato polewali poso prabumulih pringsewu
    pulang pulpis puncak purbalingga putrajaya rejang ringsewu rokan rote ruang
    sabah sabang sabu salatiga sambas samosir sampang sampit sanggau sangihe sarawak
    sarmi sarolangun sawahlunto sekadau selangor selayar seluma seram serdang
    seremban seruyan siak siantar sibolga sidenreng sidrap sigi sijunjung sikka
    simalungun simeulue singkawang singkep singkil sinjai sintang sitaro solok
    soppeng sorong sukamara sula sulbar sulsel sulteng sultra sulut sumbar sumbawa
    sumedang sumenep sumsel sumut supiori tabalong tabanan takalar talaud taliabu
    tambrauw tamiang tana tanah tanggamus tapanuli tapin tarakan tata tebing tebo
    teluk terengganu tidore timika toba tobelo tojo tolikara tolitoli tomohon toraja
    torut trenggalek tual tulang ulu unauna ungaran wajo wakatobi waringin waropen
    wonogiri yahukimo yalimo
    """.split()
)
# Second words of an office that are first names elsewhere.
OFFICE_PAIRS = frozenset(
    [
        ("jaksa", "agung"),
        ("uskup", "agung"),
        ("hakim", "agung"),
        ("mahkamah", "agung"),
        ("majelis", "agung"),
    ]
)
