# Write groups.json: two independent groups and repeated occasions by R's coin, exactRankTests and stats.
# Run with: Rscript tests/oracles/make_groups.R > tests/oracles/groups.json
# Direction: changes are post - pre; "greater" means that the first group's are greater.
suppressMessages({library(coin); library(exactRankTests)})
options(digits = 15)

spread <- function(values, counts) rep(values, counts)
groups <- list(
  list(name = "steps", first = spread(0:2, c(1, 12, 7)), second = spread(-1:2, c(2, 10, 7, 1))),
  list(name = "unequal", first = spread(-2:2, c(0, 1, 5, 9, 3)), second = spread(-2:2, c(3, 6, 11, 10, 1))),
  list(name = "small", first = c(3, 5, 5, 9), second = c(-1, 0, 3, 4, 5, 2, 2)),
  list(name = "untied", first = c(1.1, 2.2, 4.4, 6.1), second = c(0.3, 1.9, 2.5, 2.6, 3.1, 0.7)),
  list(name = "large", first = spread(-2:2, c(5, 17, 31, 35, 12)), second = spread(-2:2, c(11, 22, 40, 22, 5))))

rank_sum <- function(x, y) {
  both <- data.frame(value = c(x, y), group = factor(rep(c("first", "second"), c(length(x), length(y)))))
  p <- function(alternative) wilcox.exact(x, y, alternative = alternative, exact = TRUE)$p.value
  coin_test <- function(...) wilcox_test(value ~ group, both, ...)
  plain <- suppressWarnings(wilcox.test(x, y, exact = FALSE, correct = FALSE))
  corrected <- suppressWarnings(wilcox.test(x, y, exact = FALSE, correct = TRUE))
  list(u = unname(plain$statistic), z = unname(statistic(coin_test())), p_asymptotic = plain$p.value,
       p_asymptotic_corrected = corrected$p.value, p_greater = p("greater"), p_less = p("less"),
       p_distance = unname(pvalue(coin_test(distribution = exact()))))
}

occasions <- list(
  list(name = "rounding_first_base", rows = t(matrix(c(  # Hollander and Wolfe (1973), rounding first base, p. 140
    5.40, 5.50, 5.55,  5.85, 5.70, 5.75,  5.20, 5.60, 5.50,  5.55, 5.50, 5.40,  5.90, 5.85, 5.70,
    5.45, 5.55, 5.60,  5.40, 5.40, 5.35,  5.45, 5.50, 5.35,  5.25, 5.15, 5.00,  5.85, 5.80, 5.70,
    5.25, 5.20, 5.10,  5.65, 5.55, 5.45,  5.60, 5.35, 5.45,  5.05, 5.00, 4.95,  5.50, 5.50, 5.40,
    5.45, 5.55, 5.50,  5.55, 5.55, 5.35,  5.45, 5.50, 5.55,  5.50, 5.45, 5.25,  5.65, 5.60, 5.40,
    5.70, 5.65, 5.55,  6.30, 6.30, 6.25), nrow = 3))),
  list(name = "pain", rows = t(matrix(c(3, 2, 1, 1,  3, 3, 2, 1,  2, 2, 2, 1,  3, 2, 2, 0,  2, 1, 1, 1,  3, 3, 3, 2,
    1, 1, 2, 0), nrow = 4))),
  list(name = "yes_or_no", rows = t(matrix(c(0, 0, 1,  0, 1, 1,  0, 0, 1,  0, 1, 1,  1, 0, 1,  0, 0, 0,  1, 1, 1,
    0, 1, 0,  0, 0, 1), nrow = 3))))

friedman <- function(rows) {
  found <- friedman.test(rows)
  list(statistic = unname(found$statistic), p = found$p.value)
}

scored <- function(rows) {
  long <- data.frame(value = as.vector(t(rows)), occasion = factor(rep(seq_len(ncol(rows)), nrow(rows))),
                     person = factor(rep(seq_len(nrow(rows)), each = ncol(rows))))
  found <- symmetry_test(value ~ occasion | person, long, teststat = "quadratic")
  list(scored_statistic = unname(statistic(found)), scored_p = unname(pvalue(found)))
}

json <- function(x) {
  if (is.list(x)) {
    if (is.null(names(x))) return(paste0("[", paste(sapply(x, json), collapse = ",\n"), "]"))
    return(paste0("{", paste(sprintf("\"%s\": %s", names(x), sapply(x, json)), collapse = ", "), "}"))
  }
  if (is.matrix(x)) return(paste0("[", paste(apply(x, 1, json), collapse = ", "), "]"))
  text <- if (is.character(x)) sprintf("\"%s\"", x) else sapply(unname(x), function(v) format(v, digits = 15, trim = TRUE))
  if (length(x) == 1) text else paste0("[", paste(text, collapse = ", "), "]")
}
cat(json(list(
  software = paste0(R.version.string, "; coin ", packageVersion("coin"), "; exactRankTests ", packageVersion("exactRankTests")),
  rank_sum = lapply(groups, function(g) c(g, rank_sum(g$first, g$second))),
  friedman = lapply(occasions, function(o) c(o, friedman(o$rows), scored(o$rows))))), "\n", sep = "")
