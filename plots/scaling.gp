# scaling.gp - how the time of a run grows: gnuplot plots/scaling.gp draws out/bench/scaling.png from what `make bench`
# measured (out/bench/scaling.csv: against, persons, days, attempts, seconds). Dashed: proportional to what is on the x
# axis, through the last point.

set terminal pngcairo size 1600, 620 font "DejaVu Sans,20" noenhanced background rgb "white"
set output "out/bench/scaling.png"
set datafile separator ","
set border 3 linewidth 2 linecolor rgb "#404040"
set tics nomirror out scale 0.6 textcolor rgb "#404040"
set grid xtics ytics linetype 1 linewidth 1.5 linecolor rgb "#DDDDDD"
set logscale xy
set format x "%.0s%c"
set format y "%h"
set key off
set multiplot layout 1, 3 margins 0.06, 0.985, 0.17, 0.86 spacing 0.06, 0
set label 9 "seconds of one thread; dashed: proportional, through the last point" at screen 0.012, screen 0.94 \
    textcolor rgb "#404040"

names = "persons days attempts"
units = "persons (365 days)|days (10,000 persons)|attempts (10,000 persons)"
split(text, i) = i == 1 ? substr(text, 1, strstrt(text, "|") - 1) : split(substr(text, strstrt(text, "|") + 1, strlen(text)), i - 1)
units = units . "|"
do for [i = 1:3] {
    name = word(names, i)
    column = i + 1
    stats "out/bench/scaling.csv" using (strcol(1) eq name ? column(column) : NaN) nooutput
    most = STATS_max
    least = STATS_min
    stats "out/bench/scaling.csv" using (strcol(1) eq name && column(column) == most ? $5 : NaN) nooutput
    last = STATS_max
    set xlabel split(units, i) offset 0, 0.3
    plot [least / 1.6:most * 1.6] [0.003:30] last * x / most with lines linewidth 3 dashtype 2 linecolor rgb "#6E6E6E", \
         "out/bench/scaling.csv" using (strcol(1) eq name ? column(column) : NaN):5 \
         with linespoints linewidth 4 linecolor rgb "#0072B2" pointtype 7 pointsize 1.8
    unset label 9
}
unset multiplot
