Creator "x"
graph [
  directed 0
  node [ id 1 label "a" ]
  node [ id 5 label "b" w 1.5e3 ]
  edge [ source 1 target 5 value 2 ]
]
