"""What most articles hold: the preset dictionary of their compression.

Changing one byte makes older changelogs unreadable: raise `record.VERSION` with it.
The most frequent stands last, where references to it are shortest.
"""

from __future__ import annotations

__all__ = ["PHRASES"]

_PUBLIC_LIFE = """
 pertumbuhan ekonomi perdagangan perusahaan internasional kementerian kesehatan
 pendidikan lingkungan transportasi pelayanan penyelidikan penyidikan tersangka
 pengadilan kejaksaan komisi pemilihan umum pertandingan kemenangan pemain pelatih klub
 musim liga gol turnamen mahasiswa universitas penelitian rumah sakit korban kecelakaan
 kebakaran banjir gempa cuaca kendaraan mobil motor teknologi aplikasi media sosial
 video harga saham rupiah dolar pasar investasi bank industri energi anggaran pajak
 bantuan keluarga anak perempuan laki-laki orang tua guru sekolah film musik artis
 keamanan kepolisian polisi tentara anggota dewan perwakilan rakyat partai politik
 gubernur bupati wali kota kepala daerah menteri wakil ketua direktur utama sekretaris
 juru bicara kabupaten kecamatan provinsi desa Jawa Barat Jawa Tengah Jawa Timur
 Sumatera Kalimantan Sulawesi Papua Bali Bandung Surabaya Jakarta Selatan DKI Jakarta
 Amerika Serikat China Israel Iran Rusia Indonesia negara dunia nasional Senin (Selasa
 (Rabu (Kamis (Jumat (Sabtu (Minggu ( Januari Februari Maret April Mei Juni Juli
 Agustus September Oktober November Desember
"""

_WORDS = """
 melakukan memberikan mendapatkan menggunakan menyampaikan menjelaskan mengungkapkan
 menyebutkan meningkatkan dilakukan digunakan diberikan ditemukan disebut merupakan
 terjadi termasuk berbagai beberapa sejumlah seluruh setiap masing-masing sekitar hampir
 bersama melalui berdasarkan mengenai tentang terkait selama sejak hingga sampai ketika
 saat sebelum sehingga agar bahwa jika kalau maka namun tetapi meskipun bahkan lebih
 paling sangat cukup masih belum pernah harus bisa dapat mampu perlu ingin kembali
 langsung segera pertama kedua ketiga lain lainnya sendiri sebuah salah satu para hal
 waktu hari ini bulan lalu malam pagi siang kemarin pukul WIB juta ribu miliar triliun
 persen per sebesar sebanyak senilai lagi pun pula serta maupun kami kita saya dia ia
 kepada mereka menjadi karena setelah antara seperti oleh adalah telah sudah tahun orang
 terhadap tersebut. sebagai pemerintah masyarakat presiden Presiden
 "Kami  "Kita  "Saya  ," kata  ," ujar  ," ucap  ," jelas  ," tutur nya.  nya,
 Menurutnya, Selain itu, Sementara itu, Sebelumnya, Namun, Dalam  Hal ini  Ia  Dia
 mengatakan  menambahkan  menurut  kata  ujarnya,  katanya.  di Jakarta,
 lebih dari  tidak hanya  bagi  juga  akan  tidak  ada  itu  ini  pada  dari  dalam
 untuk  dengan  yang  dan  di  ke
 the  of  and  to  in  that  for  said  was  with
"""

PHRASES = (_PUBLIC_LIFE + _WORDS).replace("\n", " ").encode()
