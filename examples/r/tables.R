# Reads the fills of a run: the Parquet table of --results parquet where the package arrow is installed, else the CSV file.
#
#   Rscript examples/r/tables.R runs/first

folder <- commandArgs(trailingOnly = TRUE)[1]

# A table of a result directory as a data frame; times are POSIXct in UTC, decimals numbers.
read_table <- function(name) {
  typed <- file.path(folder, paste0(name, ".parquet"))
  if (file.exists(typed) && requireNamespace("arrow", quietly = TRUE)) {
    return(as.data.frame(arrow::read_parquet(typed)))
  }
  frame <- read.csv(file.path(folder, paste0(name, ".csv")), stringsAsFactors = FALSE)
  if ("time" %in% names(frame)) {
    frame$time <- as.POSIXct(frame$time, format = "%Y-%m-%dT%H:%M:%OSZ", tz = "UTC")
  }
  frame
}

fills <- read_table("fills")
fills$cash <- fills$qty * fills$price
sums <- aggregate(cbind(qty, cash, fee) ~ strategy, data = fills, FUN = sum)
sums$average <- sums$cash / sums$qty
for (i in seq_len(nrow(sums))) {
  cat(sprintf("%s %.0f %.6f\n", sums$strategy[i], sums$qty[i], sums$average[i]))
}
