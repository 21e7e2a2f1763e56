# curves.gp - panels of curves: a mean, with its band where there is one, over time or over a parameter.
# Set before, besides what style.gp needs, for panel p: name_p, unit_p, x_name_p, x_low_p, x_high_p, x_step_p (0: as
# fits), x_scale_p (0 linear, 1 log, 2 log, falling from left to right), y_low_p, y_high_p, y_step_p, and its curves,
# first_p to last_p; for curve i: colour_i, dash_i, mark_i (0: none); and marks, vertical lines in all panels, for line i
# mark_x_i, mark_text_i; marks_low_p: their text stands at the foot. $data has a block for each curve: x, mean, low,
# high; NaN where a value does not exist.

if (terminal eq "png") {
    font_scale = 0.75
    set terminal pngcairo size width, height font font("", size) noenhanced linewidth 1 background rgb "white"
} else {
    font_scale = 1.0
    set terminal svg size width, height dynamic font font("", size) noenhanced linewidth 1 background rgb "white"
}
set output target
set multiplot
do for [p = 1:panels] {
    set lmargin at screen panel_left(p)
    set rmargin at screen panel_right(p)
    set tmargin at screen panel_top(p)
    set bmargin at screen panel_bottom(p)
    unset label
    unset arrow
    y = panel_top(p) + (name_lines + unit_lines - 0.1) * line / height
    string = of("name", p)
    set label 1 string at screen panel_left(p), screen y font font(":Bold", size)
    y = panel_top(p) + 0.7 * line / height
    string = of("unit", p)
    set label 2 string at screen panel_left(p), screen y textcolor rgb "#404040"
    if (columns == 1) {
        string = of("x_name", p)
        set xlabel string offset 0, (terminal eq "png" ? 0.2 : 0.6)
    }
    unset logscale x
    if (of("x_scale", p) > 0) { set logscale x }
    if (of("x_scale", p) == 2) {
        set xrange [of("x_high", p):of("x_low", p)]
    } else {
        set xrange [of("x_low", p):of("x_high", p)]
    }
    if (of("x_step", p) > 0) { set xtics of("x_step", p) } else { set xtics autofreq }
    set ytics of("y_step", p)
    set yrange [of("y_low", p):of("y_high", p)]
    if (p == panels) {
        x = left / width
        y = 1 - 0.9 * full_line / height
        if (strlen(title)) { set label 3 title at screen x, screen y font font(":Bold", 1.1 * full) }
        y = (note_lines * 0.9 - 0.1) * full_line / height
        set label 4 note at screen x, screen y textcolor rgb "#606060" font font("", 0.85 * full)
        y = (bottom - 0.3 * full_line) / height
        if (columns > 1) { set label 5 x_name at screen 0.5, screen y center font font("", full) }
        y = (bottom - below - 0.5 * full_line) / height
        do for [i = 1:legends] {
            set arrow 10 + i from screen x, screen y to screen x + 130 / width, screen y nohead front linewidth legend_width(i) \
                linecolor rgb colour(of("legend_colour", i)) dashtype dash(of("legend_dash", i))
            if (of("legend_mark", i) > 0) {
                set label 300 + i "" at screen x + 65 / width, screen y point pointsize mark_size(2.4, size) \
                    pointtype mark(of("legend_mark", i)) linecolor rgb colour(of("legend_colour", i))
            }
            string = of("legend", i)
            set label 100 + i string at screen x + 155 / width, screen y font font("", full)
            y = y - full_line * legend_room(i) / height
        }
    }
    do for [i = 1:marks] {
        x = of("mark_x", i)
        share = (x - of("x_low", p)) / (of("x_high", p) - of("x_low", p))
        near = i > 1 && x - of("mark_x", i - 1 + (i == 1)) < 0.04 * columns * (of("x_high", p) - of("x_low", p))
        low = near ? !low : of("marks_low", p)
        string = of("mark_text", i)
        if (share <= 1) {
            set arrow 2000 + i from first x, graph 0 to first x, graph 1 nohead back linewidth 2 \
                linecolor rgb "#808080" dashtype 3
            set label 2000 + i string at first x, graph (low ? 0.03 : 0.98) rotate by 90 \
                offset character (share < 0.9 ? 0.7 : -0.7), 0 textcolor rgb "#606060" font font("", 0.72 * size)
            if (low) { set label 2000 + i left } else { set label 2000 + i right }
        }
    }
    from = int(of("first", p))
    to = int(of("last", p))
    if (from > to) { # a panel without curves keeps its axes
        plot NaN notitle
    } else {
        plot for [i = from:to] $data index (i - 1) using 1:3:4 with filledcurves \
                 fillcolor rgb colour(of("colour", i)) fillstyle transparent solid 0.18 noborder, \
             for [i = from:to] $data index (i - 1) using 1:2 with lines linewidth 5 \
                 linecolor rgb colour(of("colour", i)) dashtype dash(of("dash", i)), \
             for [i = from:to] $data index (i - 1) using (of("mark", i) > 0 ? $1 : NaN):2 with points pointsize mark_size(2.4, size) \
                 pointtype mark(of("mark", i) + (of("mark", i) == 0)) linecolor rgb colour(of("colour", i))
    }
}
unset multiplot
