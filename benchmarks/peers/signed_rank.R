# Reads {"changes": [...], "counts": [...], "runs": n} and writes the two-sided exact p of a package, with seconds.
package <- commandArgs(trailingOnly = TRUE)[1]
if (!suppressWarnings(suppressMessages(require(package, character.only = TRUE, quietly = TRUE))))
  stop(paste("there is no package", package))
text <- paste(readLines(file("stdin")), collapse = "")
numbers <- function(key) {
  inside <- sub(paste0('.*"', key, '": \\[([^]]*)\\].*'), "\\1", text)
  as.numeric(strsplit(inside, ",")[[1]])
}
runs <- as.integer(sub('.*"runs": ([0-9]+).*', "\\1", text))
d <- rep(numbers("changes"), numbers("counts"))
zero <- rep(0, length(d))
ask <- if (package == "coin") {
  function() as.numeric(pvalue(wilcoxsign_test(d ~ zero, distribution = "exact", zero.method = "Wilcoxon")))
} else {
  function() as.numeric(wilcox.exact(d[d != 0], exact = TRUE)$p.value)
}
best <- Inf
for (i in seq_len(runs)) {
  seconds <- system.time(p <- suppressWarnings(ask()))[["elapsed"]]
  best <- min(best, seconds)
  if (best > 1) break
}
# the clock has milliseconds only: average what is faster
if (best < 0.05) best <- system.time(for (i in 1:50) suppressWarnings(ask()))[["elapsed"]] / 50
cat(sprintf('{"p": %.17g, "seconds": %.9g}\n', p, best))
