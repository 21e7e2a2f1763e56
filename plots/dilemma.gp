# dilemma.gp - the dilemma map: for each panel the ground in bands of colour with named lines of equal value, and the
# paths of the regimes. Set before, besides what style.gp needs: regimes, years, y_name; for panel p: name_p, unit_p, z_low_p,
# z_high_p, z_step_p, z_bands_p. $data has for each panel these blocks: rectangles of the ground (x_low, x_high, y_low,
# y_high, value); its grid (x, y, value); names of lines (x, y, level); and for each regime: its way (x, y), that after
# the breach, the place of the breach, the head (x, y, dx, dy) and a mark a year (x, y, value). NaN where there is none.

right = 4.2 * size                                       # room for the bar of colours
if (terminal eq "png") {
    font_scale = 0.75
    set terminal pngcairo size width, height font font("", size) noenhanced linewidth 1 background rgb "white"
} else {
    font_scale = 1.0
    set terminal svg size width, height dynamic font font("", size) noenhanced linewidth 1 background rgb "white"
}
# SVG takes the size of points from the font, cairo does not. It also ignores their line width, so that outlines are
# larger points beneath.
point = terminal eq "png" ? 1.0 : 7.8 / size
set output target
set xrange [0:1]
set yrange [0:1]
unset grid
set style textbox opaque noborder margins 0.3, 0.3
blocks = 3 + 5 * regimes
symbol(k) = int(word("7 5 9 13 11 15", (int(k) - 1) % 6 + 1))
arm = 0.016                                              # of the cross at the breach
edge = 1.32                                              # of the outline
big(k) = point * (symbol(k) == 13 || symbol(k) == 9 || symbol(k) == 11 ? 3.5 : 2.9)

