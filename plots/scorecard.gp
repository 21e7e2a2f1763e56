# scorecard.gp - five panels below each other, one a scale: in each row a metric, with a mark and its interval for every
# regime, on a logarithmic axis of ratios to the first regime. Set before, besides what style.gp needs: edge (the axis
# reaches from -edge to edge, in powers of 2), regimes, row_count; for panel p: name_p, row_first_p, row_last_p; for row
# i: row_label_i, row_lines_i, row_base_i, row_better_i (-1 left, 1 right), row_panel_i; for mark k beyond the axis, of
# beyond_count: beyond_row_k, beyond_arm_k, beyond_side_k (-1 or 1), beyond_text_k. $data has a block for each regime:
# row, ratio, low, high.

label_size = 28.0
small_size = 22.0
label_line = 1.25 * label_size
small_line = 1.25 * small_size
pitch = 26.0                                             # between the regimes of a row
left = 620.0                                             # room for the names of metrics
right = 130.0                                            # and for the arrows to what is better
most_lines = 1
do for [i = 1:row_count] { if (of("row_lines", i) > most_lines) { most_lines = of("row_lines", i) } }
by_text = most_lines * label_line + small_line
by_marks = regimes * pitch
row_height = (by_text > by_marks ? by_text : by_marks) + 18
head = 2.1 * label_line                                  # above a panel: a gap, and its name
axis_room = 3.6 * small_line                             # numbers of the axis, and its name
legend_size = 32.0
legend_line = 1.35 * legend_size
note_size = 25.0
note_line = 1.25 * note_size
title_room = 1.5 * full_line * title_lines              # the legend follows, before the panels
top = title_room + legend_line * legend_total
lowest = axis_room + note_line * note_lines + 0.6 * note_line

# Pixels from the top of the first panel's head; a panel without rows has room for a line that says so
rows_of(p) = of("row_last", p) - of("row_first", p) + 1
panel_rows(p) = rows_of(p) > 0 ? rows_of(p) : 0.6
array panel_y[panels]
area = 0.0
do for [p = 1:panels] {
    area = area + head
    panel_y[p] = area
    area = area + panel_rows(p) * row_height
}
row_y(i) = panel_y[int(of("row_panel", i))] + (i - of("row_first", of("row_panel", i)) + 0.5) * row_height
mark_y(i, k) = row_y(i) + (k - (regimes + 1) / 2.0) * pitch
height = top + area + lowest
gutter = 0.11 * edge                                     # beyond the axis, on both sides

if (terminal eq "png") {
    font_scale = 0.75
    set terminal pngcairo size width, height font font("", label_size) noenhanced linewidth 1 background rgb "white"
} else {
    font_scale = 1.0
    set terminal svg size width, height dynamic font font("", label_size) noenhanced linewidth 1 background rgb "white"
}
set output target
unset label
unset arrow
unset object
unset grid
unset xtics
unset ytics
set border 0
set lmargin at screen left / width
set rmargin at screen 1 - right / width
set tmargin at screen 1 - top / height
set bmargin at screen lowest / height
set xrange [-edge - gutter:edge + gutter]
set yrange [area:0]

ticks = edge == 1 ? "0.5 0.6 0.7 0.8 0.9 1 1.1 1.25 1.4 1.6 1.8 2" : \
        edge == 2 ? "1/4 1/3 1/2 2/3 1 1.5 2 3 4" : "1/8 1/4 1/2 0.7 1 1.4 2 4 8"
