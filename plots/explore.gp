# explore.gp - where a claim holds: left the score of each point against a parameter, with its interval; right the
# verdicts over that parameter and another. Set before, besides what style.gp needs: for axis a (1, 2): axis_name_a,
# axis_low_a, axis_high_a, axis_log_a, axis_step_a; score_low, score_high, the ends of the scores; points, how many; box
# (0: none; 1: borne out there; 2: not), and along axis a box_low_a, box_high_a; for entry i of the legend, i to 4:
# entry_i, entry_at_i. $data has a block each for points where the claim holds, fails, is undetermined, and for the
# defaults: x, y, score, low, high.
# The axis of the score is even around 0 and logarithmic farther out (asinh): a few large ones must not press those
# around 1, where it is decided, into a line.

if (terminal eq "png") {
    font_scale = 0.75
    set terminal pngcairo size width, height font font("", size) noenhanced linewidth 1 background rgb "white"
} else {
    font_scale = 1.0
    set terminal svg size width, height dynamic font font("", size) noenhanced linewidth 1 background rgb "white"
}
set output target
shade(i) = i == 1 ? "#0072B2" : i == 2 ? "#D55E00" : i == 3 ? "#909090" : "#000000"
shape(i) = i == 1 ? 7 : i == 2 ? 9 : i == 3 ? 6 : 3
scale(i) = i == 4 ? 3.2 : (points > 100 ? 0.8 : 1) * (i == 1 ? 1.7 : i == 2 ? 1.9 : 1.6)
bottom_at = asinh(score_low) - 0.06 * (asinh(score_high) - asinh(score_low))
top_at = asinh(score_high) + 0.06 * (asinh(score_high) - asinh(score_low))
clip_at(s) = asinh(s) < bottom_at ? bottom_at : asinh(s) > top_at ? top_at : asinh(s)
unset grid
set border 3

# A range that a logarithm is right for: ticks at 1, 2 and 5 where it is short, else at powers of ten
array power[16]
do for [k = 1:16] { power[k] = 10.0 ** (k - 9) }

set multiplot
do for [p = 1:2] {
    unset label
    unset arrow
    unset object
    unset logscale
    set lmargin at screen panel_left(p)
    set rmargin at screen panel_right(p)
    set tmargin at screen panel_top(p)
    set bmargin at screen panel_bottom(p)
    y = panel_top(p) + (name_lines + unit_lines - 0.1) * line / height
    string = of("name", p)
    set label 1 string at screen panel_left(p), screen y font font(":Bold", size)
    y = panel_top(p) + 0.7 * line / height
    string = of("unit", p)
    set label 2 string at screen panel_left(p), screen y textcolor rgb "#404040"
    x = 0.5 * (panel_left(p) + panel_right(p))
    y = (bottom - 0.35 * full_line) / height
    set label 3 axis_name_1 at screen x, screen y center
    set xrange [axis_low_1:axis_high_1]
    set xtics autofreq
    if (axis_log_1) {
        set logscale x
        set xtics ()
        do for [k = 1:16] {
            do for [m in (axis_high_1 / axis_low_1 > 150 ? "1" : "1 2 5")] {
                z = power[k] * m
                if (z >= 0.999 * axis_low_1 && z <= 1.001 * axis_high_1) {
                    string = sprintf("%g", z)
                    set xtics add (string z)
                }
            }
        }
    } else {
        set xtics axis_step_1
    }
    if (p == 1) {
        set yrange [bottom_at:top_at]
        set ytics ()
        do for [t in "-1000 -100 -30 -10 -3 -1 0 1 3 10 30 100 1000"] {
            z = asinh(real(t))
            if (z > bottom_at && z < top_at) { set ytics add (t z) }
        }
    } else {
        set yrange [axis_low_2:axis_high_2]
        if (axis_log_2) {
            set logscale y
            set ytics ()
            do for [k = 1:16] {
                do for [m in (axis_high_2 / axis_low_2 > 150 ? "1" : "1 2 5")] {
                    z = power[k] * m
                    if (z >= 0.999 * axis_low_2 && z <= 1.001 * axis_high_2) {
                        string = sprintf("%g", z)
                        set ytics add (string z)
                    }
                }
            }
        } else {
            set ytics axis_step_2
        }
    }
    if (box > 0) {
        lower = p == 1 ? bottom_at : box_low_2
        upper = p == 1 ? top_at : box_high_2
        set object 1 rectangle from first box_low_1, first lower to first box_high_1, first upper behind \
            fillcolor rgb shade(box) fillstyle transparent solid 0.12 noborder
        if (p == 2) {
            set object 2 rectangle from first box_low_1, first lower to first box_high_1, first upper front \
                fillstyle empty border linecolor rgb shade(box) linewidth 3 dashtype 2
        }
    }
    if (p == 1) {
        set arrow 1 from graph 0, first asinh(1) to graph 1, first asinh(1) nohead back linewidth 2.5 \
            linecolor rgb "#404040" dashtype 2
        set arrow 2 from graph 0, first 0 to graph 1, first 0 nohead back linewidth 2 linecolor rgb "#A0A0A0"
        y = 1 - 0.9 * full_line / height
        x = left / width
        if (strlen(title)) { set label 4 title at screen x, screen y font font(":Bold", 1.1 * full) }
        y = (note_lines * 0.9 - 0.1) * full_line / height
        set label 5 note at screen x, screen y textcolor rgb "#606060" font font("", 0.8 * full)
        y = (bottom - below - 0.75 * full_line) / height
        do for [i = 1:4] {
            x = (left + of("entry_at", i) * (width - left)) / width
            set label 10 + i "" at screen x, screen y point pointsize 1.15 * scale(i) pointtype shape(i) \
                linecolor rgb shade(i) linewidth 3
            x = x + 0.9 * full / width
            string = of("entry", i)
            set label 20 + i string at screen x, screen y font font("", 0.9 * full)
        }
        plot for [i = 1:4] $data index (i - 1) using 1:(clip_at($4)):(0):(clip_at($5) - clip_at($4)) with vectors \
                 nohead linewidth i == 4 ? 4 : points > 100 ? 1 : 2 \
                 linecolor rgb i == 1 ? "#99C7E0" : i == 2 ? "#EFBF99" : i == 3 ? "#D0D0D0" : "#000000", \
             for [i = 1:4] $data index (i - 1) using 1:(clip_at($3)) with points pointsize scale(i) linewidth 3 \
                 pointtype shape(i) linecolor rgb shade(i)
    } else {
        plot for [i = 1:4] $data index (i - 1) using 1:2 with points pointsize 1.15 * scale(i) linewidth 3 \
                 pointtype shape(i) linecolor rgb shade(i)
    }
}
unset multiplot
