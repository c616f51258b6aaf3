# Write instrument.json: item analysis, kappa and intraclass correlations by R's psych.
# Run with: Rscript tests/oracles/make_instrument.R > tests/oracles/instrument.json
# Data: R's own "attitude" (Chatterjee and Price), the ratings of Shrout and Fleiss (1979, table 2),
# the diagnoses of Fleiss, Levin and Paik (2003, table 18.1), and answers invented here.
suppressMessages(library(psych))
options(digits = 15)

likert <- matrix(c(
  4, 5, 3, 4, 2,  3, 3, 3, 2, 3,  5, 5, 4, 5, 1,  2, 1, 2, 3, 4,  4, 4, 5, 3, 2,  1, 2, 1, 2, 5,
  3, 4, 3, 3, 3,  5, 4, 4, 4, 2,  2, 3, 2, 1, 4,  4, 3, 4, 5, 1,  3, 2, 3, 3, 3,  5, 5, 5, 4, 2),
  ncol = 5, byrow = TRUE, dimnames = list(NULL, paste0("q", 1:5)))
knowledge <- matrix(c(
  1, 1, 1, 0,  1, 0, 1, 0,  0, 0, 0, 0,  1, 1, 1, 1,  1, 1, 0, 0,  0, 1, 0, 0,  1, 1, 1, 1,  0, 0, 1, 0,
  1, 1, 1, 0,  0, 0, 0, 1), ncol = 4, byrow = TRUE, dimnames = list(NULL, paste0("k", 1:4)))

items <- function(data) {
  data <- as.matrix(data)
  found <- suppressWarnings(suppressMessages(alpha(as.data.frame(data), warnings = FALSE)))
  total <- rowSums(data)
  tests <- lapply(seq_len(ncol(data)), function(j) cor.test(data[, j], total))
  rests <- lapply(seq_len(ncol(data)), function(j) cor.test(data[, j], total - data[, j]))
  ci <- suppressWarnings(alpha.ci(found$total$raw_alpha, n.obs = nrow(data), n.var = ncol(data)))
  feldt <- 1 - (1 - found$total$raw_alpha) *
    qf(c(0.975, 0.025), nrow(data) - 1, (nrow(data) - 1) * (ncol(data) - 1))
  stopifnot(abs(feldt - c(ci$lower.ci, ci$upper.ci)) < 0.01)
  fitted <- fa(cor(data), nfactors = 1, fm = "minres")
  load <- abs(as.vector(fitted$loadings))
  list(
    names = colnames(data), rows = unname(data),
    alpha = found$total$raw_alpha, alpha_standardised = found$total$std.alpha, feldt = feldt,
    alpha_if_deleted = found$alpha.drop$raw_alpha,
    r = sapply(tests, function(t) unname(t$estimate)), p = sapply(tests, function(t) t$p.value),
    r_corrected = found$item.stats$r.drop, p_corrected = sapply(rests, function(t) t$p.value),
    squared_multiple_correlation = unname(smc(cor(data))),
    loadings = as.vector(fitted$loadings),
    omega_standardised = sum(load)^2 / (sum(load)^2 + sum(1 - load^2)))
}

kappas <- function(counts, weights) {
  d <- abs(outer(seq_len(nrow(counts)), seq_len(nrow(counts)), "-")) / (nrow(counts) - 1)
  # psych 2.2.9 prints limits of the weighted kappa that coincide (.76 to .76 for the diagnoses): not taken
  one <- function(w) list(kappa = cohen.kappa(counts, w = w, n.obs = sum(counts))$weighted.kappa)
  plain <- cohen.kappa(counts, n.obs = sum(counts))
  list(counts = counts,
       none = list(kappa = plain$kappa, low = plain$confid[1, 1], high = plain$confid[1, 3]),
       linear = one(1 - d), quadratic = one(1 - d^2))
}

intraclass <- function(ratings) {
  table <- suppressMessages(ICC(ratings, lmer = FALSE))$results
  forms <- c("1,1", "A,1", "C,1", "1,k", "A,k", "C,k")
  list(ratings = ratings, forms = setNames(lapply(1:6, function(i)
    list(value = table$ICC[i], low = table$`lower bound`[i], high = table$`upper bound`[i])), forms))
}

shrout <- matrix(c(9, 2, 5, 8,  6, 1, 3, 2,  8, 4, 6, 8,  7, 1, 2, 6,  10, 5, 6, 9,  6, 2, 4, 7), ncol = 4, byrow = TRUE)
diagnoses <- matrix(c(75, 1, 4, 5, 4, 1, 0, 0, 10), ncol = 3, byrow = TRUE)
severity <- matrix(c(11, 4, 1, 0,  3, 9, 5, 1,  0, 4, 8, 3,  1, 0, 2, 7), ncol = 4, byrow = TRUE)

# A small writer, so that no further package is needed.
json <- function(x) {
  if (is.list(x)) {
    if (is.null(names(x))) return(paste0("[", paste(sapply(x, json), collapse = ", "), "]"))
    return(paste0("{", paste(sprintf("\"%s\": %s", names(x), sapply(x, json)), collapse = ",\n "), "}"))
  }
  if (is.matrix(x)) return(paste0("[", paste(apply(x, 1, json), collapse = ", "), "]"))
  text <- if (is.character(x)) sprintf("\"%s\"", x) else format(unname(x), digits = 15, trim = TRUE, nsmall = 0)
  if (is.numeric(x)) text <- sapply(unname(x), function(v) format(v, digits = 15, trim = TRUE))
  if (length(x) == 1 && is.null(dim(x))) text else paste0("[", paste(text, collapse = ", "), "]")
}
cat(json(list(
  software = paste0(R.version.string, "; psych ", packageVersion("psych")),
  convention = "tests two-sided; intervals 95 %; categories weighed by their positions",
  items = list(attitude = items(attitude), likert = items(likert), knowledge = items(knowledge)),
  kappa = list(diagnoses = kappas(diagnoses), severity = kappas(severity)),
  intraclass = list(shrout_fleiss = intraclass(shrout)))), "\n", sep = "")