set multiplot
do for [p = 1:panels] {
    unset label
    unset arrow
    set border 15
    set xtics 0.2 nomirror
    set ytics 0.2 nomirror
    base = (p - 1) * blocks
    z_low = of("z_low", p)
    z_high = of("z_high", p)
    z_step = of("z_step", p)
    # viridis: even to the eye, also in grey
    set palette defined (0 "#440154", 0.25 "#3B528B", 0.5 "#21908C", 0.75 "#5DC863", 1 "#FDE725") \
        maxcolors int(of("z_bands", p))
    set cbrange [z_low:z_high]
    set cbtics 2 * z_step scale 0
    set format cb "%h"
    unset colorbox
    set contour base
    unset surface
    set format x "%.6g"
    set format y "%.6g"
    set cntrparam linear levels incremental z_low, z_step, z_high
    set table $lines
    splot $data index base + 1 using 1:2:3 with lines
    unset table
    unset contour
    set surface
    set format x "%.1f"                                  # not before: the table is written in it
    set format y "%.1f"
    set lmargin at screen panel_left(p)
    set rmargin at screen panel_right(p)
    set tmargin at screen panel_top(p)
    set bmargin at screen panel_bottom(p)
    y = panel_top(p) + (name_lines + unit_lines - 0.1) * line / height
    string = of("name", p)
    set label 1 string at screen panel_left(p), screen y font font(":Bold", size)
    y = panel_top(p) + 0.7 * line / height
    string = of("unit", p)
    set label 2 string at screen panel_left(p), screen y textcolor rgb "#404040" font font("", 0.85 * size)
    if (p % 2 == 1) {
        x = panel_left(p) - 3.6 * size / width
        y = (panel_top(p) + panel_bottom(p)) / 2
        set label 3 y_name at screen x, screen y rotate by 90 center font font("", 0.85 * size)
    }
    x = panel_right(p) + 0.5 * size / width
    y = panel_bottom(p)
    set colorbox vertical user origin screen x, screen y \
        size screen 0.75 * size / width, screen panel_top(p) - panel_bottom(p)
    if (p == panels) {
        x = left / width
        y = 1 - 0.9 * full_line / height
        if (strlen(title)) { set label 6 title at screen x, screen y font font(":Bold", 1.1 * full) }
        y = (note_lines * 0.9 - 0.1) * full_line / height
        set label 4 note at screen x, screen y textcolor rgb "#606060" font font("", 0.85 * full)
        y = (bottom - 0.3 * full_line) / height
        set label 5 x_name at screen 0.5, screen y center font font("", full)
        y = (bottom - below - 0.5 * full_line) / height
        do for [i = 1:legends] {
            set arrow 10 + i from screen x, screen y to screen x + 100 / width, screen y nohead front linewidth 4 \
                linecolor rgb "black"
            set label 300 + i "" at screen x + 50 / width, screen y front point pointsize edge * big(i) \
                pointtype symbol(i) linecolor rgb "black"
            set label 400 + i "" at screen x + 50 / width, screen y front point pointsize big(i) \
                pointtype symbol(i) linecolor rgb "white"
            string = of("legend", i)
            set label 100 + i string at screen x + 125 / width, screen y font font("", full)
            y = y - full_line * legend_room(i) / height
        }
    }
    at(k, i) = base + 3 + (k - 1) * 5 + i
    plot $data index base using (($1 + $2) / 2):(($3 + $4) / 2):1:2:3:4:5 with boxxyerror \
             linewidth 1 linecolor palette fillstyle solid, \
         $lines using 1:2 with lines linewidth 2 linecolor rgb "white", \
         $data index base + 2 using 1:2:(sprintf("%.12g", $3)) with labels boxed font font("", 0.65 * size), \
         for [k = 1:regimes] $data index at(k, 0) using 1:2 with lines linewidth 8 linecolor rgb "white", \
         for [k = 1:regimes] $data index at(k, 1) using 1:2 with lines linewidth 8 linecolor rgb "white", \
         for [k = 1:regimes] $data index at(k, 0) using 1:2 with lines linewidth 4 linecolor rgb "black", \
         for [k = 1:regimes] $data index at(k, 1) using 1:2 with lines linewidth 4 linecolor rgb "black" dashtype 3, \
         for [k = 1:regimes] $data index at(k, 3) using 1:2:3:4 with vectors head nofilled size screen 0.012, 35 fixed \
             linewidth 10 linecolor rgb "white", \
         for [k = 1:regimes] $data index at(k, 3) using 1:2:3:4 with vectors head nofilled size screen 0.012, 35 fixed \
             linewidth 5 linecolor rgb "black", \
         for [i = -1:1:2] for [k = 1:regimes] $data index at(k, 2) using (p % 2 ? NaN : $1 - arm):($2 - i * arm):(2 * arm):(2 * i * arm) \
             with vectors nohead linewidth 11 linecolor rgb "white", \
         for [i = -1:1:2] for [k = 1:regimes] $data index at(k, 2) using (p % 2 ? NaN : $1 - arm):($2 - i * arm):(2 * arm):(2 * i * arm) \
             with vectors nohead linewidth 6 linecolor rgb "#D00000"
    # The marks in the same frame, the last year's first: a regime that stays in its place shows all its years.
    unset label
    unset arrow
    unset colorbox
    unset tics
    unset border
    do for [i = 1:years] {
        t = years - i
        grown = years > 1 ? 0.65 + 0.5 * t / (years - 1.0) : 1.0
        plot for [k = 1:regimes] $data index at(k, 4) every ::t::t using 1:2 with points \
                 pointsize edge * grown * big(k) pointtype symbol(k) linecolor rgb "black", \
             for [k = 1:regimes] $data index at(k, 4) every ::t::t using 1:2 with points \
                 pointsize grown * big(k) pointtype symbol(k) linecolor rgb "white", \
             for [k = 1:regimes] $data index at(k, 4) every ::t::t using 1:2:3 with points \
                 pointsize grown * big(k) pointtype symbol(k) linecolor palette
    }
}
unset multiplot
