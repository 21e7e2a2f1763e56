graph [ node [ id -1 ] node [ id -1 ] node [ id 99999999999999999999 ] edge [ source 1.5 target "a" ] node [ id [ id 3 ] ] ]
