"""Outcomes, interventions, people and places of the invented studies, Indonesian and English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """One thing in both languages."""

    id: str
    en: str

    def of(self, language: str) -> str:
        """Return the words of a language."""
        return self.id if language == "id" else self.en


@dataclass(frozen=True)
class OutcomeWords:
    """An outcome: its name, what getting better and worse is called, and its scales from worst to best."""

    name: Words
    better: Words
    worse: Words
    scales: tuple[tuple[Words, ...], ...]


def _scale(labels_id: str, labels_en: str) -> tuple[Words, ...]:
    pairs = zip(labels_id.split("|"), labels_en.split("|"), strict=True)
    return tuple(Words(one, other) for one, other in pairs)


def _rise(name_id: str, name_en: str, *scales: tuple[Words, ...]) -> OutcomeWords:
    return OutcomeWords(
        Words(name_id, name_en),
        Words(f"peningkatan {name_id}", f"an increase in {name_en}"),
        Words(f"penurunan {name_id}", f"a decrease in {name_en}"),
        scales,
    )


def _fall(name_id: str, name_en: str, *scales: tuple[Words, ...]) -> OutcomeWords:
    return OutcomeWords(
        Words(name_id, name_en),
        Words(f"penurunan {name_id}", f"a decrease in {name_en}"),
        Words(f"peningkatan {name_id}", f"an increase in {name_en}"),
        scales,
    )


OUTCOMES = (
    _rise(
        "produksi ASI",
        "milk production",
        _scale("tidak lancar|lancar", "not smooth|smooth"),
        _scale("tidak ada|tidak lancar|lancar", "none|not smooth|smooth"),
        _scale("kurang|cukup|banyak", "low|moderate|high"),
        _scale("tidak ada|kurang|cukup|banyak", "none|low|moderate|high"),
    ),
    _fall(
        "nyeri",
        "pain",
        _scale("nyeri berat|nyeri sedang|nyeri ringan", "severe pain|moderate pain|mild pain"),
        _scale("nyeri berat|nyeri sedang|nyeri ringan|tidak nyeri", "severe pain|moderate pain|mild pain|no pain"),
        _scale(
            "nyeri sangat berat|nyeri berat|nyeri sedang|nyeri ringan|tidak nyeri",
            "very severe pain|severe pain|moderate pain|mild pain|no pain",
        ),
    ),
    _fall(
        "kecemasan",
        "anxiety",
        _scale("cemas|tidak cemas", "anxious|not anxious"),
        _scale("cemas berat|cemas sedang|cemas ringan", "severe anxiety|moderate anxiety|mild anxiety"),
        _scale("berat|sedang|ringan|tidak cemas", "severe|moderate|mild|not anxious"),
        _scale("panik|berat|sedang|ringan|tidak cemas", "panic|severe|moderate|mild|not anxious"),
    ),
    _rise(
        "pengetahuan",
        "knowledge",
        _scale("kurang|baik", "poor|good"),
        _scale("kurang|cukup|baik", "poor|fair|good"),
        _scale("sangat kurang|kurang|cukup|baik|sangat baik", "very poor|poor|fair|good|very good"),
    ),
    _rise("sikap", "attitude", _scale("negatif|positif", "negative|positive"), _scale("tidak baik|baik", "poor|good")),
    _rise(
        "keterampilan",
        "skill",
        _scale("tidak terampil|terampil", "unskilled|skilled"),
        _scale("kurang terampil|cukup terampil|terampil", "less skilled|fairly skilled|skilled"),
    ),
    _fall(
        "edema kaki",
        "leg edema",
        _scale("edema|tidak edema", "edema|no edema"),
        _scale("derajat 3|derajat 2|derajat 1", "grade 3|grade 2|grade 1"),
        _scale("derajat 3|derajat 2|derajat 1|derajat 0", "grade 3|grade 2|grade 1|grade 0"),
    ),
    _rise(
        "penyembuhan luka perineum",
        "perineal wound healing",
        _scale("tidak baik|baik", "not good|good"),
        _scale("buruk|kurang baik|baik", "poor|less good|good"),
    ),
    _fall(
        "mual muntah",
        "nausea and vomiting",
        _scale("berat|sedang|ringan", "severe|moderate|mild"),
        _scale("mual berat|mual sedang|mual ringan|tidak mual", "severe|moderate|mild|no nausea"),
    ),
    _rise(
        "kualitas tidur",
        "sleep quality",
        _scale("buruk|baik", "poor|good"),
        _scale("sangat buruk|buruk|baik|sangat baik", "very poor|poor|good|very good"),
    ),
    _fall(
        "bendungan ASI",
        "breast engorgement",
        _scale("bengkak berat|bengkak sedang|bengkak ringan", "severe|moderate|mild"),
        _scale("berat|sedang|ringan|tidak bengkak", "severe|moderate|mild|none"),
    ),
    _fall(
        "depresi postpartum",
        "postpartum depression",
        _scale("depresi|tidak depresi", "depressed|not depressed"),
        _scale("berat|sedang|ringan|normal", "severe|moderate|mild|normal"),
    ),
    _rise("motivasi", "motivation", _scale("rendah|sedang|tinggi", "low|moderate|high")),
    _fall(
        "tekanan darah",
        "blood pressure",
        _scale(
            "hipertensi derajat 2|hipertensi derajat 1|prehipertensi|normal",
            "stage 2 hypertension|stage 1 hypertension|prehypertension|normal",
        ),
    ),
)

INTERVENTIONS = tuple(
    Words(*pair.split("|"))
    for pair in (
        "pijat oksitosin|oxytocin massage",
        "kompres hangat|warm compress",
        "aromaterapi lavender|lavender aromatherapy",
        "pendidikan kesehatan|health education",
        "senam hamil|prenatal exercise",
        "terapi musik klasik|classical music therapy",
        "hipnobirthing|hypnobirthing",
        "rebusan daun kelor|moringa leaf decoction",
        "teknik relaksasi napas dalam|deep breathing relaxation",
        "media booklet|booklet media",
        "rendam kaki air hangat|warm water foot soak",
        "perawatan payudara|breast care",
        "senam nifas|postpartum exercise",
        "akupresur|acupressure",
        "yoga prenatal|prenatal yoga",
        "video edukasi|educational video",
    )
)

PEOPLE = tuple(
    Words(*pair.split("|"))
    for pair in (
        "ibu postpartum|postpartum mothers",
        "ibu nifas|postpartum women",
        "ibu hamil trimester III|third-trimester pregnant women",
        "remaja putri|adolescent girls",
        "ibu bersalin|women in labor",
        "siswi|female students",
        "lansia|elderly people",
        "ibu menyusui|breastfeeding mothers",
    )
)

PLACES = tuple(
    Words(*pair.split("|"))
    for pair in (
        "Puskesmas Sukamaju|Sukamaju Public Health Center",
        "PMB Melati|Melati Independent Midwife Practice",
        "RSUD Kota Harapan|Harapan City Hospital",
        "Klinik Pratama Bunda|Bunda Primary Clinic",
        "BPM Hj. Rosmala|Rosmala Midwifery Clinic",
        "Posyandu Anggrek Desa Karangrejo|Anggrek Posyandu in Karangrejo Village",
        "SMA Negeri 2 Tanjung|Tanjung 2 Senior High School",
        "wilayah kerja Puskesmas Gunung Sari|the working area of Gunung Sari Health Center",
    )
)

AUTHORS = (
    "Rahayu",
    "Sulistyawati",
    "Hidayati",
    "Wulandari",
    "Kurniasih",
    "Nugraheni",
    "Fitriani",
    "Maharani",
    "Lestari",
)

CHARACTERISTICS: tuple[tuple[Words, tuple[Words, ...]], ...] = (
    (Words("Umur", "Age"), _scale("<20 tahun|20-35 tahun|>35 tahun", "<20 years|20-35 years|>35 years")),
    (Words("Pendidikan", "Education"), _scale("SMP|SMA|Perguruan Tinggi", "Junior high|Senior high|College")),
    (Words("Paritas", "Parity"), _scale("Primipara|Multipara", "Primiparous|Multiparous")),
    (Words("Pekerjaan", "Occupation"), _scale("Bekerja|Tidak bekerja", "Employed|Unemployed")),
)
