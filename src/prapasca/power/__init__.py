"""Power and sample size of the tests of change, exact or simulated, and the formulas that theses cite."""

from prapasca.power.calculation import power, power_curve
from prapasca.power.changes import ChangeDistribution
from prapasca.power.expected_table import ExpectedTable
from prapasca.power.formulas import (
    EFFICIENCIES,
    FormulaResult,
    drop_out,
    federer,
    finite_population,
    lemeshow,
    mcnemar_connor,
    mcnemar_miettinen,
    noether_sign,
    noether_signed_rank,
    paired_means,
    paired_t,
    slovin,
)
from prapasca.power.results import (
    TESTS,
    CurvePoint,
    Design,
    PowerOfTest,
    PowerResult,
    SampleSizeOfTest,
    SampleSizeResult,
)
from prapasca.power.search import sample_size
from prapasca.power.simulation import Simulation

__all__ = [
    "EFFICIENCIES",
    "TESTS",
    "ChangeDistribution",
    "CurvePoint",
    "Design",
    "ExpectedTable",
    "FormulaResult",
    "PowerOfTest",
    "PowerResult",
    "SampleSizeOfTest",
    "SampleSizeResult",
    "Simulation",
    "drop_out",
    "federer",
    "finite_population",
    "lemeshow",
    "mcnemar_connor",
    "mcnemar_miettinen",
    "noether_sign",
    "noether_signed_rank",
    "paired_means",
    "paired_t",
    "power",
    "power_curve",
    "sample_size",
    "slovin",
]
