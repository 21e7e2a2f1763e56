# style.gp - what all figures share: fonts, colours, lines and the layout of panels, title, legend and note.
# Lengths are pixels of a figure 1600 wide. Set before, by sim/report/plot.c: title, title_lines, note, note_lines,
# panels, columns, name_lines, unit_lines, x_name, stretch, left_room, extra_lines, legends, and for legend i (from 1):
# legend_i, legend_lines_i, legend_colour_i, legend_dash_i, legend_mark_i.

set encoding utf8
width = 1600.0
full = 38.0                                              # size of the font of title, legend and note
size = columns == 1 ? full : columns == 2 ? 34.0 : 28.0  # and of that in the panels
full_line = 1.3 * full
line = 1.3 * size

left = left_room * size                                  # for the numbers on the y axis
right = 1.4 * size
head = (name_lines + unit_lines + 0.9) * line            # name and unit above a panel
foot = (columns == 1 ? 2.9 : 1.9) * line                 # numbers of the x axis, and its name
below = columns == 1 ? 0 : 1.2 * full_line               # or one name for all x axes
panel_height = stretch * (columns == 1 ? 560.0 : columns == 2 ? 430.0 : 330.0)
panel_width = (width - 10) / columns

legend_total = 0
of(name, i) = value(sprintf("%s_%d", name, i))
# The lines of one text stand farther apart than full_line.
legend_room(i) = of("legend_lines", i) * (of("legend_lines", i) > 1 ? 1.2 : 1)
do for [i = 1:legends] { legend_total = legend_total + legend_room(i) }
rows = int((panels + columns - 1) / columns)
top = (1.15 * title_lines + 0.2) * full_line
bottom = below + (extra_lines + legend_total + 0.3 * (legends > 0) + 0.9 * note_lines + 0.6) * full_line
height = top + rows * (head + panel_height + foot) + bottom

# Edges of panel p's plot, as shares of the figure, from its lower left corner
panel_left(p) = (((int(p) - 1) % columns) * panel_width + left) / width
panel_right(p) = (((int(p) - 1) % columns + 1) * panel_width - right) / width
panel_top(p) = 1 - (top + head + ((int(p) - 1) / int(columns)) * (head + panel_height + foot)) / height
panel_bottom(p) = panel_top(p) - panel_height / height

# Okabe and Ito's palette, without its yellow, which is lost on white paper; then a grey for references
colours = "#0072B2 #D55E00 #009E73 #CC79A7 #E69F00 #56B4E9 #000000"
colour(i) = i == 8 ? "#6E6E6E" : word(colours, (int(i) - 1) % 7 + 1)
set dashtype 2 (16, 8)
set dashtype 3 (5, 5)
set dashtype 4 (16, 6, 3, 6)
set dashtype 5 (28, 8)
dash(i) = (int(i) - 1) % 5 + 1
mark(i) = int(word("7 9 5 13 11 6 8 4", (int(i) - 1) % 8 + 1))

# cairo counts the size of fonts in points of 1/72 inch at 96 pixels an inch, SVG in pixels
font_scale = 1.0
# SVG takes a style for part of the name of the family and falls back to another one: plain there
font(style, pixels) = sprintf("DejaVu Sans%s,%.1f", terminal eq "png" ? style : "", pixels * font_scale)

set border 3 linewidth 2 linecolor rgb "#404040"
set tics nomirror out scale 0.6 textcolor rgb "#404040"
set grid ytics linetype 1 linewidth 1.5 linecolor rgb "#DDDDDD"
set format "%h"
set key off

# SVG draws marks as large as its font, cairo as large as they are asked for; these are alike in both
mark_size(points, font_size) = terminal eq "png" ? points : points * 18.4 / font_size
# SVG joins lines of one colour and width into one path, whose dashes are those of the first: no two widths are the same
legend_width(i) = 5 + 0.01 * i
