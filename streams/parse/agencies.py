"""Wire agencies, media and portals as newsrooms cite them."""

# ruff: noqa: SIM905 - word tables read best as text

from __future__ import annotations

__all__ = ["KNOWN", "NOT_MEDIA"]

_NAMES = """
    Reuters, AFP, Agence France-Presse, AP, Associated Press, Antara, ANTARA, Antara
    Foto, LKBN Antara, Bernama, Xinhua, Anadolu Agency, Anadolu, TASS, Tass, Sputnik,
    RIA Novosti, SANA, Interfax, Kyodo, Kyodo News, Yonhap, DPA, EFE, ANSA, UPI, IRNA,
    ISNA, Tasnim, Fars News, Mehr News, Press TV, WAFA, Wafa, KCNA, CCTV, CGTN, NHK,
    CNN Indonesia, CNN, CNBC Indonesia, CNBC, BBC Indonesia, BBC News, BBC, BBC Sport,
    Al Jazeera, Aljazeera, Al Arabiya, Al-Arabiya, Al Mayadeen, Al-Mayadeen,
    Bloomberg, Bloomberg Technoz, The New York Times, New York Times, NYT, The
    Washington Post, Washington Post, The Wall Street Journal, Wall Street Journal,
    WSJ, The Guardian, The Independent, The Telegraph, Daily Mail, Daily Mirror,
    Financial Times, The Economist, Forbes, Politico, Axios, Sky News, Sky Sports, Sky
    Sport, Fox News, NBC News, ABC News, CBS News, NPR, Newsweek, USA Today, Los
    Angeles Times, Business Insider, The Hill, The Athletic, ESPN, Goal.com, Marca,
    Mundo Deportivo, L'Equipe, Bild, Der Spiegel, Le Monde, El Pais, Corriere della
    Sera, La Repubblica, La Gazzetta dello Sport, Tuttosport, Football Italia,
    Transfermarkt, Motorsport, Autosport, Speedweek, Haaretz, The Times of Israel,
    Times of Israel, The Jerusalem Post, Jerusalem Post, Ynet, Middle East Eye, Middle
    East Monitor, Arab News, Khaleej Times, Gulf News, The Kyiv Independent, Kyiv
    Independent, Ukrinform, Euronews, France24, France 24, DW, Deutsche Welle,
    VOA, Voice of America, RFA, Radio Free Asia, Nikkei, Nikkei Asia, Asahi Shimbun,
    The Japan Times, Japan Times, Mainichi, The Korea Times, The Korea Herald, Korea
    Herald, Soompi, Allkpop, Koreaboo, Global Times, China Daily, People's Daily,
    South China Morning Post, SCMP, The Straits Times, Straits Times, Channel News
    Asia, Channel NewsAsia, CNA, Mothership, The Star, Malay Mail, New Straits Times,
    NST, Malaysiakini, Astro Awani, Berita Harian, Sinar Harian, Utusan Malaysia,
    Harian Metro, Free Malaysia Today, FMT, Bangkok Post, VnExpress, Rappler,
    Philippine Inquirer, Hindustan Times, Times of India, NDTV, ANI, PTI, India Today,
    Dawn, Geo News, TMZ, Variety, Deadline, Billboard, Rolling Stone, Hollywood
    Reporter, The Hollywood Reporter, Page Six, Live Science, LiveScience, Space.com,
    Science Alert, ScienceAlert, National Geographic, Healthline, WebMD, Medical News
    Today, Verywell Health, Mayo Clinic, Men's Health, Women's Health, The Verge,
    TechCrunch, Gizmochina, GSM Arena, GSMArena, 9to5Mac, MacRumors, Android
    Authority, Carscoops, Autocar, CoinDesk, Cointelegraph, Investing.com,
    MarketWatch, Kompas.com, KOMPAS.com, Kompas TV, KompasTV, Kompas, Harian Kompas,
    Tribunnews, Tribunnews.com, TribunJakarta, TribunJateng, Tempo, Tempo.co, Koran
    Tempo, Majalah Tempo, detikcom, detik.com, detikNews, detikJatim, detikJateng,
    detikJabar, detikBali, detikSumut, detikSulsel, detikSumbagsel, detikJogja,
    detikFinance, detikSport, detikHot, detikHealth, detikInet, detikTravel,
    detikFood, detikEdu, detikOto, Detik, CNNIndonesia.com, Liputan6.com, Liputan6,
    Merdeka.com, Kumparan, kumparan, Tirto, Tirto.id, Okezone, Okezone.com, Sindonews,
    SINDOnews, iNews, iNews.id, Republika, Republika.co.id, Media Indonesia, Metro TV,
    MetroTV, tvOne, TVOne, TVRI, RRI, SCTV, Indosiar, Suara.com, JPNN, JPNN.com, Jawa
    Pos, JawaPos.com, VIVA, Viva.co.id, IDN Times, The Jakarta Post, Jakarta Post,
    Bisnis Indonesia, Bisnis.com, Kontan, Kontan.co.id, Katadata, Investor Daily,
    Pikiran Rakyat, Suara Merdeka, Kedaulatan Rakyat, Solopos, Bali Post, Poskota,
    Warta Kota, Wartakota, Tabloid Nova, Mongabay, Project Multatuli, Beritasatu,
    BeritaSatu.com, NU Online, E! News, The Sun, Firstpost, First Post, CoinMarketCap,
    Coinmarketcap, CarNewsChina, Carnewschina, CNEVPost, Electrek, Paultan, Motosan,
    Crash.net, Yahoo Finance, Yahoo News, New York Post, NY Post, TalkSPORT, Tribuna,
    People Magazine, Fimela, Fimela.com, Bola.com, Bola.net, BolaSport, BolaSport.com,
    Mehr, Saudi Press Agency, CryptoPotato, U.Today, Manchester Evening News,
    Liverpool Echo, InfoPublik, Indonesia Baik, Antaranews, Antaranews.com,
    Tempo English, The Diplomat, Foreign Policy, NST Online, Russia Today, Kosmo
"""
# Days, months, roles and platforms: objects of a cue that are no medium.
NOT_MEDIA = frozenset(
    """
    agustus ahad akbp akun al-quran alkitab april bapak beliau bu bupati desember dia
    direktur dr facebook februari friday gubernur hakim ia ibu instagram iptu isnin
    jaksa januari jenderal juli jum'at jumaat jumat juni kami kamis kapolda kapolres
    kepala ketua khamis kombes maret mei menteri mereka minggu monday mr november
    oktober pak pasal presiden prof quran rabu sabtu saturday saya selasa senin
    september sunday telegram threads thursday tiktok tuesday twitter undang wakil
    wednesday whatsapp x youtube
    """.split()
)
KNOWN = tuple(
    sorted(
        {" ".join(name.split()) for name in _NAMES.split(",")},
        key=lambda name: (-len(name), name),
    )
)
