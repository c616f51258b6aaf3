"""Formulas for the sample size that theses cite, each with its steps and assumptions."""

from prapasca.power.formulas.experiment import drop_out, federer
from prapasca.power.formulas.mcnemar import mcnemar_connor, mcnemar_miettinen
from prapasca.power.formulas.noether import noether_sign, noether_signed_rank
from prapasca.power.formulas.paired import EFFICIENCIES, paired_means, paired_t
from prapasca.power.formulas.result import FormulaResult
from prapasca.power.formulas.survey import finite_population, lemeshow, slovin

__all__ = [
    "EFFICIENCIES",
    "FormulaResult",
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
    "slovin",
]