number(t) = strstrt(t, "/") ? 1.0 / real(substr(t, 3, strlen(t))) * real(substr(t, 1, 1)) : real(t)
do for [p = 1:panels] {
    upper = panel_y[p]
    lower = upper + panel_rows(p) * row_height
    string = of("name", p)
    y = upper - 0.55 * label_line
    set label string at screen label_size / width, first y font font(":Bold", 1.1 * label_size)
    set object rectangle from first -edge - gutter, first upper to first -edge, first lower behind \
        fillcolor rgb "#F2F2F2" fillstyle solid noborder
    set object rectangle from first edge, first upper to first edge + gutter, first lower behind \
        fillcolor rgb "#F2F2F2" fillstyle solid noborder
    do for [t in ticks] {
        x = log(number(t)) / log(2)
        set arrow from first x, first upper to first x, first lower nohead back linewidth x == 0 ? 4 : 1.5 \
            linecolor rgb x == 0 ? "#404040" : "#DDDDDD"
    }
    set arrow from first -edge - gutter, first upper to first edge + gutter, first upper nohead back linewidth 2 \
        linecolor rgb "#404040"
    set arrow from first -edge - gutter, first lower to first edge + gutter, first lower nohead back linewidth 2 \
        linecolor rgb "#404040"
    if (rows_of(p) < 1) {
        y = (upper + lower) / 2
        set label "0, or without a value, under all of these regimes" at screen left / width, first y \
            offset 1, 0 textcolor rgb "#606060" font font("", small_size)
    }
}
do for [i = 1:row_count] {
    y = row_y(i) - 0.5 * (of("row_lines", i) * label_line + small_line) + 0.5 * label_line
    string = of("row_label", i)
    set label string at screen label_size / width, first y
    y = y + (of("row_lines", i) - 0.5) * label_line + 0.5 * small_line
    string = of("row_base", i)
    set label string at screen label_size / width, first y textcolor rgb "#606060" font font("", small_size)
    y = row_y(i)
    if (i > of("row_first", of("row_panel", i))) {
        z = y - 0.5 * row_height
        set arrow from screen label_size / width, first z to first edge + gutter, first z nohead back linewidth 1.5 \
            linecolor rgb "#DDDDDD"
    }
    x = 1 - 0.5 * right / width
    z = 0.2 * of("row_better", i) * right / width
    set arrow from screen x - z, first y to screen x + z, first y head filled size screen 0.009, 25 front linewidth 4 \
        linecolor rgb "#909090"
}
y = panel_y[1] - 0.7 * small_line
set label "better" at screen 1 - 0.5 * right / width, first y center textcolor rgb "#606060" font font("", small_size)
do for [t in ticks] {
    x = log(number(t)) / log(2)
    y = area + 0.8 * small_line
    set label t at first x, first y center textcolor rgb "#404040" font font("", small_size)
    y = panel_y[1] - 0.7 * small_line
    set label t at first x, first y center textcolor rgb "#404040" font font("", small_size)
}
y = area + 2.2 * small_line
set label "ratio, on a logarithmic scale" at first 0, first y center font font("", label_size)
do for [k = 1:beyond_count] {
    y = mark_y(of("beyond_row", k), of("beyond_arm", k))
    x = of("beyond_side", k) * (edge + 0.35 * gutter)
    z = of("beyond_side", k) * (edge + 0.95 * gutter)
    set arrow from first x, first y to first z, first y head filled size screen 0.008, 25 front linewidth 4 \
        linecolor rgb colour(of("beyond_arm", k) + 1)
    set label "" at first x, first y front point pointsize mark_size(2, label_size) pointtype mark(of("beyond_arm", k)) \
        linecolor rgb colour(of("beyond_arm", k) + 1)
    x = 0.98 * edge * of("beyond_side", k)
    string = of("beyond_text", k)
    if (of("beyond_side", k) > 0) {
        set label string at first x, first y right front font font("", small_size)
    } else {
        set label string at first x, first y left front font font("", small_size)
    }
}

x = label_size / width
y = 1 - 0.9 * full_line / height
if (strlen(title)) { set label title at screen x, screen y font font(":Bold", 1.1 * full) }
y = (0.4 * note_line + (note_lines - 0.5) * note_line) / height
set label note at screen x, screen y textcolor rgb "#606060" font font("", note_size)
y = 1 - (title_room + 0.5 * legend_line) / height
do for [i = 1:legends] {
    set arrow from screen x, screen y to screen x + 90 / width, screen y nohead front linewidth 4 \
        linecolor rgb colour(of("legend_colour", i))
    set label "" at screen x + 45 / width, screen y point pointsize mark_size(2, label_size) \
        pointtype mark(of("legend_mark", i)) linecolor rgb colour(of("legend_colour", i))
    string = of("legend", i)
    set label string at screen x + 115 / width, screen y font font("", legend_size)
    y = y - legend_line * legend_room(i) / height
}
clip_at(x) = x > edge ? edge + 0.35 * gutter : x < -edge ? -edge - 0.35 * gutter : x
plot for [k = 1:regimes] $data index (k - 1) using (clip_at($3)):(mark_y($1, k)):(clip_at($4) - clip_at($3)):(0) \
         with vectors nohead linewidth 5 linecolor rgb colour(k + 1), \
     for [k = 1:regimes] $data index (k - 1) using 2:(mark_y($1, k)) with points pointsize mark_size(2, label_size) \
         pointtype mark(k) linecolor rgb colour(k + 1)
