# map.gp - heat maps over two parameters, one panel a variant, with lines of equal value and the line on which the value
# is the reference's. Set before, besides what style.gp needs: x_count, x_tick_i, y_count, y_tick_i (texts, i from 1),
# y_name, z_low, z_high, z_step; for panel p: name_p, level_p (the reference's value, NaN without). $data has a block
# for each panel: rows of x, y, z, where x and y count the values from 0.

if (terminal eq "png") {
    font_scale = 0.75
    set terminal pngcairo size width, height font font("", size) noenhanced linewidth 1 background rgb "white"
} else {
    font_scale = 1.0
    set terminal svg size width, height dynamic font font("", size) noenhanced linewidth 1 background rgb "white"
}
set output target
# viridis: even to the eye, also in grey
set palette defined (0 "#440154", 0.25 "#3B528B", 0.5 "#21908C", 0.75 "#5DC863", 1 "#FDE725")
set cbrange [z_low:z_high]
set cbtics z_step offset 0, (terminal eq "png" ? 0 : 0.7)
set xrange [-0.5:x_count - 0.5]
set yrange [-0.5:y_count - 0.5]
unset grid
set border 15
set xtics scale 0 () norangelimited
set ytics scale 0 ()
do for [i = 1:x_count] { string = of("x_tick", i); set xtics add (string i - 1) }
do for [i = 1:y_count] { string = of("y_tick", i); set ytics add (string i - 1) }
set ylabel y_name
if (columns == 1) { set xlabel x_name offset 0, (terminal eq "png" ? 0 : 0.7) }
unset colorbox
unset surface
set multiplot
do for [p = 1:panels] {
    unset label
    unset arrow
    block = p - 1
    set contour base
    set cntrparam linear levels incremental z_low, z_step, z_high
    set table $lines
    splot $data index block using 1:2:3 with lines
    unset table
    level = of("level", p)
    has_level = level == level && level > z_low && level < z_high
    set cntrparam linear levels discrete (has_level ? level : z_low - z_step)
    set table $border
    splot $data index block using 1:2:3 with lines
    unset table
    unset contour
    set lmargin at screen panel_left(p)
    set rmargin at screen panel_right(p)
    set tmargin at screen panel_top(p)
    set bmargin at screen panel_bottom(p)
    y = panel_top(p) + (name_lines - 0.1) * line / height
    string = of("name", p)
    set label 1 string at screen panel_left(p), screen y font font(":Bold", size)
    if (p == panels) {
        x = left / width
        y = 1 - 0.9 * full_line / height
        if (strlen(title)) { set label 3 title at screen x, screen y font font(":Bold", 1.1 * full) }
        y = (note_lines * 0.9 - 0.1) * full_line / height
        set label 4 note at screen x, screen y textcolor rgb "#606060" font font("", 0.85 * full)
        y = (bottom - 0.3 * full_line) / height
        if (columns > 1) { set label 5 x_name at screen 0.5, screen y center font font("", full) }
        y = (bottom - below - 1.4 * full_line) / height
        set colorbox horizontal user origin screen x, screen y \
            size screen 1 - (left + right) / width, screen 0.9 * full_line / height
        y = (bottom - below - (0.4 + extra_lines) * full_line) / height
        do for [i = 1:legends] {
            set arrow 10 + i from screen x, screen y to screen x + 130 / width, screen y nohead front \
                linewidth i == 1 ? 3 : 7 linecolor rgb i == 1 ? "#909090" : "black"
            string = of("legend", i)
            set label 100 + i string at screen x + 155 / width, screen y font font("", full)
            y = y - full_line * legend_room(i) / height
        }
    }
    plot $data index block using 1:2:($1 - 0.5):($1 + 0.5):($2 - 0.5):($2 + 0.5):3 with boxxyerror \
             linewidth 1 linecolor palette fillstyle solid, \
         $lines using 1:2 with lines linewidth 3 linecolor rgb "white", \
         $border using 1:2 with lines linewidth 9 linecolor rgb "white", \
         $border using 1:2 with lines linewidth 7 linecolor rgb "black"
}
unset multiplot
