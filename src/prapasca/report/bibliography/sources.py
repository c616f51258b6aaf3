"""The sources of methods and facts; a DOI stands where it is known."""

from __future__ import annotations

from prapasca.report.bibliography.source import Source

AMERICAN = "Journal of the American Statistical Association"

SOURCES = {
    "wilcoxon": Source(
        authors=("Wilcoxon F",),
        year=1945,
        title="Individual comparisons by ranking methods",
        journal="Biometrics Bulletin",
        volume="1",
        pages="80–83",
        doi="10.2307/3001968",
    ),
    "pratt": Source(
        authors=("Pratt JW",),
        year=1959,
        title="Remarks on zeros and ties in the Wilcoxon signed rank procedures",
        journal=AMERICAN,
        volume="54",
        pages="655–667",
        doi="10.1080/01621459.1959.10501526",
    ),
    "sign": Source(
        authors=("Dixon WJ", "Mood AM"),
        year=1946,
        title="The statistical sign test",
        journal=AMERICAN,
        volume="41",
        pages="557–566",
        doi="10.1080/01621459.1946.10501898",
    ),
    "clopper_pearson": Source(
        authors=("Clopper CJ", "Pearson ES"),
        year=1934,
        title="The use of confidence or fiducial limits illustrated in the case of the binomial",
        journal="Biometrika",
        volume="26",
        pages="404–413",
        doi="10.1093/biomet/26.4.404",
    ),
    "rank_biserial": Source(
        authors=("Kerby DS",),
        year=2014,
        title="The simple difference formula: an approach to teaching nonparametric correlation",
        journal="Comprehensive Psychology",
        volume="3",
        doi="10.2466/11.IT.3.1",
    ),
    "mcnemar": Source(
        authors=("McNemar Q",),
        year=1947,
        title="Note on the sampling error of the difference between correlated proportions or percentages",
        journal="Psychometrika",
        volume="12",
        pages="153–157",
        doi="10.1007/BF02295996",
    ),
    "stuart": Source(
        authors=("Stuart A",),
        year=1955,
        title="A test for homogeneity of the marginal distributions in a two-way classification",
        journal="Biometrika",
        volume="42",
        pages="412–416",
        doi="10.1093/biomet/42.3-4.412",
    ),
    "maxwell": Source(
        authors=("Maxwell AE",),
        year=1970,
        title="Comparing the classification of subjects by two independent judges",
        journal="British Journal of Psychiatry",
        volume="116",
        pages="651–655",
        doi="10.1192/bjp.116.535.651",
    ),
    "bhapkar": Source(
        authors=("Bhapkar VP",),
        year=1966,
        title="A note on the equivalence of two test criteria for hypotheses in categorical data",
        journal=AMERICAN,
        volume="61",
        pages="228–235",
        doi="10.1080/01621459.1966.10502021",
    ),
    "bowker": Source(
        authors=("Bowker AH",),
        year=1948,
        title="A test for symmetry in contingency tables",
        journal=AMERICAN,
        volume="43",
        pages="572–574",
        doi="10.1080/01621459.1948.10483284",
    ),
    "munzel_brunner": Source(
        authors=("Munzel U", "Brunner E"),
        year=2002,
        title="An exact paired rank test",
        journal="Biometrical Journal",
        volume="44",
        pages="584–593",
    ),
    "kornbrot": Source(
        authors=("Kornbrot DE",),
        year=1990,
        title=(
            "The rank difference test: a new and meaningful alternative to the Wilcoxon signed ranks test for ordinal "
            "data"
        ),
        journal="British Journal of Mathematical and Statistical Psychology",
        volume="43",
        pages="241–264",
        doi="10.1111/j.2044-8317.1990.tb00939.x",
    ),
    "student": Source(
        authors=("Student",),
        year=1908,
        title="The probable error of a mean",
        journal="Biometrika",
        volume="6",
        pages="1–25",
        doi="10.1093/biomet/6.1.1",
    ),
    "shapiro_wilk": Source(
        authors=("Shapiro SS", "Wilk MB"),
        year=1965,
        title="An analysis of variance test for normality (complete samples)",
        journal="Biometrika",
        volume="52",
        pages="591–611",
        doi="10.1093/biomet/52.3-4.591",
    ),
    "d_z": Source(
        authors=("Lakens D",),
        year=2013,
        title=(
            "Calculating and reporting effect sizes to facilitate cumulative science: a practical primer for t-tests "
            "and ANOVAs"
        ),
        journal="Frontiers in Psychology",
        volume="4",
        pages="863",
        doi="10.3389/fpsyg.2013.00863",
    ),
    "gain": Source(
        authors=("Hake RR",),
        year=1998,
        title=(
            "Interactive-engagement versus traditional methods: a six-thousand-student survey of mechanics test data "
            "for introductory physics courses"
        ),
        journal="American Journal of Physics",
        volume="66",
        pages="64–74",
        doi="10.1119/1.18809",
    ),
    "lactogenesis": Source(
        authors=("Lian W", "Ding J", "Xiong T", "Liuding J", "Nie L"),
        year=2022,
        title=(
            "Determinants of delayed onset of lactogenesis II among women who delivered via Cesarean section at a "
            "tertiary hospital in China: a prospective cohort study"
        ),
        journal="International Breastfeeding Journal",
        volume="17",
        doi="10.1186/s13006-022-00523-3",
    ),
    "friedman": Source(
        authors=("Friedman M",),
        year=1937,
        title="The use of ranks to avoid the assumption of normality implicit in the analysis of variance",
        journal=AMERICAN,
        volume="32",
        pages="675–701",
        doi="10.1080/01621459.1937.10503522",
    ),
    "holm": Source(
        authors=("Holm S",),
        year=1979,
        title="A simple sequentially rejective multiple test procedure",
        journal="Scandinavian Journal of Statistics",
        volume="6",
        pages="65–70",
    ),
    "alpha": Source(
        authors=("Cronbach LJ",),
        year=1951,
        title="Coefficient alpha and the internal structure of tests",
        journal="Psychometrika",
        volume="16",
        pages="297–334",
        doi="10.1007/BF02310555",
    ),
    "feldt": Source(
        authors=("Feldt LS",),
        year=1965,
        title="The approximate sampling distribution of Kuder-Richardson reliability coefficient twenty",
        journal="Psychometrika",
        volume="30",
        pages="357–370",
    ),
}
"""By the key with which a text cites each."""
