# Write paired_numbers.json: paired t test, Shapiro-Wilk, standardised change, quantile plot by R's stats.
# Run with: Rscript tests/oracles/make_paired_numbers.R > tests/oracles/paired_numbers.json
# Data: R's own "sleep" (Student, 1908), the depression study of Hollander and Wolfe (help of wilcox.test),
# and numbers invented here.
options(digits = 15)

data <- list(
  sleep = list(pre = sleep$extra[1:10], post = sleep$extra[11:20]),
  depression = list(pre = c(1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30),
                    post = c(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29)),
  knowledge = list(pre = c(40, 55, 60, 45, 70, 50, 65, 80, 35, 60, 75, 50, 55, 90, 45),
                   post = c(70, 75, 85, 60, 90, 80, 70, 95, 65, 85, 80, 75, 85, 95, 70)),
  pain = list(pre = c(7, 8, 5, 6, 9, 4, 7), post = c(3, 8, 6, 2, 5, 4, 3)),
  nearly_equal = list(pre = 1e9 + c(1, 2, 3, 4), post = 1e9 + c(1.5, 2.75, 3.25, 4.5)))

noncentrality <- function(t, df, p) {
  half <- 8 * sqrt(1 + t^2 / (2 * df))
  uniroot(function(ncp) pt(t, df, ncp) - p, t + c(-half, half), tol = 1e-14)$root
}

one <- function(pair) {
  d <- pair$post - pair$pre
  n <- length(d)
  test <- t.test(pair$post, pair$pre, paired = TRUE)
  t <- unname(test$statistic)
  correction <- gamma((n - 1) / 2) / (sqrt((n - 1) / 2) * gamma((n - 2) / 2))
  normality <- shapiro.test(d)
  plot <- qqnorm(d, plot.it = FALSE)
  list(
    pre = pair$pre, post = pair$post, mean = mean(d), sd = sd(d), t = t, df = n - 1, p = test$p.value,
    p_greater = t.test(pair$post, pair$pre, paired = TRUE, alternative = "greater")$p.value,
    p_less = t.test(pair$post, pair$pre, paired = TRUE, alternative = "less")$p.value,
    interval = as.vector(test$conf.int),
    interval_90 = as.vector(t.test(pair$post, pair$pre, paired = TRUE, conf.level = 0.9)$conf.int),
    correlation = cor(pair$pre, pair$post), p_correlation = cor.test(pair$pre, pair$post)$p.value,
    w = unname(normality$statistic), p_w = normality$p.value,
    d_z = t / sqrt(n),
    d_z_interval = c(noncentrality(t, n - 1, 0.975), noncentrality(t, n - 1, 0.025)) / sqrt(n),
    d_av = mean(d) / ((sd(pair$pre) + sd(pair$post)) / 2), correction = correction,
    blom = qnorm((seq_len(n) - 3 / 8) / (n + 1 / 4)))
}

logs <- lapply(list(c(2, 5), c(-3, 40), c(50, 20), c(60, 300), c(45, 100000), c(1000, 400), c(1e6, 80)),
  function(case) list(t = case[1], df = case[2], log_p = log(2) + pt(-abs(case[1]), case[2], log.p = TRUE)))
ncts <- lapply(list(c(2.5, 9, 1), c(-1, 4, 0.5), c(12, 30, 10), c(30, 30, 25), c(0.3, 2000, -1), c(36, 5000, 35)),
  function(case) list(t = case[1], df = case[2], ncp = case[3], p = pt(case[1], case[2], case[3])))

json <- function(x) {
  if (is.list(x) && !is.null(names(x)))
    paste0("{", paste0("\"", names(x), "\": ", sapply(x, json), collapse = ",\n "), "}")
  else if (is.list(x)) paste0("[", paste(sapply(x, json), collapse = ",\n "), "]")
  else if (is.character(x)) paste0("\"", x, "\"")
  else if (length(x) > 1) paste0("[", paste(format(x, digits = 15, trim = TRUE), collapse = ", "), "]")
  else format(x, digits = 15)
}
cat(json(list(
  software = R.version.string,
  convention = "d = post - pre; two-sided; intervals 95 % unless named; blom: quantiles of untied changes, ascending",
  pairs = lapply(data, one), log_p = logs, noncentral_t = ncts)), "\n", sep = "")
